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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
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

    private record Running(Check check, FutureTask<Board.Line> task) {}

    /// Runs all of them.
    ///
    /// @param known is told how many are known, each time that one more is
    public Board run(IntConsumer known) throws InterruptedException {
        long began = System.nanoTime();
        var patience = new Patience();
        Instant at = clock.instant();
        List<Running> running = checks.stream()
                .map(check -> new Running(check, new FutureTask<>(() -> look(check, patience, began))))
                .toList();
        running.forEach(each -> Thread.ofVirtual().name("preflight").start(each.task()));
        var lines = new ArrayList<Board.Line>();
        try {
            for (Running each : running) {
                lines.add(line(each, patience, began));
                known.accept(lines.size());
            }
        } finally {
            running.forEach(each -> each.task().cancel(true));
        }
        return new Board(lines, at, Duration.ofNanos(System.nanoTime() - began));
    }

    private Board.Line line(Running each, Patience patience, long began) throws InterruptedException {
        Duration limit = each.check().limit();
        while (patience.spent().compareTo(limit) < 0 || each.task().isDone()) {
            try {
                return each.task().get(LOOK.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                LOG.trace("still waiting for {}", name(each.check()), e);
            } catch (ExecutionException e) {
                LOG.error("A check that broke: {}", name(each.check()), e);
                return failed(each.check(), Trouble.of("preflight.broken", String.valueOf(e.getCause())), began);
            }
        }
        LOG.info("No answer: {}", name(each.check()));
        String seconds = String.format(Locale.ROOT, "%.1f", limit.toMillis() / 1_000.0);
        return failed(each.check(), Trouble.of("preflight.silent", seconds), began);
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
