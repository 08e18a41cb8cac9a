package cockpit.live;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Why a reset does not put everything back at once: the load is off, but the alarm that it set off may still come, and
/// would shift the route that was put back a moment ago. So the route waits until that is over.
public final class Aftermath {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);
    /// Three periods of ten seconds, a late agent and a cold start; an alarm that takes longer is not waited for.
    static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final Chain chain;
    private final String shifted;
    private final InstantSource clock;
    private final Pause pause;

    /// How to wait; in tests, time is the test's own.
    public interface Pause {
        void of(Duration time) throws InterruptedException;
    }

    /// @param shifted the target that the chain changes, by its name
    public Aftermath(Chain chain, String shifted, InstantSource clock, Pause pause) {
        this.chain = chain;
        this.shifted = shifted;
        this.clock = clock;
        this.pause = pause;
    }

    /// To be called before a target is put back. Waits, a minute at most, where the chain may still change it. Where
    /// that cannot be told it waits for nothing: who cannot ask AWS must be able to reset all the same.
    ///
    /// @param changed whether this reset has changed anything of the stage already
    void over(String target, boolean changed) {
        if (!target.equals(shifted)) {
            return;
        }
        Instant now = clock.instant();
        Instant since = changed ? now : Instant.MIN;
        Instant limit = now.plus(LONGEST);
        try {
            while (!chain.atRest(since)) {
                if (!clock.instant().isBefore(limit)) {
                    LOG.warn("{} is put back although the alarm may still shift it", target);
                    return;
                }
                pause.of(AGAIN);
            }
        } catch (Failed e) {
            LOG.warn("{} is put back without asking whether the alarm may still shift it", target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
