package cockpit.simulation.hpa;

import cockpit.simulation.kubernetes.Requirement;
import cockpit.simulation.kubernetes.Requirement.Operator;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which series of a metric are meant: `metric.selector`, as written, sound or not.
///
/// Source: `k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go` (LabelSelectorAsSelector), `pkg/labels/selector.go`
/// (NewRequirement) and the generated String of LabelSelector, which event texts show.
public record MetricSelector(SortedMap<String, String> matchLabels, List<Expression> matchExpressions) {
    private static final Set<Operator> OPERATORS =
            Set.of(Operator.IN, Operator.NOT_IN, Operator.EXISTS, Operator.DOES_NOT_EXIST);

    /// One condition, its operator as written.
    public record Expression(String key, String operator, List<String> values) {
        /// Copies the values.
        public Expression {
            values = List.copyOf(values);
        }

        private Requirement requirement() {
            return new Requirement(key, Operator.of(operator), values);
        }

        private Optional<String> fault() {
            if (!OPERATORS.contains(Operator.of(operator))) {
                return Optional.of("\"" + operator + "\" is not a valid label selector operator");
            }
            boolean takesValues = operator.equals("In") || operator.equals("NotIn");
            if (takesValues && values.isEmpty()) {
                return Optional.of(
                        "values: Invalid value: null: for 'in', 'notin' operators, values set can't be empty");
            }
            if (!takesValues && !values.isEmpty()) {
                return Optional.of("values: Invalid value: [\"" + String.join("\",\"", values)
                        + "\"]: values set must be empty for exists and does not exist");
            }
            return requirement().sound() ? Optional.empty() : Optional.of(misspelt(key, values));
        }

        @Override
        public String toString() {
            return "LabelSelectorRequirement{Key:" + key + ",Operator:" + operator + ",Values:["
                    + String.join(" ", values) + "],},";
        }
    }

    /// Copies both.
    public MetricSelector {
        matchLabels = Collections.unmodifiableSortedMap(new TreeMap<>(matchLabels));
        matchExpressions = List.copyOf(matchExpressions);
    }

    /// What Kubernetes objects to, in its words as far as they do not depend on the spelling; empty if to nothing.
    Optional<String> fault() {
        for (var each : matchLabels.entrySet()) {
            if (!exactly(each.getKey(), each.getValue()).sound()) {
                return Optional.of(misspelt(each.getKey(), List.of(each.getValue())));
            }
        }
        return matchExpressions.stream().flatMap(each -> each.fault().stream()).findFirst();
    }

    boolean matches(Map<String, String> labels) {
        for (var each : matchLabels.entrySet()) {
            if (!each.getValue().equals(labels.get(each.getKey()))) {
                return false;
            }
        }
        return matchExpressions.stream().allMatch(each -> each.requirement().matches(labels));
    }

    private static Requirement exactly(String key, String value) {
        return new Requirement(key, Operator.IN, List.of(value));
    }

    private static String misspelt(String key, List<String> values) {
        return exactly(key, "").sound()
                ? "values: Invalid value: " + values + ": a valid label must consist of alphanumeric characters, '-',"
                        + " '_' or '.', 63 at most"
                : "key: Invalid value: \"" + key + "\": a qualified name must consist of alphanumeric characters, '-',"
                        + " '_' or '.', 63 at most, with an optional DNS subdomain prefix and '/'";
    }

    /// As Go prints a pointer to one.
    @Override
    public String toString() {
        var text = new StringBuilder("&LabelSelector{MatchLabels:map[string]string{");
        matchLabels.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append(','));
        text.append("},MatchExpressions:[]LabelSelectorRequirement{");
        matchExpressions.forEach(text::append);
        return text.append("},}").toString();
    }
}
