package cockpit.simulation.hpa;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the controller remembers of one HorizontalPodAutoscaler. Immutable.
///
/// @param known           whether it was seen before
/// @param recommendations what metrics asked for, before any limit
/// @param ups             replicas added; kept where the object has a behavior
/// @param downs           replicas taken
public record ScalingHistory(
        boolean known, List<Recommendation> recommendations, List<Change> ups, List<Change> downs) {
    /// Of one that was never seen.
    public static final ScalingHistory UNKNOWN = new ScalingHistory(false, List.of(), List.of(), List.of());

    /// Copies the lists.
    public ScalingHistory {
        recommendations = List.copyOf(recommendations);
        ups = List.copyOf(ups);
        downs = List.copyOf(downs);
    }

    public record Recommendation(Instant at, int replicas) {}

    public record Change(Instant at, int replicas) {}

    /// At first sight the replicas there are count as recommended.
    ScalingHistory seen(int replicas, Instant now) {
        return known ? this : new ScalingHistory(true, List.of(new Recommendation(now, replicas)), ups, downs);
    }

    /// With a recommendation more; those that no window reaches any more are forgotten.
    ScalingHistory recommended(int replicas, Instant now, Duration longestWindow) {
        var kept = new ArrayList<Recommendation>();
        for (Recommendation each : recommendations) {
            if (!each.at().isBefore(now.minus(longestWindow))) {
                kept.add(each);
            }
        }
        kept.add(new Recommendation(now, replicas));
        return new ScalingHistory(known, kept, ups, downs);
    }

    /// With a change of replicas; those that no policy's period reaches any more are forgotten.
    ScalingHistory changed(Behavior behavior, int before, int after, Instant now) {
        return after > before
                ? new ScalingHistory(known, recommendations, with(ups, behavior.scaleUp(), after - before, now), downs)
                : new ScalingHistory(
                        known, recommendations, ups, with(downs, behavior.scaleDown(), before - after, now));
    }

    private static List<Change> with(List<Change> changes, Behavior.Rules rules, int replicas, Instant now) {
        long longest = rules.policies().stream()
                .mapToLong(Behavior.Policy::periodSeconds)
                .max()
                .orElse(0);
        var kept = new ArrayList<Change>();
        for (Change each : changes) {
            if (!each.at().isBefore(now.minusSeconds(longest))) {
                kept.add(each);
            }
        }
        kept.add(new Change(now, replicas));
        return kept;
    }

    /// Replicas changed in the last seconds, an instant exactly that long ago left out.
    static int within(List<Change> changes, int seconds, Instant now) {
        Instant cutoff = now.minusSeconds(seconds);
        int sum = 0;
        for (Change each : changes) {
            sum += each.at().isAfter(cutoff) ? each.replicas() : 0;
        }
        return sum;
    }
}
