package cockpit.app;

import cockpit.script.Checks;
import cockpit.script.Cue;
import cockpit.script.Expectation;
import cockpit.script.Pace;
import cockpit.script.Scenario;
import cockpit.script.Show;
import cockpit.script.Standing;
import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.views.desk.Frame;
import cockpit.world.Chain;
import cockpit.world.Event;
import cockpit.world.SentCommand;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Goes through a whole cue list without a person: fires each cue, waits until what it expects has come true and its
/// planned time is over, or its limits have passed, and goes on.
final class Rehearsal {
    private static final long STEP = 250_000;
    /// By then real systems have answered, or will not.
    private static final long FIRST_PICTURE = 30 * Event.SECOND;

    /// Is told of each cue as it ends.
    interface Watcher {
        /// @param frame what a window would show at this moment
        void ended(int index, Cue cue, Frame frame);
    }

    /// One expectation's end.
    ///
    /// @param after seconds after GO, NaN if it never held
    record Expected(Expectation expectation, boolean held, double after) {}

    /// One cue's end.
    record Ended(Cue cue, Standing standing, List<Expected> expectations, List<SentCommand> commands) {}

    /// The whole.
    ///
    /// @param last      the world at its end
    /// @param end       when that was, microseconds
    /// @param decisions numbers that HorizontalPodAutoscalers wrote
    /// @param saved     by Spot, $; NaN where a price is not known
    record Result(
            boolean held,
            List<Ended> cues,
            World last,
            long end,
            List<ScalingAccount.Decision> decisions,
            double saved) {
        /// From load to moved traffic.
        Chain chain() {
            return last.chain();
        }

        double virtualSeconds() {
            return end / 1e6;
        }
    }

    private final Conductor conductor;
    private final double speed;
    private final Source source;
    private final long began = System.nanoTime();
    private final ScalingAccount account = new ScalingAccount();
    private BooleanSupplier stopped = () -> false;

    /// @param speed times as fast as the wall clock; infinite for as fast as can be
    Rehearsal(Stage stage, Scenario scenario, Checks checks, double speed, Conductor conductor) {
        this.conductor = conductor;
        this.speed = speed;
        this.source = stage.source();
    }

    static Conductor conductor(Stage stage, Scenario scenario, Checks checks) {
        return new Conductor(stage, scenario, checks, false);
    }

    /// Lets somebody stop it: then it fires no cue any more, and what it has come to is its result, which does not
    /// hold.
    Rehearsal until(BooleanSupplier stops) {
        stopped = stops;
        return this;
    }

    /// Runs it all.
    Result run(Watcher watcher) {
        conductor.advance(0);
        settle();
        var ended = new ArrayList<Ended>();
        List<Cue> cues = conductor.show().scenario().cues();
        for (int i = 0; i < cues.size() && !stopped.getAsBoolean(); i++) {
            conductor.pointAt(i);
            conductor.go();
            through(i);
            watcher.ended(i, cues.get(i), frame());
            ended.add(end(i));
        }
        boolean held = ended.size() == cues.size()
                && ended.stream()
                        .allMatch(e -> e.standing().wasFired()
                                && e.standing().state() != Standing.State.FAILED
                                && e.expectations().stream().allMatch(Expected::held));
        return new Result(held, ended, conductor.world(), conductor.now(), account.decisions(), account.saved());
    }

    /// A live or simulated stage needs a moment before its meters have anything to say.
    private void settle() {
        switch (source) {
            case RECORDED -> {}
            case SIMULATED -> pass(5 * Event.SECOND);
            case LIVE -> {
                long limit = conductor.now() + FIRST_PICTURE;
                while (!known(conductor.world()) && conductor.now() < limit && !stopped.getAsBoolean()) {
                    pass(STEP);
                }
            }
        }
    }

    /// Whether real systems have said what the first cues speak of.
    private static boolean known(World world) {
        boolean[] known = {world.platform().nodes().size() > 0, true};
        world.platform().clusters().forEach(cluster -> known[1] &= cluster.nodeCount() > 0);
        return known[0]
                && known[1]
                && world.mesh().routes().size() > 0
                && world.mesh().edges().size() > 0
                && world.demand().askedUsers() >= 0
                && world.cloud().alarms().size() > 0;
    }

    private void through(int index) {
        Cue cue = conductor.show().scenario().cues().get(index);
        long longest = cue.seconds();
        for (Expectation expectation : cue.expects()) {
            longest = Math.max(longest, expectation.seconds());
        }
        long start = conductor.now();
        long planned = start + (source == Source.LIVE ? wall(cue.seconds()) : cue.seconds() * Event.SECOND);
        long latest = start + (longest + 1) * Event.SECOND;
        while (conductor.now() < latest && !stopped.getAsBoolean()) {
            boolean open = conductor.show().standings().get(index).open();
            if (!open && conductor.now() >= planned) {
                return;
            }
            long before = conductor.now();
            pass(STEP);
            if (conductor.now() == before) {
                return; // a recording waits at its next cue, or is over
            }
        }
    }

    /// Real systems keep their own time; only what the speaker would say takes less.
    private long wall(int seconds) {
        return (long) (seconds * Event.SECOND / speed);
    }

    private void pass(long micros) {
        conductor.advance(conductor.now() + micros);
        account.look(conductor.world(), conductor.now());
        if (!Double.isInfinite(speed) && source != Source.LIVE) {
            long due = began + (long) (conductor.now() * 1_000 / speed);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    private Ended end(int index) {
        Cue cue = conductor.show().scenario().cues().get(index);
        Standing standing = conductor.show().standings().get(index);
        var expectations = new ArrayList<Expected>();
        for (int k = 0; k < cue.expects().size(); k++) {
            long after = standing.held().get(k);
            Expectation expectation = cue.expects().get(k);
            boolean held = after >= 0 && after <= expectation.seconds() * Event.SECOND;
            expectations.add(new Expected(expectation, held, after < 0 ? Double.NaN : after / 1e6));
        }
        List<SentCommand> commands = conductor.world().talk().commands().stream()
                .filter(c -> c.cue().equals(cue.id()))
                .toList();
        return new Ended(cue, standing, expectations, commands);
    }

    private long firstGo() {
        return Math.max(0, conductor.show().standings().getFirst().fired());
    }

    private Frame frame() {
        World world = conductor.world();
        Show show = conductor.show();
        Stage stage = conductor.stage();
        boolean seekable = stage.seekable().isPresent();
        var transport = new Frame.Transport(
                true,
                Double.isInfinite(speed) ? 1 : speed,
                1,
                seekable,
                false,
                stage.seekable().map(s -> s.duration()).orElse(0L),
                stage.seekable().map(s -> s.last()).orElse(World.EMPTY));
        return new Frame(
                world,
                Math.max(conductor.now(), world.now()),
                show,
                Pace.of(show, (conductor.now() - firstGo()) / 1e6),
                false,
                stage.source(),
                stage.name(),
                stage.names(),
                transport,
                false,
                Optional.empty(),
                conductor.arming(),
                Optional.empty());
    }
}
