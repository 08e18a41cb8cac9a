package cockpit.views;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.world.DemandFact;
import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.Origin;
import cockpit.world.TalkFact;
import cockpit.world.TalkFact.Health;
import cockpit.world.World;
import org.junit.jupiter.api.Test;

/// When a frame has something to tell that the one before had not.
final class FrameTest {
    private static final Origin AWS = new Origin("AWS");
    private static final long PERIOD = 2 * Event.SECOND;

    private final World world = later(Sample.burst(), heard(Health.WELL));

    private static World later(World before, Fact fact) {
        return before.apply(new Event(before.now() + Event.SECOND, AWS, fact));
    }

    private static Fact heard(Health health) {
        return new TalkFact.SourceHeard("AWS", health, PERIOD, health == Health.WELL ? "" : "why");
    }

    private boolean isLike(World next) {
        return Sample.frame(world).isLike(Sample.frame(next));
    }

    @Test
    void thatASourceIsHeardAgainIsNothingNew() {
        World next = later(world, heard(Health.WELL));
        assertThat(next).isNotEqualTo(world);
        assertThat(isLike(next)).isTrue();
    }

    @Test
    void howASourceIsAndWhatItSaysIs() {
        assertThat(isLike(later(world, heard(Health.LOST)))).isFalse();
        assertThat(isLike(later(world, new DemandFact.LoadMeasured(77, 12)))).isFalse();
    }
}
