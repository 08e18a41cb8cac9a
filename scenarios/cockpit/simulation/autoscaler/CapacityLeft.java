package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.Resources;
import cockpit.simulation.scheduler.NodeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How many cores and bytes the cluster may still grow by, or shrink by. Source:
/// `cluster-autoscaler/core/scaleup/resource/manager.go`, `core/scaledown/resource/limits.go`.
final class CapacityLeft {
    private static final String CORES = "cpu";
    private static final String MEMORY = "memory";

    private long cores;
    private long memory;

    private CapacityLeft(long cores, long memory) {
        this.cores = cores;
        this.memory = memory;
    }

    /// Groups count with what they aim at, nodes of no group as they are.
    static CapacityLeft toGrow(AutoscalerConfig.Limits limits, ClusterState state, Map<String, NodeInfo> templates) {
        long cores = 0;
        long memory = 0;
        for (NodeGroup each : state.groups()) {
            NodeInfo template = templates.get(each.name());
            if (template != null) {
                cores += each.targetSize() * cores(template.node());
                memory += each.targetSize() * memory(template.node());
            }
        }
        var grouped = state.groupsByNode();
        for (Node each : state.nodes()) {
            if (!grouped.containsKey(each.name())) {
                cores += cores(each);
                memory += memory(each);
            }
        }
        return new CapacityLeft(Math.max(0, limits.maxCores() - cores), Math.max(0, limits.maxMemory() - memory));
    }

    /// All nodes but those being deleted, above the least the cluster must have.
    static CapacityLeft toShrink(AutoscalerConfig.Limits limits, ClusterState state) {
        long cores = 0;
        long memory = 0;
        for (Node each : state.nodes()) {
            if (!NodeHealth.isBeingDeleted(each, state.now())) {
                cores += cores(each);
                memory += memory(each);
            }
        }
        return new CapacityLeft(
                limits.minCores() > 0 ? Math.max(0, cores - limits.minCores()) : Long.MAX_VALUE,
                limits.minMemory() > 0 ? Math.max(0, memory - limits.minMemory()) : Long.MAX_VALUE);
    }

    /// What would not suffice for one more such node, by name.
    List<String> exceededBy(Node node) {
        var exceeded = new ArrayList<String>();
        if (cores(node) > cores) {
            exceeded.add(CORES);
        }
        if (memory(node) > memory) {
            exceeded.add(MEMORY);
        }
        return exceeded;
    }

    /// How many of so many such nodes are within what is left.
    int fitting(int nodes, Node node) {
        long fitting = nodes;
        if (cores(node) > 0) {
            fitting = Math.min(fitting, cores / cores(node));
        }
        if (memory(node) > 0) {
            fitting = Math.min(fitting, memory / memory(node));
        }
        return (int) fitting;
    }

    /// Takes a node off what is left; false, and nothing taken, where it does not suffice.
    boolean take(Node node) {
        if (!exceededBy(node).isEmpty()) {
            return false;
        }
        cores -= cores == Long.MAX_VALUE ? 0 : cores(node);
        memory -= memory == Long.MAX_VALUE ? 0 : memory(node);
        return true;
    }

    private static long cores(Node node) {
        return node.capacity().get(Resources.CPU).value();
    }

    private static long memory(Node node) {
        return node.capacity().get(Resources.MEMORY).value();
    }
}
