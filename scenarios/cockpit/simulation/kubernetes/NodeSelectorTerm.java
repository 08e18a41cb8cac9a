package cockpit.simulation.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One alternative of a pod's required node affinity; what it says holds together. Source:
/// `k8s.io/component-helpers/scheduling/corev1/nodeaffinity/nodeaffinity.go`.
///
/// @param expressions on the node's labels
/// @param fields      on the node's fields, of which there is one, metadata.name
/// @param readable    whether Kubernetes can make sense of both
public record NodeSelectorTerm(List<Requirement> expressions, List<Requirement> fields, boolean readable) {
    private static final String NAME = "metadata.name";

    public NodeSelectorTerm {
        expressions = List.copyOf(expressions);
        fields = List.copyOf(fields);
    }

    /// Finds out whether it is readable.
    public static NodeSelectorTerm of(List<Requirement> expressions, List<Requirement> fields) {
        boolean readable = expressions.stream().allMatch(Requirement::sound)
                && fields.stream().allMatch(NodeSelectorTerm::comparesOne);
        return new NodeSelectorTerm(expressions, fields, readable);
    }

    /// Whether the node meets it. An empty term, or one that Kubernetes cannot read, is met by none.
    public boolean matches(Meta node) {
        if (!readable || (expressions.isEmpty() && fields.isEmpty())) {
            return false;
        }
        for (Requirement each : expressions) {
            if (!each.matches(node.labels())) {
                return false;
            }
        }
        for (Requirement each : fields) {
            if (!each.matches(Map.of(each.key(), each.key().equals(NAME) ? node.name() : ""))) {
                return false;
            }
        }
        return true;
    }

    /// A field is held against one value.
    private static boolean comparesOne(Requirement field) {
        return (field.operator() == Requirement.Operator.IN || field.operator() == Requirement.Operator.NOT_IN)
                && field.values().size() == 1;
    }

    /// The nodes it names, null where it names none; none are left where it contradicts itself.
    @Nullable
    Set<String> names() {
        Set<String> names = null;
        for (Requirement each : fields) {
            if (each.key().equals(NAME) && each.operator() == Requirement.Operator.IN) {
                if (names == null) {
                    names = new TreeSet<>(each.values());
                } else {
                    names.retainAll(each.values());
                }
            }
        }
        return names;
    }
}
