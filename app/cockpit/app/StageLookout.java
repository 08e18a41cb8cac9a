package cockpit.app;

import cockpit.live.Mask;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.preflight.Board;
import cockpit.preflight.Check;
import cockpit.preflight.Checklist;
import cockpit.preflight.Preflight;
import cockpit.views.desk.Lookout;
import cockpit.views.desk.Readiness;
import cockpit.views.desk.Readiness.Row;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The preflight at the desk: the same checks as on the command line, on a thread of its own, as often as asked for.
final class StageLookout implements Lookout, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StageLookout.class);

    /// Makes the checks ready, which takes a second or two.
    interface Checks {
        Checklist open() throws InterruptedException;
    }

    private final Checks checks;
    private final Mask mask;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile Readiness newest = Readiness.NEVER;
    private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});

    StageLookout(Checks checks, Mask mask, Clock clock) {
        this.checks = checks;
        this.mask = mask;
        this.clock = clock;
    }

    /// Of a live stage, for a talk about a scenario of so long.
    static StageLookout of(StageFile stage, String scenario, Duration length, Places places) {
        var talk = PreflightCommand.talk(stage, scenario, length, places);
        Clock clock = Clock.systemUTC();
        return new StageLookout(() -> new Checklist(stage, talk, clock), new Mask(stage.mask()), clock);
    }

    @Override
    public Readiness newest() {
        return newest;
    }

    @Override
    public void look() {
        if (!running.getAndSet(true)) {
            newest = Readiness.begun(newest.rows().stream().map(Row::blank).toList());
            thread = Thread.ofVirtual().name("lookout").start(this::run);
        }
    }

    private void run() {
        try (Checklist list = checks.open()) {
            run(list.checks());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the desk is being closed
        } catch (RuntimeException e) {
            LOG.error("The checks broke", e);
            newest = Readiness.broken(mask.text(String.valueOf(e.getMessage())));
        } finally {
            running.set(false);
        }
    }

    private void run(List<Check> list) throws InterruptedException {
        var rows = new ArrayList<>(
                list.stream().map(check -> Row.of(said(check.title()))).toList());
        newest = Readiness.begun(rows);
        Board board = new Preflight(list, clock).run((check, line) -> {
            rows.set(check, row(line));
            newest = Readiness.begun(rows);
        });
        newest = Readiness.ended(rows, board.took().toMillis() / 1_000.0);
    }

    private Row row(Board.Line line) {
        Row.State state = switch (line.verdict()) {
            case GO -> Row.State.GO;
            case WARN -> Row.State.WARN;
            case NO_GO -> Row.State.NO_GO;
        };
        return new Row(
                said(line.title()),
                state,
                said(line.found()),
                said(line.todo()),
                line.at().toEpochMilli());
    }

    private String said(Trouble trouble) {
        return mask.text(trouble.detail());
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
