package cockpit.live;

import cockpit.world.Origin;
import cockpit.world.ScalingFact;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Spot interruptions that are played: a cordoned node is drained as it would be on EC2's notice, and stays. It goes on
/// beside whatever is done next, and ends when what was changed is put back.
///
/// Source: Amazon EC2, "Spot Instance interruption notices" (two minutes); kubectl drain (evictions that a
/// PodDisruptionBudget holds are asked for again).
final class PlayedInterruptions {
    /// As long as EC2 gives between notice and end.
    static final Duration NOTICE = Duration.ofSeconds(120);

    private static final Duration AGAIN = Duration.ofSeconds(1);
    /// A call may be under way, and takes eight seconds at most.
    private static final Duration LAST_CALL = Duration.ofSeconds(10);

    private final Feed feed;
    private final Duration notice;
    private final List<Playing> playing = new CopyOnWriteArrayList<>();

    /// @param notice how long a node has
    PlayedInterruptions(Feed feed, Duration notice) {
        this.feed = feed;
        this.notice = notice;
    }

    /// Carries a drain out, and says when it has come to its end.
    interface Drain {
        String run() throws Failed;
    }

    /// Begins to drain a node that is cordoned. Returns at once.
    ///
    /// @param drained given the drain, on a thread that may wait, to carry it out and tell what came of it
    void begin(NodeTarget node, Consumer<Drain> drained) {
        var one = new Playing(node, System.nanoTime() + notice.toNanos());
        feed.tell(
                Origin.COCKPIT,
                new ScalingFact.DrainPlayed(
                        node.id(), feed.at(Clock.systemUTC().instant().plus(notice))));
        playing.add(one);
        one.thread = Thread.ofVirtual().name("drain").start(() -> {
            drained.accept(one::drain);
            one.rest();
            feed.tell(Origin.COCKPIT, new ScalingFact.DrainPlayed(node.id(), -1));
            playing.remove(one);
        });
    }

    /// Ends all that are going on: no more is evicted once this returns. Waits for what is under way.
    void stop() {
        playing.forEach(one -> one.stop.countDown());
        try {
            for (Playing one : playing) {
                one.thread.join(LAST_CALL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Playing {
        private final NodeTarget node;
        private final long end;
        private final CountDownLatch stop = new CountDownLatch(1);
        private volatile Thread thread = Thread.currentThread();

        Playing(NodeTarget node, long end) {
            this.node = node;
            this.end = end;
        }

        String drain() throws Failed {
            var lines = new ArrayList<String>();
            while (true) {
                if (stopped(0)) {
                    throw new Failed(Trouble.of("live.drain.stopped", node.name()));
                }
                NodeTarget.Evicted evicted = node.evict();
                lines.addAll(evicted.lines());
                if (evicted.left().isEmpty()) {
                    lines.add("node/" + node.id().name() + " drained");
                    return String.join("\n", lines);
                }
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw new Failed(Trouble.of("live.drain.late", node.name(), String.join(", ", evicted.left())));
                }
                stopped(Math.min(left, AGAIN.toNanos()));
            }
        }

        /// The countdown on screen goes on until its end.
        void rest() {
            stopped(Math.max(0, end - System.nanoTime()));
        }

        private boolean stopped(long nanos) {
            try {
                return stop.await(nanos, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return true;
            }
        }
    }
}
