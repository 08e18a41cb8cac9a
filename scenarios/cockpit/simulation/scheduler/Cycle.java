package cockpit.simulation.scheduler;

import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One pod held against one cluster: the filters that concern it, in the scheduler's order. The first that rejects a
/// node
/// says why. Source: `pkg/scheduler/apis/config/v1/default_plugins.go`, `pkg/scheduler/framework/runtime/framework.go`.
///
/// Good while the cluster stays as it is; [Cluster#cycle] keeps one up with it.
public final class Cycle {
    private final Pod pod;
    private final List<Filter> filters;
    private final ResourceFilter resources;
    private final @Nullable SpreadFilter spread;
    private final @Nullable PodAffinityFilter affinity;
    private final @Nullable Set<String> named;

    private Cycle(Cluster cluster, Pod pod) {
        this.pod = pod;
        resources = new ResourceFilter(pod.requests());
        spread = SpreadFilter.applies(pod) ? SpreadFilter.of(cluster, pod) : null;
        affinity = PodAffinityFilter.of(cluster, pod);
        filters = filters();
        named = pod.spec().nodes().names().orElse(null);
    }

    private List<Filter> filters() {
        var inOrder = new ArrayList<Filter>(8);
        inOrder.add(NodeFilters.unschedulable(pod));
        pod.node().ifPresent(name -> inOrder.add(NodeFilters.name(name)));
        inOrder.add(NodeFilters.taints(pod));
        if (!pod.spec().nodes().isNone()) {
            inOrder.add(NodeFilters.affinity(pod));
        }
        if (!pod.ports().isEmpty()) {
            inOrder.add(NodeFilters.ports(pod));
        }
        inOrder.add(resources);
        if (spread != null) {
            inOrder.add(spread);
        }
        if (affinity != null) {
            inOrder.add(affinity);
        }
        return inOrder;
    }

    /// Makes one ready.
    public static Cycle of(Cluster cluster, Pod pod) {
        return new Cycle(cluster, pod);
    }

    /// Why the pod cannot go to a node of the cluster, in upstream's words; empty where it can.
    public List<String> reasons(NodeInfo node) {
        for (Filter each : filters) {
            List<String> reasons = each.reasons(node);
            if (!reasons.isEmpty()) {
                return reasons;
            }
        }
        return Filter.NONE;
    }

    /// Whether the pod can go to a node of the cluster. Most nodes are full, so that is asked first.
    public boolean passes(NodeInfo node) {
        if (!resources.passes(node)) {
            return false;
        }
        if (named != null && !named.contains(node.name())) {
            return false;
        }
        for (Filter each : filters) {
            if (!each.passes(node)) {
                return false;
            }
        }
        return true;
    }

    /// The only nodes looked at, where the pod's affinity names some; none of them where it contradicts itself.
    Optional<Set<String>> named() {
        return Optional.ofNullable(named);
    }

    /// Whether it would be the same for another pod.
    boolean suits(Pod other) {
        return pod.spec().equals(other.spec())
                && pod.meta().labels().equals(other.meta().labels())
                && pod.meta().namespace().equals(other.meta().namespace());
    }

    /// Takes in a pod bound since. False where that takes a new one.
    boolean follow(Cluster cluster, Node node, Pod bound) {
        if (affinity == null && !bound.spec().antiAffinity().isEmpty()) {
            return false;
        }
        if (affinity != null) {
            affinity.look(cluster, node, bound);
        }
        if (spread != null) {
            spread.look(node, List.of(bound));
        }
        return true;
    }

    /// Takes in a node that has come since. False where that takes a new one.
    boolean follow(Cluster cluster, NodeInfo come) {
        if (affinity == null && come.repelling() > 0) {
            return false;
        }
        if (affinity != null) {
            affinity.look(cluster, come);
        }
        if (spread != null) {
            spread.look(come);
        }
        return true;
    }
}
