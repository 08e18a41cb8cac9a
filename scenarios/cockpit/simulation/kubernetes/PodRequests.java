package cockpit.simulation.kubernetes;

import java.util.TreeMap;

/// What a pod asks for as a whole. Source: `k8s.io/component-helpers/resource/helpers.go` (PodRequests,
/// AggregateContainerRequests) and `pkg/apis/core/v1/defaults.go` (defaultPodRequests); pod-level resources are
/// honoured by default since 1.34.
final class PodRequests {
    private PodRequests() {}

    static ResourceList of(PodSpec spec) {
        ResourceList containers = ofContainers(spec);
        if (spec.podRequests().isEmpty() && spec.podLimits().isEmpty()) {
            return containers.plus(spec.overhead());
        }
        var total = new TreeMap<>(containers.amounts());
        podLevel(spec, containers).amounts().forEach((name, amount) -> {
            if (isPodLevel(name)) {
                total.put(name, amount);
            }
        });
        return new ResourceList(total).plus(spec.overhead());
    }

    static ResourceList ofRunning(PodSpec spec) {
        ResourceList running = ResourceList.EMPTY;
        for (Container each : spec.containers()) {
            running = running.isEmpty() ? each.requests() : running.plus(each.requests());
        }
        return running;
    }

    /// The same where the pod has requests of its own, else nothing. Source: the same (IsPodLevelRequestsSet).
    static ResourceList own(PodSpec spec) {
        boolean any = spec.podLimits().isEmpty()
                ? hasPodLevel(spec.podRequests())
                : hasPodLevel(podLevel(spec, ofContainers(spec)));
        return any ? of(spec) : ResourceList.EMPTY;
    }

    private static boolean hasPodLevel(ResourceList requests) {
        return requests.amounts().keySet().stream().anyMatch(PodRequests::isPodLevel);
    }

    /// Containers run together; before them the init containers, one after the other, beside the sidecars begun by
    /// then.
    private static ResourceList ofContainers(PodSpec spec) {
        ResourceList running = ofRunning(spec);
        ResourceList sidecars = ResourceList.EMPTY;
        ResourceList starting = ResourceList.EMPTY;
        for (Container each : spec.initContainers()) {
            ResourceList now = sidecars.plus(each.requests());
            if (each.sidecar()) {
                running = running.plus(each.requests());
                sidecars = now;
            }
            starting = starting.max(now);
        }
        return running.max(starting);
    }

    /// Where the pod has limits, the API server fills in the requests it lacks: the containers', else the limit.
    private static ResourceList podLevel(PodSpec spec, ResourceList containers) {
        if (spec.podLimits().isEmpty()) {
            return spec.podRequests();
        }
        var ofContainers = new TreeMap<String, Quantity>();
        containers.amounts().forEach((name, amount) -> {
            if (isPodLevel(name) && !name.startsWith("hugepages-")) {
                ofContainers.put(name, amount);
            }
        });
        return spec.podRequests().orElse(new ResourceList(ofContainers)).orElse(spec.podLimits());
    }

    private static boolean isPodLevel(String name) {
        return name.equals(Resources.CPU) || name.equals(Resources.MEMORY) || name.startsWith("hugepages-");
    }
}
