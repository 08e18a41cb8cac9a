package cockpit.live.kubernetes;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that may take its time, sent off by a thread that must not wait: one at a time, on a virtual thread. What is to
/// be
/// done with what it found is handed back to the sender's thread, on which every method is called.
final class Errand {
    private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

    private final String name;
    private final Executor sender;
    private boolean away;

    Errand(String name, Executor sender) {
        this.name = name;
        this.sender = sender;
    }

    boolean isAway() {
        return away;
    }

    /// Sends it off, if it is not away.
    ///
    /// @param work its result is run on the sender's thread
    void send(Supplier<Runnable> work) {
        if (away) {
            return;
        }
        away = true;
        Thread.ofVirtual().name(name).start(() -> back(found(work)));
    }

    private Runnable found(Supplier<Runnable> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            LOG.error("{} failed in a way nobody thought of", name, e);
            return () -> {};
        }
    }

    private void back(Runnable found) {
        try {
            sender.execute(() -> {
                away = false;
                found.run();
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("{} came back after the end", name);
        }
    }
}
