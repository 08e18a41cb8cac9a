package cockpit.simulation.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which labels are meant: all requirements hold. Source: `k8s.io/apimachinery/pkg/apis/meta/v1/helpers.go`
/// (LabelSelectorAsSelector): an absent selector selects nothing, an empty one everything.
///
/// @param absent       that nothing is selected
/// @param requirements none for everything
public record LabelSelector(boolean absent, List<Requirement> requirements) {
    /// Selects nothing: no selector was given.
    public static final LabelSelector NOTHING = new LabelSelector(true, List.of());
    /// Selects everything: an empty selector was given.
    public static final LabelSelector EVERYTHING = new LabelSelector(false, List.of());

    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /// What these exact labels select.
    public static LabelSelector of(Map<String, String> labels) {
        return EVERYTHING.and(labels);
    }

    public boolean matches(Map<String, String> labels) {
        if (absent) {
            return false;
        }
        for (Requirement each : requirements) {
            if (!each.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /// Whether it was given and asks nothing.
    public boolean isEverything() {
        return !absent && requirements.isEmpty();
    }

    /// This and these exact labels; nothing stays nothing.
    public LabelSelector and(Map<String, String> labels) {
        var more = new ArrayList<Requirement>();
        labels.forEach((key, value) -> more.add(new Requirement(key, Requirement.Operator.IN, List.of(value))));
        return and(more);
    }

    /// This and these requirements; nothing stays nothing.
    public LabelSelector and(List<Requirement> more) {
        if (absent || more.isEmpty()) {
            return this;
        }
        var all = new ArrayList<>(requirements);
        all.addAll(more);
        return new LabelSelector(false, all);
    }
}
