package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.scheduler.Cluster;
import cockpit.simulation.scheduler.Cycle;
import cockpit.simulation.scheduler.NodeInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Puts pods onto nodes of a cluster as the scheduler might, one after the other. Each search begins behind the node
/// found last. Source: `cluster-autoscaler/simulator/scheduling/hinting_simulator.go`, `similar_pods.go`,
/// `simulator/clustersnapshot/predicate/plugin_runner.go`.
final class Placing {
    private final Cluster cluster;
    private final Predicate<NodeInfo> acceptable;
    private final Map<String, List<Pod>> hopeless = new HashMap<>();
    private int next;

    Placing(Cluster cluster, Predicate<NodeInfo> acceptable) {
        this.cluster = cluster;
        this.acceptable = acceptable;
    }

    /// Places a pod, if it can be. Of pods like one that could not, none is tried.
    Optional<String> place(Pod pod) {
        if (isLikeAHopelessOne(pod)) {
            return Optional.empty();
        }
        Optional<String> node = search(pod);
        if (node.isEmpty()) {
            remember(pod);
        }
        node.ifPresent(name -> cluster.bind(pod.on(name), name));
        return node;
    }

    private Optional<String> search(Pod pod) {
        Cycle cycle = cluster.cycle(pod);
        List<NodeInfo> nodes = cluster.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            int place = (next + i) % nodes.size();
            NodeInfo node = nodes.get(place);
            if (cycle.passes(node) && !node.node().unschedulable() && acceptable.test(node)) {
                next = (place + 1) % nodes.size();
                return Optional.of(node.name());
            }
        }
        return Optional.empty();
    }

    private boolean isLikeAHopelessOne(Pod pod) {
        return pod.meta().controller().isPresent()
                && hopeless.getOrDefault(PodGroup.owner(pod), List.of()).stream()
                        .anyMatch(each -> PodGroup.alike(each, pod));
    }

    private void remember(Pod pod) {
        if (pod.meta().controller().isPresent() && !pod.isOfDaemonSet()) {
            List<Pod> known = hopeless.computeIfAbsent(PodGroup.owner(pod), uid -> new ArrayList<>());
            if (known.size() < PodGroup.KINDS_PER_OWNER) {
                known.add(pod);
            }
        }
    }
}
