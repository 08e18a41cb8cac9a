package cockpit.live.kubernetes;

import cockpit.world.PodId;
import cockpit.world.PodPhase;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What of a pod's object is told of: its own small part of it.
///
/// Sources: Kubernetes, "Pod Lifecycle"; "Resource usage within a Pod" (init containers, sidecars, overhead);
/// pkg/controller/deployment (a ReplicaSet's name is its Deployment's and `pod-template-hash`).
///
/// @param workload the Deployment or StatefulSet, "" for none
/// @param node     "" for nowhere yet
/// @param said     why it stands as it does, as its own status has it; "" when it does not say
/// @param proxied  whether it carries an Envoy of the mesh
record PodFacts(PodId pod, String workload, String node, PodPhase phase, int cpuMillis, String said, boolean proxied) {
    private static final String PROXY = "istio-proxy";

    /// @param before its phase when it was last told of; null for a pod not seen yet
    static PodFacts of(String context, Pod pod, @Nullable PodPhase before) {
        var meta = pod.getMetadata();
        String node = text(pod.getSpec().getNodeName());
        PodPhase phase = phase(pod, node, before);
        return new PodFacts(
                new PodId(context, text(meta.getNamespace()), meta.getName()),
                workload(pod),
                node,
                phase,
                request(pod),
                said(pod, phase),
                containers(pod).anyMatch(each -> PROXY.equals(each.getName())));
    }

    private static PodPhase phase(Pod pod, String node, @Nullable PodPhase before) {
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            return PodPhase.LEAVING;
        }
        String phase = pod.getStatus() == null ? "" : text(pod.getStatus().getPhase());
        if (phase.equals("Succeeded")) {
            return PodPhase.SUCCEEDED;
        }
        if (phase.equals("Failed")) {
            return PodPhase.FAILED;
        }
        if (node.isEmpty()) {
            return PodPhase.PENDING;
        }
        if (phase.equals("Running")) {
            return running(pod, before);
        }
        return PodPhase.STARTING;
    }

    private static PodPhase running(Pod pod, @Nullable PodPhase before) {
        Optional<PodCondition> ready = condition(pod, "Ready");
        if (ready.filter(each -> "True".equals(each.getStatus())).isPresent()) {
            return PodPhase.READY;
        }
        boolean wasReady = before == PodPhase.READY || before == PodPhase.UNREADY;
        boolean restarted =
                statuses(pod).anyMatch(each -> each.getRestartCount() != null && each.getRestartCount() > 0);
        return wasReady || restarted || ready.filter(each -> fell(pod, each)).isPresent()
                ? PodPhase.UNREADY
                : PodPhase.STARTING;
    }

    /// Of a pod not seen before: it is not Ready from the beginning, so a condition that changed after its containers
    /// ran had been True.
    private static boolean fell(Pod pod, PodCondition ready) {
        Instant ran = statuses(pod)
                .filter(each -> each.getState() != null && each.getState().getRunning() != null)
                .map(each -> Moments.of(each.getState().getRunning().getStartedAt()))
                .max(Instant::compareTo)
                .orElse(Instant.MAX.minus(Moments.SETTLING));
        return Moments.of(ready.getLastTransitionTime()).isAfter(ran.plus(Moments.SETTLING));
    }

    private static String workload(Pod pod) {
        for (OwnerReference owner : owners(pod)) {
            if ("StatefulSet".equals(owner.getKind())) {
                return owner.getName();
            }
            Map<String, String> labels = pod.getMetadata().getLabels();
            String hash = labels == null ? null : labels.get("pod-template-hash");
            String end = "-" + hash;
            if ("ReplicaSet".equals(owner.getKind())
                    && hash != null
                    && owner.getName().endsWith(end)) {
                return owner.getName().substring(0, owner.getName().length() - end.length());
            }
        }
        return "";
    }

    /// As the scheduler counts: containers and sidecars together, or the hungriest of the other init containers with
    /// the
    /// sidecars before it, whichever is more; and the runtime's overhead.
    private static int request(Pod pod) {
        var spec = pod.getSpec();
        Amounts own = amounts(spec.getResources());
        if (own.has("cpu")) {
            return own.cpuMillis() + Amounts.in(spec.getOverhead()).cpuMillis();
        }
        int sidecars = 0;
        int starting = 0;
        for (Container each : list(spec.getInitContainers())) {
            int cpu = amounts(each.getResources()).cpuMillis();
            if ("Always".equals(each.getRestartPolicy())) {
                sidecars += cpu;
                starting = Math.max(starting, sidecars);
            } else {
                starting = Math.max(starting, sidecars + cpu);
            }
        }
        int running = sidecars
                + list(spec.getContainers()).stream()
                        .mapToInt(each -> amounts(each.getResources()).cpuMillis())
                        .sum();
        return Math.max(running, starting) + Amounts.in(spec.getOverhead()).cpuMillis();
    }

    /// For a pod that gets no node, the scheduler's words; for one that does not get on, its containers'.
    private static String said(Pod pod, PodPhase phase) {
        return switch (phase) {
            case PENDING ->
                condition(pod, "PodScheduled")
                        .map(each -> text(each.getMessage()))
                        .orElse("");
            case STARTING, UNREADY ->
                statuses(pod)
                        .filter(each ->
                                each.getState() != null && each.getState().getWaiting() != null)
                        .map(each -> each.getState().getWaiting())
                        .map(each -> text(each.getMessage()).isEmpty() ? text(each.getReason()) : each.getMessage())
                        .findFirst()
                        .orElse("");
            case FAILED -> {
                PodStatus status = pod.getStatus();
                yield text(status.getMessage()).isEmpty() ? text(status.getReason()) : status.getMessage();
            }
            case READY, LEAVING, SUCCEEDED -> "";
        };
    }

    private static Optional<PodCondition> condition(Pod pod, String type) {
        return pod.getStatus() == null
                ? Optional.empty()
                : list(pod.getStatus().getConditions()).stream()
                        .filter(each -> type.equals(each.getType()))
                        .findFirst();
    }

    private static Stream<ContainerStatus> statuses(Pod pod) {
        return pod.getStatus() == null ? Stream.empty() : list(pod.getStatus().getContainerStatuses()).stream();
    }

    private static Stream<Container> containers(Pod pod) {
        return Stream.concat(
                list(pod.getSpec().getContainers()).stream(), list(pod.getSpec().getInitContainers()).stream());
    }

    private static List<OwnerReference> owners(Pod pod) {
        return list(pod.getMetadata().getOwnerReferences());
    }

    private static Amounts amounts(@Nullable ResourceRequirements resources) {
        return Amounts.in(resources == null ? null : resources.getRequests());
    }

    private static <T> List<T> list(@Nullable List<T> maybe) {
        return maybe == null ? List.of() : maybe;
    }

    private static String text(@Nullable String maybe) {
        return maybe == null ? "" : maybe;
    }
}
