package cockpit.simulation.hpa;

import cockpit.simulation.kubernetes.ResourceList;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What metrics.k8s.io says of a pod.
///
/// @param at     end of the window
/// @param window over which it is a mean
public record PodSample(String pod, Instant at, Duration window, List<Usage> containers) {
    /// Copies the containers.
    public PodSample {
        containers = List.copyOf(containers);
    }

    /// What one container used.
    public record Usage(String container, ResourceList amounts) {}
}
