package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Quantity;
import cockpit.simulation.kubernetes.ResourceList;
import cockpit.simulation.kubernetes.Resources;
import cockpit.simulation.scheduler.NodeInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Whether two groups look alike: the same labels, save those that tell places apart, and about the same size. Source:
/// `cluster-autoscaler/processors/nodegroupset/compare_nodegroups.go`, `aws_nodegroups.go`.
final class Similarity {
    private static final double MEMORY_CAPACITY = 0.015;
    private static final double ALLOCATABLE = 0.05;
    private static final double FREE = 0.05;
    private static final Set<String> IGNORED_LABELS = Set.of(
            "kubernetes.io/hostname",
            "failure-domain.beta.kubernetes.io/zone",
            "failure-domain.beta.kubernetes.io/region",
            "topology.kubernetes.io/zone",
            "topology.kubernetes.io/region",
            "topology.ebs.csi.aws.com/zone",
            "topology.k8s.aws/zone-id",
            "beta.kubernetes.io/fluentd-ds-ready",
            "kops.k8s.io/instancegroup",
            "alpha.eksctl.io/instance-id",
            "alpha.eksctl.io/nodegroup-name",
            "eks.amazonaws.com/nodegroup",
            "k8s.amazonaws.com/eniConfig",
            "lifecycle");

    private Similarity() {}

    static boolean similar(NodeInfo one, NodeInfo other) {
        return sameCapacity(one.node().capacity(), other.node().capacity())
                && near(one.node().allocatable(), other.node().allocatable(), ALLOCATABLE)
                && near(free(one), free(other), FREE)
                && labels(one).equals(labels(other));
    }

    private static boolean sameCapacity(ResourceList one, ResourceList other) {
        return one.amounts().keySet().equals(other.amounts().keySet())
                && one.amounts().entrySet().stream()
                        .allMatch(each -> each.getKey().equals(Resources.MEMORY)
                                ? near(each.getValue(), other.get(each.getKey()), MEMORY_CAPACITY)
                                : each.getValue().equals(other.get(each.getKey())));
    }

    private static boolean near(ResourceList one, ResourceList other, double ratio) {
        return one.amounts().keySet().equals(other.amounts().keySet())
                && one.amounts().entrySet().stream()
                        .allMatch(each -> near(each.getValue(), other.get(each.getKey()), ratio));
    }

    private static boolean near(Quantity one, Quantity other, double ratio) {
        double larger = Math.max(one.milliValue(), other.milliValue());
        double smaller = Math.min(one.milliValue(), other.milliValue());
        return larger - smaller <= larger * ratio;
    }

    /// What a fresh node's own pods leave, of CPU, memory and what else they ask for.
    private static ResourceList free(NodeInfo info) {
        Resources asked = info.requested();
        ResourceList allocatable = info.node().allocatable();
        var free = new TreeMap<String, Quantity>();
        free.put(Resources.CPU, Quantity.ofMilli(allocatable.get(Resources.CPU).milliValue() - asked.milliCpu()));
        free.put(Resources.MEMORY, Quantity.of(allocatable.get(Resources.MEMORY).value() - asked.memory()));
        asked.others()
                .forEach((name, amount) ->
                        free.put(name, Quantity.of(allocatable.get(name).value() - amount)));
        return new ResourceList(free);
    }

    private static Map<String, String> labels(NodeInfo info) {
        var labels = new HashMap<>(info.node().meta().labels());
        labels.keySet().removeAll(IGNORED_LABELS);
        return labels;
    }
}
