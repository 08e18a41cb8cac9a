package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Whether this machine's clock agrees with a server's, by the header of an answer. AWS and EKS refuse signatures that
/// are five minutes off.
///
/// @param server whose clock it is, as it is shown
record ClockCheck(String server, Told told, Clock clock, Duration limit) implements Check {
    private static final Duration REFUSED = Duration.ofMinutes(5);
    private static final Duration NOTICED = Duration.ofSeconds(5);
    /// A header's seconds are rounded down.
    private static final Duration HALF = Duration.ofMillis(500);

    /// A server's time, asked now.
    interface Told {
        Optional<Instant> time() throws Failed, InterruptedException;
    }

    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.clock", server);
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.clock");
    }

    /// That there is no answer is another check's to judge.
    @Override
    public Verdict otherwise() {
        return Verdict.WARN;
    }

    @Override
    public Finding run() throws Failed, InterruptedException {
        Instant before = clock.instant();
        Optional<Instant> there = told.time();
        if (there.isEmpty()) {
            return Finding.warn("preflight.clock.untold", server);
        }
        Duration way = Duration.between(before, clock.instant());
        Duration ahead = Duration.between(there.get().plus(HALF), before.plus(way.dividedBy(2)));
        // While the answer was on its way, the server's clock may have been read at any time.
        Duration off = ahead.abs().minus(way.dividedBy(2));
        String seconds = String.format(Locale.ROOT, "%.0f", Math.max(0, off.toMillis() / 1_000.0));
        if (off.compareTo(NOTICED) <= 0) {
            return Finding.go("preflight.clock.agrees");
        }
        boolean refused = off.compareTo(REFUSED) > 0;
        String key = ahead.isNegative() ? "preflight.clock.behind" : "preflight.clock.ahead";
        return refused ? Finding.noGo(key, seconds, server) : Finding.warn(key, seconds, server);
    }
}
