package cockpit.simulation.hpa;

import cockpit.simulation.kubernetes.Requirement;
import cockpit.simulation.kubernetes.Requirement.Operator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A selector as a scale's status writes it: `app=web,tier in (a,b),!old`. Only whether it can be read: which pods it
/// selects, the observation says.
///
/// Source: `k8s.io/apimachinery/pkg/labels/selector.go` (Parse).
final class SelectorText {
    private static final String WORD = "[^\\s,()!=<>]+";
    private static final Pattern REQUIREMENT =
            Pattern.compile("\\s*(?:!\\s*(?<absent>" + WORD + ")|(?<key>" + WORD + ")"
                    + "(?:\\s*(?:==|!=|=)\\s*(?<value>" + WORD + ")?"
                    + "|\\s*(?<order>[<>])\\s*(?<number>" + WORD + ")"
                    + "|\\s+(?:in|notin)\\s*\\((?<values>[^()]*)\\))?)\\s*(?<more>,|$)");

    private SelectorText() {}

    static boolean isReadable(String text) {
        Matcher next = REQUIREMENT.matcher(text);
        int from = 0;
        boolean more = !text.isBlank();
        while (more) {
            next.region(from, text.length());
            if (!next.lookingAt() || !requirement(next).sound()) {
                return false;
            }
            from = next.end();
            more = !next.group("more").isEmpty();
        }
        return true;
    }

    private static Requirement requirement(Matcher read) {
        if (read.group("absent") != null) {
            return new Requirement(read.group("absent"), Operator.DOES_NOT_EXIST, List.of());
        }
        String key = read.group("key");
        if (read.group("values") != null) {
            var values = Stream.of(read.group("values").split(",", -1)).map(String::strip);
            return new Requirement(key, Operator.IN, values.toList());
        }
        if (read.group("order") != null) {
            return new Requirement(key, Operator.GT, List.of(read.group("number")));
        }
        String value = read.group("value");
        return new Requirement(key, Operator.IN, List.of(value == null ? "" : value));
    }
}
