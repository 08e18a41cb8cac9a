package cockpit.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Rounds in virtual time: they run on the test's own thread, when the test lets time pass.
public final class HandRounds implements Rounds {
    private static final class Round {
        private final Supplier<Duration> pause;
        private final Runnable run;
        private Instant due;

        private Round(Supplier<Duration> pause, Runnable run, Instant due) {
            this.pause = pause;
            this.run = run;
            this.due = due;
        }
    }

    private final List<Round> rounds = new ArrayList<>();
    private Instant now;

    public HandRounds(Instant now) {
        this.now = now;
    }

    @Override
    public void every(String name, Supplier<Duration> pause, Runnable round) {
        rounds.add(new Round(pause, round, now));
    }

    /// Lets time pass; what is due meanwhile runs at its time.
    public void pass(Duration time) {
        Instant until = now.plus(time);
        for (Optional<Round> next = next(until); next.isPresent(); next = next(until)) {
            now = next.get().due;
            next.get().run.run();
            next.get().due = now.plus(next.get().pause.get());
        }
        now = until;
    }

    private Optional<Round> next(Instant until) {
        return rounds.stream()
                .min(Comparator.comparing((Round round) -> round.due))
                .filter(round -> !round.due.isAfter(until));
    }

    /// Runs what is due now.
    public void once() {
        pass(Duration.ZERO);
    }

    public Instant now() {
        return now;
    }

    /// The clock on the wall of this time.
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Override
    public void close() {
        rounds.clear();
    }
}
