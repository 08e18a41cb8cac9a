package cockpit.live;

import cockpit.world.Event;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/// A live stage's time: microseconds since it was opened. It runs with the monotonic clock, which nobody sets; where
/// the
/// wall clock has run on without it, the machine was asleep, and the time it slept is added. Any thread may ask.
final class StageClock {
    /// A wall clock that is set by less was corrected, not slept through.
    private static final long ASLEEP = 5 * Event.SECOND;

    private final LongSupplier nanos;
    private final Clock wall;
    private final long opened;
    private final Instant openedAt;
    private long slept;

    /// @param nanos a monotonic clock, nanoseconds
    /// @param wall  tells the time of day
    StageClock(LongSupplier nanos, Clock wall) {
        this.nanos = nanos;
        this.wall = wall;
        this.opened = nanos.getAsLong();
        this.openedAt = wall.instant();
    }

    /// Microseconds since the stage was opened; never less than before.
    synchronized long now() {
        long awake = (nanos.getAsLong() - opened) / 1_000;
        long missed = ChronoUnit.MICROS.between(openedAt, wall.instant()) - awake - slept;
        if (missed > ASLEEP) {
            slept += missed;
        }
        return awake + slept;
    }

    /// The stage's time of an instant of the wall clock; negative before it was opened.
    synchronized long at(Instant instant) {
        return now() - Duration.between(instant, wall.instant()).toNanos() / 1_000;
    }
}
