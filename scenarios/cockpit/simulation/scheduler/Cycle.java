package cockpit.simulation.scheduler;

import cockpit.simulation.kubernetes.NodeRequirements;
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
/// Good while the cluster stays as it is; for a pod without [#watchesOthers], whatever becomes of the cluster.
public final class Cycle {
    private final List<Filter> filters;
    private final ResourceFilter resources;
    private final @Nullable Set<String> named;
    private final boolean watchesOthers;

    private Cycle(List<Filter> filters, ResourceFilter resources, @Nullable Set<String> named, boolean watchesOthers) {
        this.filters = filters;
        this.resources = resources;
        this.named = named;
        this.watchesOthers = watchesOthers;
    }

    public static Cycle of(Cluster cluster, Pod pod) {
        var filters = new ArrayList<Filter>(8);
        filters.add(NodeFilters.unschedulable(pod));
        pod.node().ifPresent(name -> filters.add(NodeFilters.name(name)));
        filters.add(NodeFilters.taints(pod));
        NodeRequirements nodes = pod.spec().nodes();
        if (!nodes.isNone()) {
            filters.add(NodeFilters.affinity(pod));
        }
        if (!pod.ports().isEmpty()) {
            filters.add(NodeFilters.ports(pod));
        }
        var resources = new ResourceFilter(pod.requests());
        filters.add(resources);
        int alone = filters.size();
        if (SpreadFilter.applies(pod)) {
            filters.add(SpreadFilter.of(cluster, pod));
        }
        PodAffinityFilter affinity = PodAffinityFilter.of(cluster, pod);
        if (affinity != null) {
            filters.add(affinity);
        }
        boolean watches = filters.size() > alone || cluster.hasRepellingPods();
        return new Cycle(filters, resources, nodes.names().orElse(null), watches);
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

    /// Whether it depends on where other pods are, beyond what they take of a node.
    public boolean watchesOthers() {
        return watchesOthers;
    }

    /// The only nodes looked at, where the pod's affinity names some; none of them where it contradicts itself.
    Optional<Set<String>> named() {
        return Optional.ofNullable(named);
    }
}
