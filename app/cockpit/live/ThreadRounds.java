package cockpit.live;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A virtual thread for each round.
final class ThreadRounds implements Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadRounds.class);
    /// For all of them together; a blocked one has a time limit of its own and ends by itself.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    @Override
    public synchronized void every(String name, Supplier<Duration> pause, Runnable round) {
        if (ended.getCount() > 0) {
            threads.add(Thread.ofVirtual().name(name).start(() -> repeat(name, pause, round)));
        }
    }

    private void repeat(String name, Supplier<Duration> pause, Runnable round) {
        try {
            do {
                once(name, round);
            } while (!ended.await(pause.get().toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            LOG.debug("{} ended while waiting", name);
        }
    }

    /// A round knows its failures and tells them; what it throws is a mistake of ours, and must not end the others.
    private static void once(String name, Runnable round) {
        try {
            round.run();
        } catch (RuntimeException e) {
            LOG.error("{} failed", name, e);
        }
    }

    @Override
    public void close() {
        ended.countDown();
        List<Thread> all;
        synchronized (this) {
            all = List.copyOf(threads);
        }
        all.forEach(Thread::interrupt);
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread each : all) {
                each.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
