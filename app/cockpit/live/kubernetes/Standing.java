package cockpit.live.kubernetes;

import cockpit.live.Feed;
import cockpit.live.Trouble;
import cockpit.world.Origin;
import cockpit.world.TalkFact.Health;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What was last told of each source's health. One that is well is told so each time; what it suffers from is told
/// once,
/// so that its age on screen is the age of what it last said. One thread's.
final class Standing {
    static final Duration PERIOD = Duration.ofSeconds(1);

    private record Told(Health health, Trouble trouble) {}

    private final Feed feed;
    private final Map<Origin, Told> told = new HashMap<>();
    private final Set<Origin> troubled = new HashSet<>();

    Standing(Feed feed) {
        this.feed = feed;
    }

    void well(Origin source) {
        told.remove(source);
        feed.well(source, PERIOD);
    }

    /// Sources that were ever unwell, whatever connection they were heard on: somebody has to say that they are well
    /// again.
    Set<Origin> troubled() {
        return Set.copyOf(troubled);
    }

    void unwell(Origin source, Health health, Trouble trouble) {
        troubled.add(source);
        var now = new Told(health, trouble);
        if (!now.equals(told.put(source, now))) {
            feed.unwell(source, health, PERIOD, trouble);
        }
    }
}
