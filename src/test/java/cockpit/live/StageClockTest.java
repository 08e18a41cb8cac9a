package cockpit.live;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.world.Event;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class StageClockTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private long nanos;
    private Instant wall = NOON;
    private final StageClock clock = new StageClock(() -> nanos, new Wall());

    private final class Wall extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return wall;
        }
    }

    private void pass(long seconds) {
        nanos += seconds * 1_000_000_000;
        wall = wall.plusSeconds(seconds);
    }

    @Test
    void runsWithTheMonotonicClock() {
        pass(3);
        assertThat(clock.now()).isEqualTo(3 * Event.SECOND);
    }

    @Test
    void aLidClosedForTenMinutesCounts() {
        pass(60);
        wall = wall.plusSeconds(600); // asleep: only the wall clock went on
        assertThat(clock.now()).isEqualTo(660 * Event.SECOND);
        pass(1);
        assertThat(clock.now()).isEqualTo(661 * Event.SECOND);
    }

    @Test
    void aWallClockSetBackTurnsNothingBack() {
        pass(60);
        wall = wall.minusSeconds(30);
        assertThat(clock.now()).isEqualTo(60 * Event.SECOND);
    }

    @Test
    void anInstantOfTheWallHasAPlaceInTheStagesTime() {
        pass(60);
        assertThat(clock.at(NOON.plusSeconds(45))).isEqualTo(45 * Event.SECOND);
        assertThat(clock.at(NOON.minusSeconds(10))).isEqualTo(-10 * Event.SECOND);
    }
}
