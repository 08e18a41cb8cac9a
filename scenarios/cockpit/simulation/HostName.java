package cockpit.simulation;

import java.util.Optional;
import java.util.regex.Pattern;

/// Host names as Istio reads them.
/// Source: istio pkg/config/validation ValidateWildcardDomain, pkg/config/host Name.Matches, and the reference's "short
/// names are interpreted relative to the namespace of the rule".
final class HostName {
    private static final String LABEL = "[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?";
    private static final Pattern DNS_LABEL = Pattern.compile(LABEL);
    private static final Pattern FIRST_LABEL = Pattern.compile("\\*|(?:\\*-?)?" + LABEL);
    private static final Pattern NUMERIC = Pattern.compile("[+-]?\\d+");
    private static final Pattern IP_V4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_LABEL = 63;

    private HostName() {}

    /// What is wrong with the name, in Istio's words; a wildcard may stand first.
    static Optional<String> objection(String name) {
        if (name.length() > LONGEST_NAME) {
            return Optional.of("domain name \"" + name + "\" too long (max 255)");
        }
        if (name.isEmpty()) {
            return Optional.of("empty domain name not allowed");
        }
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        if (first.length() > LONGEST_LABEL || !FIRST_LABEL.matcher(first).matches()) {
            return Optional.of(invalid(name, first));
        }
        return dot < 0 ? Optional.empty() : objectionToRest(name.substring(dot + 1));
    }

    private static Optional<String> objectionToRest(String rest) {
        String[] labels = rest.split("\\.", -1);
        String top = labels[labels.length - 1];
        if (NUMERIC.matcher(top).matches()) {
            return Optional.of(
                    "domain name \"" + rest + "\" invalid (top level domain \"" + top + "\" cannot be all-numeric)");
        }
        for (int i = 0; i < labels.length; i++) {
            boolean rootDot = i == labels.length - 1 && labels[i].isEmpty();
            if (!rootDot && !isLabel(labels[i])) {
                return Optional.of(invalid(rest, labels[i]));
            }
        }
        return Optional.empty();
    }

    private static String invalid(String name, String label) {
        return "domain name \"" + name + "\" invalid (label \"" + label + "\" invalid)";
    }

    static boolean isLabel(String text) {
        return text.length() <= LONGEST_LABEL && DNS_LABEL.matcher(text).matches();
    }

    static boolean isAddress(String text) {
        return IP_V4.matcher(text).matches() || (text.contains(":") && text.matches("[0-9a-fA-F:.]+"));
    }

    /// Whether the two name a common host: equal, or one's wildcard covers the other.
    static boolean matches(String one, String other) {
        boolean wildOne = one.startsWith("*");
        boolean wildOther = other.startsWith("*");
        if (wildOne && wildOther) {
            String a = one.substring(1);
            String b = other.substring(1);
            return a.endsWith(b) || b.endsWith(a);
        }
        if (wildOne) {
            return other.endsWith(one.substring(1));
        }
        return wildOther ? one.endsWith(other.substring(1)) : one.equals(other);
    }

    /// A name without a dot belongs to the namespace of the rule that uses it.
    static String resolved(String name, String namespace) {
        return name.contains(".") || name.equals("*") ? name : name + "." + namespace + ".svc.cluster.local";
    }
}
