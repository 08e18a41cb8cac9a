package cockpit.simulation.kubernetes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pod's spec as far as scheduler and autoscaler read it. Source: `k8s.io/api/core/v1` PodSpec.
///
/// @param nodeName     where it is bound, null while it is not
/// @param overhead     what running it costs beside its containers
/// @param podRequests  of the pod as a whole, spec.resources.requests
/// @param podLimits    of the pod as a whole, spec.resources.limits
/// @param affinity     required pod affinity
/// @param antiAffinity required pod anti-affinity
/// @param priority     null where not given, which counts as 0
/// @param restartPolicy Always by default
/// @param graceSeconds terminationGracePeriodSeconds, 30 by default
public record PodSpec(
        @Nullable String nodeName,
        List<Container> containers,
        List<Container> initContainers,
        ResourceList overhead,
        ResourceList podRequests,
        ResourceList podLimits,
        NodeRequirements nodes,
        List<Toleration> tolerations,
        List<PodAffinityTerm> affinity,
        List<PodAffinityTerm> antiAffinity,
        List<SpreadConstraint> spread,
        @Nullable Integer priority,
        String restartPolicy,
        long graceSeconds,
        List<Volume> volumes) {
    /// Asks for nothing and goes anywhere.
    public static final PodSpec EMPTY = new PodSpec(
            null,
            List.of(),
            List.of(),
            ResourceList.EMPTY,
            ResourceList.EMPTY,
            ResourceList.EMPTY,
            NodeRequirements.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            "Always",
            30,
            List.of());

    public PodSpec {
        containers = List.copyOf(containers);
        initContainers = List.copyOf(initContainers);
        tolerations = List.copyOf(tolerations);
        affinity = List.copyOf(affinity);
        antiAffinity = List.copyOf(antiAffinity);
        spread = List.copyOf(spread);
        volumes = List.copyOf(volumes);
    }

    /// What the pod says itself that it asks for as a whole, and of the rest what its containers do; empty where it
    /// says
    /// nothing itself.
    public ResourceList ownRequests() {
        return PodRequests.own(this);
    }

    /// The same, bound to a node, or to none.
    public PodSpec on(@Nullable String node) {
        return new PodSpec(
                node,
                containers,
                initContainers,
                overhead,
                podRequests,
                podLimits,
                nodes,
                tolerations,
                affinity,
                antiAffinity,
                spread,
                priority,
                restartPolicy,
                graceSeconds,
                volumes);
    }

    /// The same with these containers.
    public PodSpec with(List<Container> newContainers) {
        return new PodSpec(
                nodeName,
                newContainers,
                initContainers,
                overhead,
                podRequests,
                podLimits,
                nodes,
                tolerations,
                affinity,
                antiAffinity,
                spread,
                priority,
                restartPolicy,
                graceSeconds,
                volumes);
    }
}
