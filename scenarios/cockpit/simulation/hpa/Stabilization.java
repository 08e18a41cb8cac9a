package cockpit.simulation.hpa;

import cockpit.simulation.hpa.ScalingHistory.Recommendation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What earlier recommendations make of a new one.
final class Stabilization {
    private Stabilization() {}

    /// Without a behavior: the highest of the window, one exactly its length ago among them. Source: horizontal.go
    /// (stabilizeRecommendation).
    static Bounded legacy(List<Recommendation> earlier, int proposed, Duration window, Instant now) {
        Instant cutoff = now.minus(window);
        int highest = proposed;
        for (Recommendation each : earlier) {
            if (!each.at().isBefore(cutoff)) {
                highest = Math.max(highest, each.replicas());
            }
        }
        return new Bounded(highest, highest == proposed ? null : Limit.ScaleDownStabilized);
    }

    /// With one: growing no further than the lowest of one window, shrinking no further than the highest of the other,
    /// one exactly as long ago left out. Source: horizontal.go (stabilizeRecommendationWithBehaviors).
    static Bounded behaved(
            List<Recommendation> earlier, int current, int proposed, Duration up, Duration down, Instant now) {
        int lowest = proposed;
        int highest = proposed;
        for (Recommendation each : earlier) {
            if (each.at().isAfter(now.minus(up))) {
                lowest = Math.min(lowest, each.replicas());
            }
            if (each.at().isAfter(now.minus(down))) {
                highest = Math.max(highest, each.replicas());
            }
        }
        int stabilized = Math.min(Math.max(current, lowest), highest);
        if (stabilized == proposed) {
            return new Bounded(stabilized, null);
        }
        return new Bounded(stabilized, proposed >= current ? Limit.ScaleUpStabilized : Limit.ScaleDownStabilized);
    }

    /// Length of the window that shrinking looks back on.
    static Duration down(HpaSpec spec, ControllerSettings settings) {
        Behavior behavior = spec.behavior();
        Integer seconds = behavior == null ? null : behavior.scaleDown().windowSeconds();
        return seconds == null
                ? (behavior == null
                        ? settings.downscaleStabilization()
                        : Duration.ofSeconds(settings.downscaleStabilization().toSeconds()))
                : Duration.ofSeconds(seconds);
    }

    /// Length of the window that growing looks back on.
    static Duration up(Behavior behavior) {
        Integer seconds = behavior.scaleUp().windowSeconds();
        return Duration.ofSeconds(seconds == null ? 0 : seconds);
    }
}
