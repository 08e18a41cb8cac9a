package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Condition;
import cockpit.simulation.kubernetes.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Whether a node counts as ready, is still starting, or is going. Source:
/// `cluster-autoscaler/utils/kubernetes/ready.go`,
/// `clusterstate/clusterstate.go` (MaxNodeStartupTime), `utils/taints/taints.go`, `core/scaledown/actuation`.
final class NodeHealth {
    static final String TO_BE_DELETED = "ToBeDeletedByClusterAutoscaler";

    private static final String GPU = "nvidia.com/gpu";
    private static final String GPU_LABEL = "k8s.amazonaws.com/accelerator";
    private static final Duration STARTUP = Duration.ofMinutes(15);
    private static final Duration DELETION = Duration.ofMinutes(5);
    private static final Duration STABLE = Duration.ofMinutes(1);
    private static final Set<String> BAD_WHEN_TRUE = Set.of("DiskPressure", "NetworkUnavailable");
    private static final Set<String> BAD_TAINTS = Set.of(
            "node.kubernetes.io/not-ready",
            "node.kubernetes.io/disk-pressure",
            "node.kubernetes.io/network-unavailable");

    private NodeHealth() {}

    static boolean isReady(Node node) {
        boolean bad = node.conditions().stream()
                .anyMatch(each ->
                        BAD_WHEN_TRUE.contains(each.type()) && each.status().equals("True"));
        boolean ready = node.readiness()
                .map(Condition::status)
                .filter(status -> !status.equals("False") && !status.equals("Unknown"))
                .isPresent();
        return ready
                && !bad
                && !lacksItsGpu(node)
                && node.taints().stream().noneMatch(each -> BAD_TAINTS.contains(each.key()));
    }

    /// A GPU node, by its label, whose device plugin has not told of a GPU yet. Source:
    /// `cluster-autoscaler/processors/customresources/gpu_processor.go`.
    private static boolean lacksItsGpu(Node node) {
        return node.label(GPU_LABEL) != null && node.allocatable().get(GPU).value() == 0;
    }

    /// Registered but young and not ready: its group is still growing.
    static boolean isStarting(Node node, Instant now) {
        Instant created = node.meta().created();
        return !isReady(node) && created != null && created.plus(STARTUP).isAfter(now);
    }

    /// Whether further nodes of its group will look like it.
    static boolean isExemplary(Node node, Instant now) {
        Instant since = node.readiness().map(Condition::since).orElse(null);
        return isReady(node)
                && !node.unschedulable()
                && (since == null || since.plus(STABLE).isBefore(now));
    }

    /// Whether it was marked for deletion lately: the taint's value is when, in Unix seconds.
    static boolean isBeingDeleted(Node node, Instant now) {
        return node.taint(TO_BE_DELETED)
                .filter(taint -> isNumber(taint.value()))
                .map(taint -> Instant.ofEpochSecond(Long.parseLong(taint.value())))
                .filter(marked -> Duration.between(marked, now).compareTo(DELETION) < 0)
                .isPresent();
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d{1,11}");
    }
}
