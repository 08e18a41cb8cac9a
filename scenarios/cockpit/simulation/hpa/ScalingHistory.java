package cockpit.simulation.hpa;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

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

    /// With a recommendation more, in the place of the last that no window reaches any more.
    ///
    /// @param window the longest that looks back
    ScalingHistory recommended(int replicas, Instant now, Duration window) {
        Instant cutoff = now.minus(window);
        var kept = replacingOld(
                recommendations,
                new Recommendation(now, replicas),
                each -> each.at().isBefore(cutoff));
        return new ScalingHistory(known, kept, ups, downs);
    }

    /// With a change of replicas, in the place of the last that no period of this direction's policies reaches any
    /// more.
    /// The other direction's may be longer: those before it stay.
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
        Instant cutoff = now.minusSeconds(Math.max(0, longest));
        return replacingOld(
                changes, new Change(now, replicas), each -> each.at().isBefore(cutoff));
    }

    /// Upstream forgets no more than it remembers anew. Source: horizontal.go (storeScaleEvent).
    private static <T> List<T> replacingOld(List<T> all, T more, Predicate<T> outOfReach) {
        var kept = new ArrayList<>(all);
        int place = kept.size();
        for (int i = 0; i < all.size(); i++) {
            place = outOfReach.test(all.get(i)) ? i : place;
        }
        if (place < kept.size()) {
            kept.set(place, more);
        } else {
            kept.add(more);
        }
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
