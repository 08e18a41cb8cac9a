package cockpit.live;

import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.stage.Printout;
import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.world.Event;
import cockpit.world.NodeGroup;
import cockpit.world.World;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Real systems: what its readers hear, in the order they heard it, on the clock on the wall. Looks are answered from
/// what was heard; changes go to its [Acts].
public final class LiveStage implements Stage {
    private static final Logger LOG = LoggerFactory.getLogger(LiveStage.class);

    private final StageFile file;
    private final StageClock clock;
    private final Inbox inbox;
    private final List<Reader> readers;
    private final Acts acts;
    private final AutoCloseable means;
    private World world = World.EMPTY;
    private long told;

    private LiveStage(
            StageFile file,
            StageClock clock,
            Inbox inbox,
            Function<Feed, List<Reader>> readers,
            Function<Feed, Acts> acts,
            AutoCloseable means) {
        this.file = file;
        this.clock = clock;
        this.inbox = inbox;
        this.means = means;
        this.readers = List.copyOf(readers.apply(inbox));
        this.acts = acts.apply(inbox);
    }

    /// Opens the stage and begins to read. Returns at once, whether or not anything can be reached.
    ///
    /// @param nanos   a monotonic clock, nanoseconds
    /// @param wall    tells the time of day
    /// @param readers of its systems, given where to put what they hear
    /// @param acts    what it can be asked to do, given where to tell what came of it
    /// @param means   what both use, closed after them
    public static LiveStage open(
            StageFile file,
            LongSupplier nanos,
            Clock wall,
            Function<Feed, List<Reader>> readers,
            Function<Feed, Acts> acts,
            AutoCloseable means) {
        var clock = new StageClock(nanos, wall);
        var stage = new LiveStage(file, clock, new Inbox(clock, new Mask(file.mask())), readers, acts, means);
        stage.readers.forEach(Reader::start);
        return stage;
    }

    @Override
    public Source source() {
        return Source.LIVE;
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public Names names() {
        return file.names();
    }

    /// What puts everything back that its journal tells of; for whoever has no desk. Waits for the network.
    public Reset reset() {
        return acts.reset();
    }

    /// What was changed and is not put back, oldest first.
    public List<Journal.Entry> left() {
        return acts.open();
    }

    /// Whether its file lets a rehearsal arm itself.
    public boolean rehearsalsArm() {
        return file.rehearsalsArm();
    }

    /// Whether its file names what scenario 2 scales.
    public boolean scales() {
        return file.autoscaling().isPresent();
    }

    @Override
    public long now() {
        told = Math.max(told, clock.now());
        return told;
    }

    @Override
    public List<Event> advance(long until) {
        List<Event> events = new ArrayList<>(inbox.take(until - now(), told));
        if (!events.isEmpty()) {
            told = events.getLast().at();
            world = world.apply(events);
        }
        return List.copyOf(events);
    }

    @Override
    public Optional<Answer.Refused> forbids(Command command) {
        return acts.forbids(command);
    }

    @Override
    public String words(Command command) {
        return LiveWords.of(command, file);
    }

    @Override
    public int changes() {
        return acts.open().size();
    }

    @Override
    public Answer send(Command command) {
        if (command instanceof Command.Inspect look && look.view() != Command.View.SHOP) {
            return new Answer.Accepted(looked(look.view()));
        }
        acts.begin(command, words(command));
        return new Answer.Begun();
    }

    /// As the tool would print it. Whether there is an autoscaler that writes its status, only its status tells.
    private String looked(Command.View view) {
        boolean silent = view == Command.View.AUTOSCALER_STATUS
                && world.scaling().stream()
                        .flatMap(scaling -> scaling.groups().sorted(Comparator.comparing(NodeGroup::asg)).stream())
                        .noneMatch(group -> group.judgement().isPresent());
        return silent
                ? "Error from server (NotFound): configmaps \"cluster-autoscaler-status\" not found"
                : Printout.of(view, world, names());
    }

    @Override
    public void close() {
        acts.close();
        readers.forEach(Reader::close);
        try {
            means.close();
        } catch (Exception e) {
            LOG.warn("{} did not close", name(), e);
        }
    }
}
