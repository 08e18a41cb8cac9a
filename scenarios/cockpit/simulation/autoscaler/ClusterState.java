package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.PodDisruptionBudget;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a loop sees. Pods bound to no node count as Unschedulable.
public record ClusterState(
        Instant now, List<Node> nodes, List<Pod> pods, List<NodeGroup> groups, List<PodDisruptionBudget> budgets) {
    /// Pods of lower priority neither make the cluster grow nor keep it from shrinking. Source: flag
    /// expendable-pods-priority-cutoff.
    private static final int EXPENDABLE_BELOW = -10;

    public ClusterState {
        nodes = List.copyOf(nodes);
        pods = List.copyOf(pods);
        groups = List.copyOf(groups);
        budgets = List.copyOf(budgets);
    }

    /// Those that count and are bound.
    List<Pod> bound() {
        return pods.stream()
                .filter(each -> each.node().isPresent() && counts(each))
                .toList();
    }

    /// Those that count and wait for a node.
    List<Pod> pending() {
        return pods.stream()
                .filter(each -> each.node().isEmpty() && counts(each))
                .toList();
    }

    private static boolean counts(Pod pod) {
        return !pod.isOver() && pod.priority() >= EXPENDABLE_BELOW;
    }

    /// The group of each node that has one.
    Map<String, NodeGroup> groupsByNode() {
        var byNode = new HashMap<String, NodeGroup>();
        groups.forEach(group -> group.nodes().forEach(node -> byNode.put(node, group)));
        return byNode;
    }

    Optional<NodeGroup> group(String name) {
        return groups.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    Map<String, Node> nodesByName() {
        var byName = new HashMap<String, Node>();
        nodes.forEach(each -> byName.put(each.name(), each));
        return byName;
    }
}
