package cockpit.simulation.scheduler;

import cockpit.simulation.kubernetes.OwnerReference;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.Resources;
import cockpit.simulation.kubernetes.Taint;
import cockpit.simulation.kubernetes.Toleration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How good a node is for a pod among those it may go to: room left (LeastAllocated), few soft taints, few pods of the
/// same owner on the node and in its zone. A simplification of `pkg/scheduler/framework/plugins/`: noderesources
/// (least_allocated.go, weight 1), tainttoleration (3), podtopologyspread with the cluster's default constraints (2).
final class Score {
    private static final double GREATEST = 100;
    private static final String ZONE = "topology.kubernetes.io/zone";
    /// What a pod without a request is taken to use. Source: `pkg/scheduler/util/pod_resources.go`.
    private static final long CPU_OF_PODS_WITHOUT = 100;

    private static final long MEMORY_OF_PODS_WITHOUT = 200L << 20;

    private final Pod pod;
    private final Map<String, Integer> siblingsByNode = new HashMap<>();
    private final Map<String, Integer> siblingsByZone = new HashMap<>();

    private Score(List<NodeInfo> nodes, Pod pod) {
        this.pod = pod;
        String owner = owner(pod);
        for (NodeInfo each : nodes) {
            int siblings = (int) each.pods().stream()
                    .filter(other -> !owner.isEmpty() && owner(other).equals(owner))
                    .count();
            siblingsByNode.put(each.name(), siblings);
            siblingsByZone.merge(zone(each), siblings, Integer::sum);
        }
    }

    static Optional<NodeInfo> best(List<NodeInfo> nodes, Pod pod) {
        var score = new Score(nodes, pod);
        NodeInfo best = null;
        double highest = 0;
        for (NodeInfo each : nodes) {
            double points = score.of(each);
            if (best == null || points > highest) {
                best = each;
                highest = points;
            }
        }
        return Optional.ofNullable(best);
    }

    private double of(NodeInfo node) {
        return room(node) + 3 * softTaints(node) + 2 * spread(node);
    }

    private double room(NodeInfo node) {
        long cpu = used(pod).milliCpu();
        long memory = used(pod).memory();
        for (Pod each : node.pods()) {
            cpu += used(each).milliCpu();
            memory += used(each).memory();
        }
        return (left(cpu, node.allocatable().milliCpu())
                        + left(memory, node.allocatable().memory()))
                / 2;
    }

    private static double left(long used, long all) {
        return all <= 0 || used > all ? 0 : GREATEST * (all - used) / all;
    }

    private static Resources used(Pod pod) {
        Resources asked = pod.requests();
        return new Resources(
                asked.milliCpu() == 0 ? CPU_OF_PODS_WITHOUT : asked.milliCpu(),
                asked.memory() == 0 ? MEMORY_OF_PODS_WITHOUT : asked.memory(),
                0,
                0,
                asked.others());
    }

    private double softTaints(NodeInfo node) {
        long untolerated = node.node().taints().stream()
                .filter(each -> each.effect().equals(Taint.PREFER_NO_SCHEDULE))
                .filter(each -> !Toleration.tolerated(pod.spec().tolerations(), each))
                .count();
        return GREATEST / (1 + untolerated);
    }

    private double spread(NodeInfo node) {
        int here = siblingsByNode.getOrDefault(node.name(), 0);
        int zone = siblingsByZone.getOrDefault(zone(node), 0);
        return GREATEST / 2 / (1 + here) + GREATEST / 2 / (1 + zone);
    }

    private static String zone(NodeInfo node) {
        String zone = node.node().label(ZONE);
        return zone == null ? "" : zone;
    }

    private static String owner(Pod pod) {
        return pod.meta()
                .controller()
                .map(Score::identity)
                .map(each -> pod.meta().namespace() + "/" + each)
                .orElse("");
    }

    private static String identity(OwnerReference owner) {
        return owner.kind() + "/" + owner.name() + "/" + owner.uid();
    }
}
