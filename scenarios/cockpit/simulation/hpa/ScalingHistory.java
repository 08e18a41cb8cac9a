package cockpit.simulation.hpa;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the controller remembers of one HorizontalPodAutoscaler. Immutable. As in the controller, what is too old to
/// count may still be in it, in the place where the next will be put.
///
/// Source: horizontal.go.
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

    /// What metrics asked for at an instant.
    public record Recommendation(Instant at, int replicas) {}

    /// A change of the target at an instant.
    ///
    /// @param replicas how many were added, or taken; more than 0
    /// @param outdated whether its place may be taken by a newer one; until then it counts where it still reaches
    public record Change(Instant at, int replicas, boolean outdated) {
        /// One that is fresh.
        public Change(Instant at, int replicas) {
            this(at, replicas, false);
        }

        private Change agedBy(Instant cutoff) {
            return at.isBefore(cutoff) ? new Change(at, replicas, true) : this;
        }
    }

    /// At first sight the replicas there are count as recommended. Source: recordInitialRecommendation.
    ScalingHistory seen(int replicas, Instant now) {
        return known ? this : new ScalingHistory(true, List.of(new Recommendation(now, replicas)), ups, downs);
    }

    /// With a recommendation more, in the place of the last of those that are older than a cutoff, if there are such.
    /// Source: stabilizeRecommendation.
    ScalingHistory recommended(int replicas, Instant now, Instant cutoff) {
        int place = -1;
        for (int i = 0; i < recommendations.size(); i++) {
            place = recommendations.get(i).at().isBefore(cutoff) ? i : place;
        }
        return new ScalingHistory(known, with(recommendations, place, new Recommendation(now, replicas)), ups, downs);
    }

    /// With a change of replicas, in the place of the last of those that no policy of its direction reaches any more,
    /// if there are such. The others stay: a policy of the other direction may reach them. Source: storeScaleEvent.
    ScalingHistory changed(Behavior behavior, int before, int after, Instant now) {
        return after > before
                ? new ScalingHistory(
                        known, recommendations, stored(ups, behavior.scaleUp(), after - before, now), downs)
                : new ScalingHistory(
                        known, recommendations, ups, stored(downs, behavior.scaleDown(), before - after, now));
    }

    private static List<Change> stored(List<Change> changes, Behavior.Rules rules, int replicas, Instant now) {
        Instant cutoff = now.minusSeconds(rules.longestPeriodSeconds());
        List<Change> aged = changes.stream().map(each -> each.agedBy(cutoff)).toList();
        int place = -1;
        for (int i = 0; i < aged.size(); i++) {
            place = aged.get(i).outdated() ? i : place;
        }
        return with(aged, place, new Change(now, replicas));
    }

    /// @param place of the element that gives way, -1 for none
    private static <T> List<T> with(List<T> elements, int place, T newest) {
        var all = new ArrayList<>(elements);
        if (place < 0) {
            all.add(newest);
        } else {
            all.set(place, newest);
        }
        return all;
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
