package cockpit.simulation.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which nodes a pod may go to by their labels and names: nodeSelector and required node affinity together.
/// Source: `k8s.io/component-helpers/scheduling/corev1/nodeaffinity/nodeaffinity.go` (RequiredNodeAffinity).
///
/// @param selector labels the node must have
/// @param terms    alternatives, null for no required affinity; an empty list is met by no node
public record NodeRequirements(
        Map<String, String> selector, @Nullable List<NodeSelectorTerm> terms) {
    /// Any node.
    public static final NodeRequirements NONE = new NodeRequirements(Map.of(), null);

    public NodeRequirements {
        selector = Map.copyOf(selector);
        terms = terms == null ? null : List.copyOf(terms);
    }

    public boolean isNone() {
        return selector.isEmpty() && terms == null;
    }

    public boolean matches(Meta node) {
        for (var each : selector.entrySet()) {
            if (!each.getValue().equals(node.labels().get(each.getKey()))) {
                return false;
            }
        }
        if (terms == null) {
            return true;
        }
        for (NodeSelectorTerm each : terms) {
            if (each.matches(node)) {
                return true;
            }
        }
        return false;
    }

    /// The only nodes that can match, by name: empty where names do not narrow it. A pod whose every alternative
    /// contradicts itself gets an empty set.
    public Optional<Set<String>> names() {
        if (terms == null || terms.isEmpty()) {
            return Optional.empty();
        }
        var names = new TreeSet<String>();
        for (NodeSelectorTerm each : terms) {
            Set<String> named = each.names();
            if (named == null) {
                return Optional.empty();
            }
            names.addAll(named);
        }
        return Optional.of(names);
    }
}
