package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Meta;
import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.Taint;
import cockpit.simulation.scheduler.Cluster;
import cockpit.simulation.scheduler.NodeInfo;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a further node of each group would look like: the template it has, or one of its nodes, without the taints of
/// passing states and with none but DaemonSets' and mirror pods. Source:
/// `cluster-autoscaler/simulator/node_info_utils.go`,
/// `processors/nodeinfosprovider/mixed_nodeinfos_processor.go`, `utils/taints/taints.go` (SanitizeTaints).
final class Templates {
    private static final String HOSTNAME = "kubernetes.io/hostname";
    private static final Set<String> PASSING = Set.of(
            NodeHealth.TO_BE_DELETED,
            "DeletionCandidateOfClusterAutoscaler",
            "node.kubernetes.io/not-ready",
            "node.kubernetes.io/unreachable",
            "node.kubernetes.io/unschedulable",
            "node.kubernetes.io/memory-pressure",
            "node.kubernetes.io/disk-pressure",
            "node.kubernetes.io/network-unavailable",
            "node.kubernetes.io/pid-pressure",
            "node.cloudprovider.kubernetes.io/uninitialized",
            "node.cloudprovider.kubernetes.io/shutdown",
            "cloud.google.com/impending-node-termination",
            "NodeWithImpairedVolumes");

    private static final String STARTUP = "startup-taint.cluster-autoscaler.kubernetes.io/";
    private static final String STATUS = "status-taint.cluster-autoscaler.kubernetes.io/";
    private static final String IGNORED = "ignore-taint.cluster-autoscaler.kubernetes.io/";

    private Templates() {}

    /// By group; a group that has neither template nor node has none here.
    static SortedMap<String, NodeInfo> of(ClusterState state, Cluster cluster) {
        var byName = state.nodesByName();
        var templates = new TreeMap<String, NodeInfo>();
        for (NodeGroup group : state.groups()) {
            Node given = group.template();
            Optional<NodeInfo> base =
                    given == null ? exemplar(state, cluster, byName, group) : Optional.of(NodeInfo.of(given));
            base.ifPresent(
                    info -> templates.put(group.name(), fresh(sanitized(info), "template-node-for-" + group.name())));
        }
        return templates;
    }

    private static Optional<NodeInfo> exemplar(
            ClusterState state, Cluster cluster, Map<String, Node> byName, NodeGroup group) {
        return group.nodes().stream()
                .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
                .min(Comparator.comparing(node -> !NodeHealth.isExemplary(node, state.now())))
                .flatMap(node -> cluster.node(node.name()));
    }

    private static NodeInfo sanitized(NodeInfo info) {
        List<Taint> lasting = info.node().taints().stream()
                .filter(each -> !isPassing(each.key()))
                .toList();
        NodeInfo sanitized = NodeInfo.of(info.node().withTaints(lasting));
        for (Pod pod : info.pods()) {
            if (pod.meta().deleted() == null && (pod.isMirror() || pod.isOfDaemonSet())) {
                sanitized = sanitized.with(pod);
            }
        }
        return sanitized;
    }

    private static boolean isPassing(String key) {
        return PASSING.contains(key) || key.startsWith(STARTUP) || key.startsWith(STATUS) || key.startsWith(IGNORED);
    }

    /// A copy under a name of its own.
    static NodeInfo fresh(NodeInfo template, String name) {
        Meta meta = template.node().meta();
        var labels = new HashMap<>(meta.labels());
        labels.put(HOSTNAME, name);
        NodeInfo fresh = NodeInfo.of(template.node().with(meta.renamed(name, labels)));
        for (Pod pod : template.pods()) {
            fresh = fresh.with(pod.named(pod.name() + "-" + name).on(name));
        }
        return fresh;
    }
}
