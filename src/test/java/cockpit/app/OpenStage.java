package cockpit.app;

import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.world.DemandFact;
import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A stage whose course is open: load that is asked for runs five seconds later, weights cannot be set.
final class OpenStage implements Stage {
    static final long DELAY = 5 * Event.SECOND;
    private static final Origin ORIGIN = new Origin("test");

    private final List<Event> coming =
            new ArrayList<>(List.of(new Event(0, ORIGIN, new DemandFact.LoadMeasured(1, 1))));
    private long now;
    private boolean closed;
    private volatile boolean broken;

    @Override
    public Source source() {
        return Source.SIMULATED;
    }

    @Override
    public String name() {
        return "open";
    }

    @Override
    public Names names() {
        return Names.SHIPPED;
    }

    @Override
    public long now() {
        return now;
    }

    /// From now on it throws when it is asked to go on.
    void breakDown(boolean yes) {
        broken = yes;
    }

    void tell(long at, Fact fact) {
        coming.add(new Event(at, ORIGIN, fact));
        coming.sort(Comparator.comparingLong(Event::at));
    }

    @Override
    public List<Event> advance(long until) {
        if (broken) {
            throw new IllegalStateException("the stage fell over");
        }
        now = Math.max(now, until);
        List<Event> happened =
                coming.stream().filter(event -> event.at() <= now).toList();
        coming.removeAll(happened);
        return happened;
    }

    @Override
    public Answer send(Command command) {
        return switch (command) {
            case Command.SetLoad c -> {
                tell(now, new DemandFact.LoadAsked(c.users(), c.spawnRate()));
                tell(now + DELAY, new DemandFact.LoadMeasured(c.users(), c.users()));
                yield new Answer.Accepted("deployment.apps/loadgenerator env updated");
            }
            case Command.SetWeight c -> new Answer.Refused(Answer.Reason.SENSITIVE, "cartservice");
            case Command.Scale c -> new Answer.Accepted("");
            case Command.Apply c -> new Answer.Accepted("");
            case Command.Delete c -> new Answer.Accepted("");
            case Command.SetAlarmState c -> new Answer.Accepted("");
            case Command.Panic c -> new Answer.Accepted("");
            case Command.Reset c -> new Answer.Refused(Answer.Reason.NOT_HERE, "");
            case Command.Inspect c -> new Answer.Accepted("");
            case Command.SetHpaBounds c -> new Answer.Accepted("");
            case Command.SetGroupBounds c -> new Answer.Accepted("");
            case Command.InterruptSpot c -> new Answer.Accepted("");
            case Command.TurnKnob c -> new Answer.Accepted("");
            case Command.Fault c -> new Answer.Accepted("");
        };
    }

    boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
