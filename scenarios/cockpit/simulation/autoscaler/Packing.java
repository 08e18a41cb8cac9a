package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.ResourceList;
import cockpit.simulation.kubernetes.Resources;
import cockpit.simulation.scheduler.Cluster;
import cockpit.simulation.scheduler.Cycle;
import cockpit.simulation.scheduler.NodeInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Packs pods onto further nodes of one group, the largest first, each onto the first node with room. Source:
/// `cluster-autoscaler/estimator/binpacking_estimator.go`, `decreasing_pod_orderer.go`.
final class Packing {
    private static final String HOSTNAME = "kubernetes.io/hostname";
    private static final String SKEWED = "node(s) didn't match pod topology spread constraints";

    private final Cluster cluster;
    private final NodeInfo template;
    private final int nodeLimit;
    private final List<String> newNodes = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private final List<Pod> packed = new ArrayList<>();
    private @Nullable String last;
    private int next;

    /// @param cluster   to pack on, which this changes
    /// @param nodeLimit how many nodes may be added
    private Packing(Cluster cluster, NodeInfo template, int nodeLimit) {
        this.cluster = cluster;
        this.template = template;
        this.nodeLimit = nodeLimit;
    }

    /// How many nodes it takes, and which pods they take; no nodes where they take none.
    static Option pack(String nodeGroup, Cluster cluster, NodeInfo template, int nodeLimit, List<PodGroup> groups) {
        var packing = new Packing(cluster.fork(), template, nodeLimit);
        boolean moreNodes = true;
        for (PodGroup each : bySize(groups, template)) {
            List<Pod> rest = packing.ontoNewNodes(each.pods());
            moreNodes = moreNodes && packing.ontoMoreNodes(rest);
        }
        return new Option(nodeGroup, packing.used.size(), packing.packed);
    }

    private static List<PodGroup> bySize(List<PodGroup> groups, NodeInfo template) {
        ResourceList allocatable = template.node().allocatable();
        var sizes = new HashMap<PodGroup, Double>();
        groups.forEach(each -> sizes.put(each, size(each.first(), allocatable)));
        return groups.stream()
                .sorted(Comparator.comparing((PodGroup each) -> -sizes.getOrDefault(each, 0.0)))
                .toList();
    }

    private static double size(Pod pod, ResourceList allocatable) {
        long cpu = allocatable.get(Resources.CPU).milliValue();
        long memory = allocatable.get(Resources.MEMORY).value();
        return (cpu > 0 ? (double) pod.running().milliCpu() / cpu : 0)
                + (memory > 0 ? (double) pod.running().memory() / memory : 0);
    }

    /// Packs onto nodes added so far until one pod fits none of them; returns the rest.
    private List<Pod> ontoNewNodes(List<Pod> pods) {
        for (int i = 0; i < pods.size(); i++) {
            if (!ontoAnyNewNode(pods.get(i))) {
                return pods.subList(i, pods.size());
            }
        }
        return List.of();
    }

    /// The node added last is the likeliest to have room; while it is empty it waits until no other has.
    private boolean ontoAnyNewNode(Pod pod) {
        if (newNodes.isEmpty()) {
            return false;
        }
        Cycle cycle = cluster.cycle(pod);
        if (last != null && used.contains(last) && fits(cycle, last)) {
            bind(pod, last);
            return true;
        }
        for (int i = 0; i < newNodes.size(); i++) {
            int place = (next + i) % newNodes.size();
            String name = newNodes.get(place);
            if (!name.equals(last) && fits(cycle, name)) {
                next = (place + 1) % newNodes.size();
                bind(pod, name);
                return true;
            }
        }
        return false;
    }

    private boolean fits(Cycle cycle, String name) {
        NodeInfo node = cluster.node(name).orElseThrow();
        return cycle.passes(node) && !node.node().unschedulable();
    }

    /// Packs onto the node added last, adding one where that is full. False once no node may be added any more.
    private boolean ontoMoreNodes(List<Pod> pods) {
        for (Pod pod : pods) {
            if (last != null && (ontoNode(pod, last) || elsewhereForSpread(pod, last))) {
                continue;
            }
            if (last != null && !used.contains(last)) {
                return true; // the last one is empty: a further one would not do either
            }
            if (newNodes.size() >= nodeLimit) {
                return false;
            }
            if (!ontoNode(pod, addNode())) {
                return true;
            }
        }
        return true;
    }

    private boolean ontoNode(Pod pod, String name) {
        NodeInfo node = cluster.node(name).orElseThrow();
        if (!cluster.cycle(pod).passes(node)) {
            return false;
        }
        bind(pod, name);
        return true;
    }

    /// Pods spread over hosts may fit an earlier node now that a further one evens them out.
    private boolean elsewhereForSpread(Pod pod, String tried) {
        boolean overHosts =
                pod.spec().spread().stream().anyMatch(each -> each.topologyKey().equals(HOSTNAME));
        if (!overHosts) {
            return false;
        }
        Cycle cycle = cluster.cycle(pod);
        NodeInfo full = cluster.node(tried).orElseThrow();
        if (!cycle.reasons(full).contains(SKEWED)) {
            return false;
        }
        for (NodeInfo node : cluster.nodes()) {
            if (!node.name().equals(tried) && cycle.passes(node) && !node.node().unschedulable()) {
                bind(pod, node.name());
                return true;
            }
        }
        return false;
    }

    private String addNode() {
        NodeInfo node = Templates.fresh(template, template.name() + "-e-" + newNodes.size());
        cluster.add(node);
        newNodes.add(node.name());
        last = node.name();
        return node.name();
    }

    private void bind(Pod pod, String node) {
        cluster.bind(pod.on(node), node);
        used.add(node);
        packed.add(pod);
    }

    /// How many nodes may be added to a group at most. What the cluster as a whole may have cuts the winner only.
    ///
    /// @param similar groups among which the growth would be shared
    static int limit(AutoscalerConfig config, NodeGroup group, List<NodeGroup> similar) {
        int room = group.capacity();
        for (NodeGroup each : similar) {
            room += each.capacity();
        }
        return config.maxNodesPerScaleUp() > 0 ? Math.min(room, config.maxNodesPerScaleUp()) : room;
    }

    /// Groups that a fresh node could take, after each was judged on one.
    static List<PodGroup> judge(String nodeGroup, Cluster cluster, NodeInfo template, List<PodGroup> groups) {
        Cluster grown = cluster.fork();
        grown.add(template);
        var fitting = new ArrayList<PodGroup>();
        for (PodGroup each : groups) {
            List<String> reasons = reasons(grown.cycle(each.first()), template);
            each.judged(nodeGroup, reasons);
            if (reasons.isEmpty()) {
                fitting.add(each);
            }
        }
        return fitting;
    }

    private static List<String> reasons(Cycle cycle, NodeInfo template) {
        if (cycle.passes(template)) {
            return List.of();
        }
        List<String> reasons = cycle.reasons(template);
        return reasons.isEmpty() ? List.of("PreFilter filtered the Node out") : reasons;
    }
}
