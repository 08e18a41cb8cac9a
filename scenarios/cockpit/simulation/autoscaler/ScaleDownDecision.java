package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Pod;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a loop's scale-down comes to. All maps are by node.
///
/// @param utilization of nodes looked at
/// @param unneeded    nodes little used whose pods could go elsewhere, and those pods
/// @param removable   of them those that may go now, and their pods
/// @param unremovable why each other node stays
/// @param blocking    the pods that keep a node
public record ScaleDownDecision(
        SortedMap<String, Utilization> utilization,
        SortedMap<String, List<Pod>> unneeded,
        SortedMap<String, List<Pod>> removable,
        SortedMap<String, UnremovableReason> unremovable,
        SortedMap<String, BlockingPod> blocking) {
    public ScaleDownDecision {
        utilization = new TreeMap<>(utilization);
        unneeded = new TreeMap<>(unneeded);
        removable = new TreeMap<>(removable);
        unremovable = new TreeMap<>(unremovable);
        blocking = new TreeMap<>(blocking);
    }

    /// How many may go without moving a pod.
    public int emptyCount() {
        return (int) removable.values().stream().filter(List::isEmpty).count();
    }

    /// How many must be drained first.
    public int drainCount() {
        return removable.size() - emptyCount();
    }

    /// The status ConfigMap's event, ScaleDownEmpty or ScaleDown. Source:
    /// `cluster-autoscaler/core/scaledown/actuation/actuator.go`.
    public String statusEvent(String node) {
        if (removable.getOrDefault(node, List.of()).isEmpty()) {
            return "Scale-down: removing empty node \"" + node + "\"";
        }
        Utilization used = utilization.get(node);
        String words = used == null ? "" : String.format(Locale.ROOT, ", utilization: %.3f", used.value());
        return "Scale-down: removing node " + node + words + ", pods to reschedule: "
                + String.join(
                        ",",
                        removable.getOrDefault(node, List.of()).stream()
                                .map(Pod::name)
                                .toList());
    }

    /// What Cluster Autoscaler asks of AWS once the node is drained. Source:
    /// `cluster-autoscaler/cloudprovider/aws/auto_scaling_groups.go`.
    public static String call(String instance) {
        return "TerminateInstanceInAutoScalingGroup(InstanceId=" + instance + ", ShouldDecrementDesiredCapacity=true)";
    }

    /// A pod that keeps its node.
    public record BlockingPod(Pod pod, BlockingReason reason) {}
}
