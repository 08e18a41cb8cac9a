package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs checks, all at once, each on a virtual thread and under its own time limit: it takes as long as the slowest,
/// and
/// no longer than the longest limit. A check that does not answer is interrupted and left.
public final class Preflight {
    private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final String LATE = ".late";
    private static final String TITLES = "preflight.check.";

    private final List<Check> checks;
    private final Clock clock;

    public Preflight(List<Check> checks, Clock clock) {
        this.checks = List.copyOf(checks);
        this.clock = clock;
    }

    /// Is told what comes of each check.
    public interface Watcher {
        /// A check has come to its end, whichever comes first. Called by the thread that runs the preflight.
        ///
        /// @param check its index in the list
        void ended(int check, Board.Line line);
    }

    /// Says when it is done.
    private static final class Running extends FutureTask<Board.Line> {
        private final int index;
        private final Queue<Running> ended;

        Running(int index, Callable<Board.Line> look, Queue<Running> ended) {
            super(look);
            this.index = index;
            this.ended = ended;
        }

        @Override
        protected void done() {
            ended.add(this);
        }
    }

    /// Runs all of them.
    public Board run(Watcher watcher) throws InterruptedException {
        long began = System.nanoTime();
        var patience = new Patience();
        Instant at = clock.instant();
        var ended = new LinkedBlockingQueue<Running>();
        var open = new ArrayList<Running>();
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            open.add(new Running(i, () -> look(check, patience, began), ended));
        }
        List<Running> all = List.copyOf(open);
        all.forEach(each -> Thread.ofVirtual().name("preflight").start(each));
        var lines = new TreeMap<Integer, Board.Line>();
        Watcher known = (index, line) -> {
            lines.put(index, line);
            watcher.ended(index, line);
        };
        try {
            while (!open.isEmpty()) {
                Running next = ended.poll(LOOK.toNanos(), TimeUnit.NANOSECONDS);
                if (next != null && open.remove(next)) {
                    known.ended(next.index, line(next, began));
                }
                Duration spent = patience.spent();
                open.removeIf(each -> late(each, spent, began, known));
            }
        } finally {
            all.forEach(each -> each.cancel(true));
        }
        return new Board(List.copyOf(lines.values()), at, Duration.ofNanos(System.nanoTime() - began));
    }

    private Board.Line line(Running ended, long began) throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            Check check = checks.get(ended.index);
            LOG.error("A check that broke: {}", name(check), e);
            return failed(check, Trouble.of("preflight.broken", String.valueOf(e.getCause())), began);
        }
    }

    /// Says so of a check whose time is over.
    private boolean late(Running each, Duration spent, long began, Watcher known) {
        Check check = checks.get(each.index);
        if (each.isDone() || spent.compareTo(check.limit()) < 0) {
            return false;
        }
        LOG.info("No answer: {}", name(check));
        String seconds = String.format(Locale.ROOT, "%.1f", check.limit().toMillis() / 1_000.0);
        known.ended(each.index, failed(check, Trouble.of("preflight.silent", seconds), began));
        return true;
    }

    private Board.Line look(Check check, Patience patience, long began) throws InterruptedException {
        try {
            return line(check, found(check, patience), began);
        } catch (Failed e) {
            LOG.debug("{}", name(check), e);
            return failed(check, e.trouble(), began);
        } catch (IOException e) {
            LOG.debug("{}", name(check), e);
            return failed(check, Trouble.of("preflight.disk", String.valueOf(e.getMessage())), began);
        }
    }

    /// Looks once more where an answer was late while this program was busy with itself.
    private static Finding found(Check check, Patience patience) throws Failed, IOException, InterruptedException {
        try {
            return check.run();
        } catch (Failed e) {
            if (!e.trouble().key().endsWith(LATE) || !patience.excusing()) {
                throw e;
            }
            LOG.debug("once more: {}", name(check), e);
            return check.run();
        }
    }

    private Board.Line failed(Check check, Trouble found, long began) {
        return line(check, new Finding(check.otherwise(), found, Optional.of(check.todoWhenFailed())), began);
    }

    private Board.Line line(Check check, Finding finding, long began) {
        return new Board.Line(
                name(check),
                check.title(),
                finding.verdict(),
                finding.found(),
                finding.todo().orElseGet(check::todo),
                clock.instant(),
                Duration.ofNanos(System.nanoTime() - began));
    }

    private static String name(Check check) {
        String key = check.title().key().substring(TITLES.length());
        return (key + " " + String.join(" ", check.title().arguments())).strip();
    }
}
