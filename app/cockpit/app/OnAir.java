package cockpit.app;

import cockpit.script.Checks;
import cockpit.script.Show;
import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.views.desk.Frame;
import cockpit.world.Event;
import cockpit.world.Silences;
import cockpit.world.Silences.Silence;
import java.util.List;
import java.util.Optional;

/// Whose picture is shown: the stage's own, or, while the parachute is out, that of a recording of the same scenario.
/// Under the parachute the stage goes on being read, and nothing but a panic is sent to it. The conductor's thread's.
final class OnAir implements AutoCloseable {
    /// A person who holds again within this, microseconds, has read why not.
    private static final long AGAIN = 15 * Event.SECOND;

    private final Conductor own;
    private final Checks checks;
    private final Parachute parachute;
    private final Silences silences = new Silences();
    private Optional<Conductor> recorded = Optional.empty();
    private boolean out;
    private long warned = -AGAIN;

    /// @param own leads the stage
    OnAir(Conductor own, Checks checks, Parachute parachute) {
        this.own = own;
        this.checks = checks;
        this.parachute = parachute;
    }

    /// Leads the stage, shown or not.
    Conductor own() {
        return own;
    }

    /// Whose picture is shown.
    Conductor conductor() {
        return out ? recorded.orElseThrow() : own;
    }

    /// Whether the parachute is out.
    boolean out() {
        return out;
    }

    /// Goes on from the recording, or back to the live stage at a cue's end.
    ///
    /// @return whether the picture is another's now
    boolean pull() {
        if (own.stage().source() != Source.LIVE) {
            own.tell("notice.parachute.needless", "");
            return false;
        }
        return out ? back() : leave();
    }

    private boolean leave() {
        Optional<Parachute.Packed> packed = parachute.packed();
        if (packed.isEmpty()) {
            own.tell(parachute.failed() ? "notice.parachute.NONE" : "notice.parachute.OPENING", "");
            return false;
        }
        Stage stage = packed.get().stage();
        Conductor next =
                recorded.orElseGet(() -> new Conductor(stage, own.show().scenario(), checks, own.notices()));
        next.land(own, packed.get().landings());
        recorded = Optional.of(next);
        out = true;
        own.disarm();
        own.switched(Source.RECORDED, stage.name());
        own.tell("notice.parachute.OUT", stage.name());
        return true;
    }

    private boolean back() {
        Conductor shown = conductor();
        if (!shown.waits() && !shown.show().ready() && !shown.stage().ended()) {
            own.tell("notice.parachute.notYet", "");
            return false;
        }
        if (isOld()) {
            return false;
        }
        own.pointAt(shown.show().pointer());
        out = false;
        own.switched(Source.LIVE, own.stage().name());
        own.tell("notice.parachute.back", own.stage().name());
        return true;
    }

    /// Whether the live picture is still an old one, which is said; whoever holds again wants it all the same.
    private boolean isOld() {
        List<Silence> silent = silences.at(now());
        if (silent.isEmpty() || now() - warned < AGAIN) {
            return false;
        }
        warned = now();
        own.tell("notice.parachute.old", silent.getFirst().source());
        return true;
    }

    private long now() {
        return Math.max(own.now(), own.world().now());
    }

    /// Fires the cue standing by.
    void go() {
        int cue = conductor().show().pointer();
        if (conductor().go() == Show.Outcome.FIRED && out) {
            own.passed(cue);
        }
    }

    /// Stops the load and sends the route home, on the stage itself whatever is shown: what is real may still be
    /// running.
    void panic() {
        own.panic();
    }

    /// What a live stage's parachute is like; empty for other stages, which need none.
    Optional<Frame.Parachute> parachute() {
        if (own.stage().source() != Source.LIVE) {
            return Optional.empty();
        }
        silences.look(own.world());
        long now = now();
        List<Silence> silent = silences.at(now);
        return Optional.of(new Frame.Parachute(
                state(),
                parachute.packed().map(packed -> packed.stage().name()).orElse(""),
                silent.stream()
                        .findFirst()
                        .map(worst -> new Frame.Silent(
                                worst.source(), worst.lost(), now - worst.since(), silent.size() - 1))));
    }

    private Frame.Parachute.State state() {
        if (out) {
            return Frame.Parachute.State.OUT;
        }
        if (parachute.packed().isPresent()) {
            return Frame.Parachute.State.READY;
        }
        return parachute.failed() ? Frame.Parachute.State.NONE : Frame.Parachute.State.OPENING;
    }

    @Override
    public void close() {
        own.stage().close();
        parachute.close();
    }
}
