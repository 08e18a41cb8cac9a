package cockpit.app;

import cockpit.recording.Recorder;
import cockpit.script.Chapters;
import cockpit.script.Checks;
import cockpit.script.Cue;
import cockpit.script.Landings;
import cockpit.script.Likeness;
import cockpit.script.Scenario;
import cockpit.script.Show;
import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.stage.Gap;
import cockpit.stage.Gate;
import cockpit.stage.Seekable;
import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Frame.Notice;
import cockpit.world.Event;
import cockpit.world.Origin;
import cockpit.world.TalkFact;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Leads a stage through a cue list: advances it, folds what happens, fires cues, checks what they expect. One
/// thread's:
/// the performance's own, or a rehearsal's.
final class Conductor {
    /// How often expectations are looked at, microseconds of the stage's time.
    private static final long LOOK = 200_000;

    /// What a reset answers that leaves somebody else's change alone.
    private static final String FOREIGN = "live.reset.foreign";

    private final Stage stage;
    private final Gate gate;
    private final Checks checks;
    private final boolean followsTalk;
    private Optional<Recorder> recorder = Optional.empty();
    private World world = World.EMPTY;
    private Show show;
    private OptionalLong holdAt = OptionalLong.empty();
    private final Notices notices;
    private boolean foreignTold;
    private Consumer<World> watcher = newest -> {};

    /// @param followsTalk whether cues stand as a recording tells, instead of being judged anew
    Conductor(Stage stage, Scenario scenario, Checks checks, boolean followsTalk) {
        this(stage, scenario, checks, followsTalk, new Notices());
    }

    /// A recording's, which tells a person something where another conductor does.
    Conductor(Stage stage, Scenario scenario, Checks checks, Notices notices) {
        this(stage, scenario, checks, true, notices);
    }

    private Conductor(Stage stage, Scenario scenario, Checks checks, boolean followsTalk, Notices notices) {
        this.notices = notices;
        this.stage = stage;
        this.gate = new Gate(stage);
        this.checks = checks;
        this.followsTalk = followsTalk;
        this.show = Show.of(scenario);
    }

    Stage stage() {
        return stage;
    }

    World world() {
        return world;
    }

    Show show() {
        return show;
    }

    long now() {
        return stage.now();
    }

    Optional<Notice> notice() {
        return notices.newest();
    }

    Notices notices() {
        return notices;
    }

    /// Whether a recording waits at the next cue for a GO.
    boolean waits() {
        return holdAt.isPresent() && stage.now() >= holdAt.getAsLong();
    }

    void recordTo(Optional<Recorder> to) {
        recorder = to;
    }

    void tell(String key, String detail) {
        notices.tell(key, detail);
    }

    /// Lets the stage go on until an instant.
    void advance(long until) {
        long end = holdAt.isPresent() ? Math.min(until, holdAt.getAsLong()) : until;
        while (stage.now() < end && !stage.ended()) {
            long before = stage.now();
            hear(stage.advance(Math.min(end, before + LOOK)));
            stage.seekable().ifPresent(course -> passGaps(course, before));
            look();
        }
        if (stage.now() == 0 && world.now() == 0 && world.equals(World.EMPTY)) {
            apply(stage.advance(0));
            look();
        }
    }

    /// Takes in what a live stage has heard up to now, waiting for nothing.
    void catchUp() {
        hear(stage.advance(stage.now()));
        look();
    }

    private void hear(List<Event> events) {
        apply(events);
        for (Event event : events) {
            if (event.fact() instanceof TalkFact.CommandAnswered answered && !answered.accepted()) {
                failed(answered);
            }
        }
    }

    /// A command that was begun came to nothing: said, and the cue that is under way has failed if it was its own.
    private void failed(TalkFact.CommandAnswered answered) {
        foreignTold |= answered.output().startsWith(FOREIGN);
        tell("notice.refused.FAILED", answered.output());
        int current = show.current();
        String cue = current < 0 ? "" : show.scenario().cues().get(current).id();
        boolean own = world.talk().commands().stream()
                .anyMatch(sent ->
                        sent.words().equals(answered.words()) && sent.cue().equals(cue));
        if (own && !followsTalk) {
            remember(show.failed(stage.now()));
        }
    }

    /// What was lost is said where it was lost; where it is known again, the world is taken as it is known.
    private void passGaps(Seekable course, long before) {
        for (Gap gap : course.gaps()) {
            if (gap.from() >= before && gap.from() < stage.now()) {
                tell("notice.recording.gap", String.valueOf(gap.lines()));
            }
            if (gap.until() > before && gap.until() <= stage.now()) {
                world = course.seek(stage.now());
            }
        }
    }

    private void apply(List<Event> events) {
        if (!events.isEmpty()) {
            recorder.ifPresent(r -> r.record(events, world));
            world = world.apply(events);
            watcher.accept(world);
        }
    }

    /// Hands each world from now on to a watcher, on this thread.
    void onWorld(Consumer<World> newWatcher) {
        watcher = newWatcher;
    }

    private void look() {
        if (followsTalk) {
            follow();
            return;
        }
        Show next = show.tick(world, Math.max(stage.now(), world.now()), checks);
        if (next != show) {
            remember(next);
        }
    }

    private void follow() {
        Show told = Show.of(show.scenario(), world.talk());
        boolean moved = told.current() != show.current();
        show = moved ? told : told.pointAt(show.pointer());
    }

    private void remember(Show next) {
        var events = new ArrayList<Event>();
        for (TalkFact fact : next.since(show)) {
            events.add(event(fact));
        }
        show = next;
        apply(events);
    }

    private Event event(TalkFact fact) {
        return new Event(Math.max(stage.now(), world.now()), Origin.COCKPIT, fact);
    }

    /// Fires the cue standing by. On a recording: goes to where it was fired.
    Show.Outcome go() {
        if (stage.seekable().isPresent()) {
            return goInRecording(stage.seekable().get());
        }
        Show.Went went = show.go(stage.now());
        remember(went.show());
        switch (went.outcome()) {
            case FIRED -> fire(went.cue().orElseThrow());
            case DONE_BEFORE, RUNNING, AT_END -> refused(went);
        }
        return went.outcome();
    }

    private void refused(Show.Went went) {
        tell("notice.go." + went.outcome(), went.cue().map(Cue::id).orElse(""));
    }

    private void fire(Cue cue) {
        apply(List.of(event(new TalkFact.CueFired(show.scenario().id(), cue.id()))));
        for (Command command : cue.does()) {
            if (send(command, cue.id()) instanceof Answer.Refused) {
                remember(show.failed(stage.now()));
            }
        }
        look();
    }

    /// Puts back what the newest cue that can be put back has done, and stands by at it again. What a recording tells
    /// stays as it was.
    void undo() {
        if (recorded()) {
            tell("notice.undo.RECORDED", "");
            return;
        }
        int index = show.undoable();
        if (index < 0) {
            tell("notice.undo.NOTHING", "");
            return;
        }
        Cue cue = show.scenario().cues().get(index);
        for (Command command : cue.undo()) {
            if (send(command, cue.id()) instanceof Answer.Refused) {
                return; // the gate has said why; the cue stands as it stood
            }
        }
        apply(List.of(event(new TalkFact.CueUndone(show.scenario().id(), cue.id()))));
        show = show.undone(index);
        tell("notice.undo.DONE", cue.id());
    }

    private Show.Outcome goInRecording(Seekable course) {
        Optional<Cue> standby = show.standby();
        if (standby.isEmpty()) {
            tell("notice.go.AT_END", "");
            return Show.Outcome.AT_END;
        }
        int index = show.pointer();
        Chapters chapters = chapters(course);
        OptionalLong mark = chapters.of(index);
        if (mark.isEmpty()) {
            tell("notice.refused.RECORDED", standby.get().id());
            return Show.Outcome.AT_END;
        }
        Show before = show;
        jump(mark.getAsLong());
        if (!followsTalk) {
            show = before.go(mark.getAsLong()).show();
        }
        holdAt = chapters.end(index);
        return Show.Outcome.FIRED;
    }

    /// Goes on in this recording where a live talk is: in the same cue, or the newest before it that the recording has,
    /// at the instant that looks most like what that shows. The pointer stays. There it waits for the next GO.
    ///
    /// @param landings how the recording looks, all along
    void land(Conductor live, Landings landings) {
        Seekable course = stage.seekable().orElseThrow();
        Chapters chapters = chapters(course);
        Show left = live.show();
        int cue = left.current();
        long gone = cue < 0 ? 0 : live.now() - left.standings().get(cue).fired();
        while (cue >= 0 && chapters.of(cue).isEmpty()) {
            cue--;
        }
        long from = cue < 0 ? 0 : chapters.of(cue).getAsLong();
        holdAt = chapters.end(cue);
        long until = holdAt.orElse(course.duration());
        var looks = Likeness.of(live.world(), live.stage().names());
        jump(landings.nearest(looks, from, until, from + gone));
        show = Show.of(left.scenario(), world.talk()).pointAt(left.pointer());
    }

    /// The picture goes on from another stage, or is this stage's again.
    void switched(Source to, String name) {
        apply(List.of(event(new TalkFact.StageSwitched(to.name(), name))));
    }

    /// A cue of this show was given from another stage.
    void passed(int cue) {
        if (!show.standings().get(cue).wasFired()) {
            String id = show.scenario().cues().get(cue).id();
            apply(List.of(event(new TalkFact.CueFired(show.scenario().id(), id))));
        }
        remember(show.passed(cue, Math.max(stage.now(), world.now())));
    }

    private Chapters chapters(Seekable course) {
        return new Chapters(show.scenario(), course.last());
    }

    /// Sends a command through the gate.
    Answer send(Command command, String cue) {
        Gate.Passed passed = gate.send(command, cue);
        apply(passed.events());
        if (passed.answer() instanceof Answer.Refused refused) {
            tell("notice.refused." + refused.reason(), refused.detail());
        }
        return passed.answer();
    }

    /// Whether changes reach the stage; empty for one that needs no arming.
    Optional<Frame.Arming> arming() {
        return gate.arms() ? Optional.of(new Frame.Arming(gate.armedFor(), stage.changes())) : Optional.empty();
    }

    /// How long changes are let through yet, microseconds.
    long armedFor() {
        return gate.armedFor();
    }

    /// Puts everything back that was changed on the stage. What somebody else has changed since is told first, and put
    /// back
    /// too when asked again.
    void reset() {
        send(new Command.Reset(foreignTold), "");
        foreignTold = false;
    }

    /// Stops the load and sends the route home, or in scenario 2 puts back all that was changed; nothing changes a live
    /// stage any more until it is armed anew.
    void panic() {
        if (recorded()) {
            tell("notice.panic.RECORDED", "");
            return;
        }
        apply(gate.panic().events());
        tell("notice.panic.stopping", "");
    }

    /// Lets no change through any more.
    void disarm() {
        gate.arm(0);
    }

    /// Lets changes through for so long, microseconds; 0 ends it at once.
    void arm(long micros) {
        if (!gate.arms()) {
            tell("notice.arm.needless", "");
            return;
        }
        gate.arm(micros);
        tell(micros > 0 ? "notice.arm.armed" : "notice.arm.disarmed", String.valueOf(micros / (60 * Event.SECOND)));
    }

    void pointAt(int cue) {
        show = show.pointAt(cue);
    }

    /// Shows an instant of the course; false where the stage cannot.
    boolean seek(long at) {
        if (stage.seekable().isEmpty()) {
            tell("notice.seek.impossible", "");
            return false;
        }
        holdAt = OptionalLong.empty();
        jump(at);
        return true;
    }

    private void jump(long at) {
        world = stage.seekable().orElseThrow().seek(at);
        if (followsTalk) {
            show = Show.of(show.scenario(), world.talk());
        }
    }

    /// Lets a recording run on past its cues.
    void runFree() {
        holdAt = OptionalLong.empty();
    }

    boolean recorded() {
        return stage.source() == Source.RECORDED;
    }
}
