package cockpit.simulation.scheduler;

import cockpit.simulation.kubernetes.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Kubernetes' scheduler: which nodes a pod may go to, and which it goes to. Preemption, volumes and gates are left
/// out.
/// Source: `pkg/scheduler/schedule_one.go` of 1.34.
public final class Scheduler {
    private Scheduler() {}

    /// The nodes a pod may go to, or why there is none.
    public static Feasibility feasible(Cluster cluster, Pod pod) {
        if (cluster.size() == 0) {
            return Feasibility.noNodes();
        }
        Cycle cycle = Cycle.of(cluster, pod);
        Optional<Set<String>> named = cycle.named();
        if (named.filter(Set::isEmpty).isPresent()) {
            return Feasibility.conflict(cluster.size());
        }
        var nodes = new ArrayList<String>();
        var reasons = new ArrayList<List<String>>();
        int overlooked = 0;
        for (NodeInfo each : cluster.nodes()) {
            if (named.filter(names -> !names.contains(each.name())).isPresent()) {
                overlooked++;
                continue;
            }
            List<String> rejection = cycle.reasons(each);
            if (rejection.isEmpty()) {
                nodes.add(each.name());
            } else {
                reasons.add(rejection);
            }
        }
        return nodes.isEmpty() ? Feasibility.nowhere(cluster.size(), reasons, overlooked) : Feasibility.on(nodes);
    }

    /// The node a pod goes to: of those it may go to the one with the best [Score], of equals the first in the
    /// cluster's
    /// order, where the real scheduler draws lots. Empty where there is none.
    public static Optional<String> choose(Cluster cluster, Pod pod) {
        Cycle cycle = Cycle.of(cluster, pod);
        var feasible = cluster.nodes().stream().filter(cycle::passes).toList();
        return Score.best(feasible, pod).map(NodeInfo::name);
    }
}
