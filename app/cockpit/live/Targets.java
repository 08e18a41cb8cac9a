package cockpit.live;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The parts of a stage that can be changed, all of them.
///
/// @param load   what the load command moves
/// @param groups node groups' bounds, by the role each has in scenario 2
/// @param others what only other scenarios on the same stage change: their traces are put back here too
public record Targets(
        RouteTarget route,
        LoadTarget load,
        AlarmTarget alarm,
        ClusterTargets clusters,
        Map<String, BoundsTarget> groups,
        List<Target> others) {
    /// Copies the collections.
    public Targets {
        groups = Map.copyOf(groups);
        others = List.copyOf(others);
    }

    /// The one that the journal tells of; empty for one that the stage has no longer.
    Optional<Target> of(Journal.Entry entry) {
        return Stream.of(List.<Target>of(route, load, alarm), groups.values(), others)
                .<Target>flatMap(Collection::stream)
                .filter(each -> each.name().equals(entry.target()))
                .findFirst()
                .or(() -> clusters.of(entry));
    }
}
