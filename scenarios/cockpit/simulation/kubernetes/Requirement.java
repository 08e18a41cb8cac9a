package cockpit.simulation.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One condition on a label. Source: `k8s.io/apimachinery/pkg/labels/selector.go` (NewRequirement, Matches).
///
/// @param values In and NotIn take one or more, Gt and Lt one whole number, the others none
public record Requirement(String key, Operator operator, List<String> values) {
    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_PREFIX = 253;
    private static final Pattern VALUE = Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
    private static final Pattern PREFIX =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    public Requirement {
        values = List.copyOf(values);
    }

    /// Whether Kubernetes can make sense of it: its key and values could stand in a label, and there are as many values
    /// as the operator takes. A node selector term with one it cannot matches nothing.
    public boolean sound() {
        return isKey(key)
                && values.stream()
                        .allMatch(each -> each.length() <= LONGEST_NAME
                                && VALUE.matcher(each).matches())
                && hasItsValues();
    }

    private static boolean isKey(String key) {
        int slash = key.indexOf('/');
        String name = key.substring(slash + 1);
        String prefix = slash < 0 ? "a" : key.substring(0, slash);
        return name.length() <= LONGEST_NAME
                && NAME.matcher(name).matches()
                && prefix.length() <= LONGEST_PREFIX
                && PREFIX.matcher(prefix).matches();
    }

    private boolean hasItsValues() {
        return switch (operator) {
            case IN, NOT_IN -> !values.isEmpty();
            case EXISTS, DOES_NOT_EXIST -> values.isEmpty();
            case GT, LT -> values.size() == 1 && number(values.getFirst()) != null;
            case UNKNOWN -> false;
        };
    }

    /// Whether labels meet it.
    public boolean matches(Map<String, String> labels) {
        String value = labels.get(key);
        return switch (operator) {
            case IN -> value != null && values.contains(value);
            case NOT_IN -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
            case GT -> compares(value, 1);
            case LT -> compares(value, -1);
            case UNKNOWN -> false;
        };
    }

    private boolean compares(@Nullable String value, int sign) {
        Long left = value == null ? null : number(value);
        Long right = values.isEmpty() ? null : number(values.getFirst());
        return left != null && right != null && left.compareTo(right) == sign;
    }

    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /// How a label is compared.
    public enum Operator {
        IN("In"),
        NOT_IN("NotIn"),
        EXISTS("Exists"),
        DOES_NOT_EXIST("DoesNotExist"),
        GT("Gt"),
        LT("Lt"),
        /// A word Kubernetes does not know.
        UNKNOWN("");

        /// Kubernetes' own.
        public final String word;

        Operator(String word) {
            this.word = word;
        }

        /// The operator of this word, UNKNOWN if there is none.
        public static Operator of(String word) {
            for (Operator each : values()) {
                if (each.word.equals(word)) {
                    return each;
                }
            }
            return UNKNOWN;
        }
    }
}
