package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.Taint;
import cockpit.simulation.scheduler.Cluster;
import cockpit.simulation.scheduler.NodeInfo;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Tries to do without one node after the other; what was moved for one stays moved for the next. Source:
/// `cluster-autoscaler/simulator/cluster.go` (SimulateNodeRemoval), `simulator/drain.go`.
final class RemovalTrial {
    private final DrainRules rules;
    private final Budgets budgets;
    private final long unixNow;
    private final Set<String> gone = new HashSet<>();
    private Cluster cluster;

    /// @param cluster stays as it is
    RemovalTrial(Cluster cluster, DrainRules rules, Budgets budgets, long unixNow) {
        this.cluster = cluster;
        this.rules = rules;
        this.budgets = budgets;
        this.unixNow = unixNow;
    }

    /// Whether the pods of a node could go elsewhere; if so they have gone, and so has the node.
    Trial remove(String name) {
        NodeInfo info = cluster.node(name).orElseThrow();
        var moving = new ArrayList<Pod>();
        for (Pod each : info.pods()) {
            DrainRules.Outcome outcome = rules.outcome(each);
            if (outcome instanceof DrainRules.Blocked blocked) {
                return new Blocked(each, blocked.reason());
            }
            if (mustMove(each, outcome)) {
                moving.add(each);
            }
        }
        Cluster without = cluster.fork();
        without.add(NodeInfo.of(leaving(info.node())));
        var placing = new Placing(without, node -> !node.name().equals(name) && !gone.contains(node.name()));
        for (Pod each : moving) {
            if (placing.place(each.on(null)).isEmpty()) {
                return new NoPlace();
            }
        }
        without.remove(name);
        cluster = without;
        gone.add(name);
        budgets.spend(moving);
        return new Removable(moving);
    }

    /// While it is drained the node is there still, as a domain to spread over.
    private Node leaving(Node node) {
        return node.with(new Taint(NodeHealth.TO_BE_DELETED, Long.toString(unixNow), Taint.NO_SCHEDULE));
    }

    /// Whether nothing would have to move, as things are now.
    static boolean isEmpty(NodeInfo info, DrainRules rules) {
        for (Pod each : info.pods()) {
            DrainRules.Outcome outcome = rules.outcome(each);
            if (outcome instanceof DrainRules.Blocked || mustMove(each, outcome)) {
                return false;
            }
        }
        return true;
    }

    private static boolean mustMove(Pod pod, DrainRules.Outcome outcome) {
        return outcome == DrainRules.Plain.MOVABLE && !pod.isOfDaemonSet();
    }

    /// How a trial ends.
    sealed interface Trial {}

    /// @param pods that go elsewhere
    record Removable(List<Pod> pods) implements Trial {}

    record Blocked(Pod pod, BlockingReason reason) implements Trial {}

    record NoPlace() implements Trial {}
}
