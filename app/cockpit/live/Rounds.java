package cockpit.live;

import java.time.Duration;
import java.util.function.Supplier;

/// When readers do their rounds. In tests, time is the test's own.
public interface Rounds extends AutoCloseable {
    /// Runs a round at once, and again each time so long after it ended, until this is closed. Returns at once. Rounds
    /// run beside each other, each on a thread of its own, and none twice at a time.
    ///
    /// @param name  of its thread
    /// @param pause asked for after each round
    void every(String name, Supplier<Duration> pause, Runnable round);

    /// The same, with a pause that is always as long.
    default void every(String name, Duration pause, Runnable round) {
        every(name, () -> pause, round);
    }

    /// Ends all rounds: interrupts those that run, and waits for them briefly.
    @Override
    void close();

    /// On virtual threads, by the clock on the wall.
    static Rounds onThreads() {
        return new ThreadRounds();
    }
}
