package cockpit.live.kubernetes;

import cockpit.live.Trouble;
import cockpit.world.TalkFact.Health;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A cluster's heartbeat, as a sum over time: how long nothing was heard, and what was said instead. Times are of one
/// monotonic clock, nanoseconds. One thread's.
final class Pulse {
    /// A beat is asked for each second, and an answer may take most of the next.
    static final long DOUBT = Duration.ofMillis(1_900).toNanos();
    /// Old enough to be called so on stage.
    static final long LOST = Duration.ofMillis(2_800).toNanos();

    private final long began;
    private final Trouble silence;
    private boolean everHeard;
    private long heard;
    private @Nullable Trouble failed;

    /// How it is.
    ///
    /// @param trouble there is one unless it is well
    record Verdict(Health health, Optional<Trouble> trouble) {
        static final Verdict WELL = new Verdict(Health.WELL, Optional.empty());
    }

    /// @param silence what it suffers from when it simply does not answer
    Pulse(long now, Trouble silence) {
        this.began = now;
        this.silence = silence;
    }

    void answered(long now) {
        everHeard = true;
        heard = now;
        failed = null;
    }

    void failed(Trouble trouble) {
        failed = trouble;
    }

    Verdict at(long now) {
        long since = now - (everHeard ? heard : began);
        if (failed == null && since < DOUBT) {
            return Verdict.WELL;
        }
        // What was never heard and says why not, leaves no doubt.
        boolean lost = since >= LOST || failed != null && !everHeard;
        return new Verdict(lost ? Health.LOST : Health.DOUBT, Optional.of(failed == null ? silence : failed));
    }

    boolean everHeard() {
        return everHeard;
    }
}
