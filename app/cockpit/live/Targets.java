package cockpit.live;

import java.util.List;
import java.util.Optional;

/// The parts of a stage that can be changed, all of them.
public record Targets(RouteTarget route, LoadTarget load, AlarmTarget alarm, ClusterTargets clusters) {
    /// The one that the journal tells of; empty for one that the stage has no longer.
    Optional<Target> of(Journal.Entry entry) {
        return List.<Target>of(route, load, alarm).stream()
                .filter(each -> each.name().equals(entry.target()))
                .findFirst()
                .or(() -> clusters.of(entry));
    }
}
