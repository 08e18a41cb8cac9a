package cockpit.simulation.hpa;

import java.time.Duration;

/// kube-controller-manager's flags.
///
/// @param tolerance               `--horizontal-pod-autoscaler-tolerance`, a share of the target
/// @param downscaleStabilization  `--horizontal-pod-autoscaler-downscale-stabilization`
/// @param cpuInitializationPeriod `--horizontal-pod-autoscaler-cpu-initialization-period`
/// @param initialReadinessDelay   `--horizontal-pod-autoscaler-initial-readiness-delay`
public record ControllerSettings(
        double tolerance,
        Duration downscaleStabilization,
        Duration cpuInitializationPeriod,
        Duration initialReadinessDelay) {
    /// As they come.
    public static final ControllerSettings USUAL =
            new ControllerSettings(0.1, Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofSeconds(30));
}
