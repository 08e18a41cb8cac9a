package cockpit.script;

import cockpit.script.Standing.State;
import cockpit.world.Mark;
import cockpit.world.Talk;
import cockpit.world.TalkFact;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A scenario under way: the cue standing by, and how each cue stands. Immutable.
///
/// The pointer moves at GO. An early GO fires all the same; the cue before it is marked unfinished. A cue is never
/// fired twice: GO on one that is done or running only moves the pointer on, and says so. One that was undone stands as
/// if it had never been fired.
///
/// @param pointer   index of the cue that GO will fire; the number of cues when none is left
/// @param standings one for each cue
public record Show(Scenario scenario, int pointer, List<Standing> standings) {
    /// Copies the standings.
    public Show {
        standings = List.copyOf(standings);
    }

    /// What the running cue holds up.
    public Focus focus() {
        return current() < 0 ? Focus.ALL : scenario.cues().get(current()).focus();
    }

    /// Before the first GO.
    public static Show of(Scenario scenario) {
        return new Show(
                scenario, 0, scenario.cues().stream().map(Standing::idle).toList());
    }

    /// The show as a talk tells it: of a recording, at any instant of it.
    public static Show of(Scenario scenario, Talk talk) {
        var standings = new ArrayList<Standing>();
        int newest = -1;
        for (int i = 0; i < scenario.cues().size(); i++) {
            Standing standing = told(scenario.cues().get(i), talk);
            standings.add(standing);
            if (standing.wasFired()
                    && (newest < 0 || standing.fired() >= standings.get(newest).fired())) {
                newest = i;
            }
        }
        return new Show(scenario, newest + 1, standings);
    }

    private static Standing told(Cue cue, Talk talk) {
        long fired = talk.marks().stream()
                .filter(mark -> mark.kind() == Mark.Kind.CUE && mark.label().equals(cue.id()))
                .mapToLong(Mark::at)
                .max()
                .orElse(-1);
        Talk.Settled end = talk.settled().get(cue.id());
        if (fired < 0 || (end != null && end.outcome().equals(Talk.UNDONE))) {
            return Standing.idle(cue);
        }
        var held = new ArrayList<Long>();
        for (int i = 0; i < cue.expects().size(); i++) {
            Long after = talk.held().get(Talk.key(cue.id(), i));
            held.add(after == null ? -1L : after);
        }
        return end == null
                ? new Standing(State.RUNNING, fired, -1, held)
                : new Standing(State.valueOf(end.outcome()), fired, end.at(), held);
    }

    /// What a GO did.
    ///
    /// @param cue the cue it was about; none at the end of the list
    public record Went(Show show, Outcome outcome, Optional<Cue> cue) {}

    /// Kinds of GO.
    public enum Outcome {
        FIRED,
        /// The cue was fired before and will not run again.
        DONE_BEFORE,
        /// The cue is running.
        RUNNING,
        /// No cue is left.
        AT_END
    }

    /// The cue standing by; none at the end of the list.
    public Optional<Cue> standby() {
        return pointer < scenario.cues().size() ? Optional.of(scenario.cues().get(pointer)) : Optional.empty();
    }

    /// Index of the cue fired last; -1 before the first.
    public int current() {
        int newest = -1;
        for (int i = 0; i < standings.size(); i++) {
            if (standings.get(i).wasFired()
                    && (newest < 0
                            || standings.get(i).fired() >= standings.get(newest).fired())) {
                newest = i;
            }
        }
        return newest;
    }

    /// Fires the cue standing by.
    ///
    /// @param at the stage's time, microseconds
    public Went go(long at) {
        if (pointer >= standings.size()) {
            return new Went(this, Outcome.AT_END, Optional.empty());
        }
        Cue cue = scenario.cues().get(pointer);
        Standing standing = standings.get(pointer);
        if (standing.wasFired()) {
            return new Went(
                    pointAt(pointer + 1), standing.open() ? Outcome.RUNNING : Outcome.DONE_BEFORE, Optional.of(cue));
        }
        var next = new ArrayList<Standing>();
        for (int i = 0; i < standings.size(); i++) {
            next.add(i == pointer ? new Standing(State.RUNNING, at, -1, standing.held()) : leftBehind(i, at));
        }
        return new Went(new Show(scenario, pointer + 1, next), Outcome.FIRED, Optional.of(cue));
    }

    /// A cue was given from elsewhere than this stage, which goes past it: here it is skipped, and not fired again.
    ///
    /// @param at the stage's time, microseconds
    public Show passed(int cue, long at) {
        if (standings.get(cue).wasFired()) {
            return pointAt(cue + 1);
        }
        Show here = pointAt(cue);
        var next = new ArrayList<Standing>();
        for (int i = 0; i < standings.size(); i++) {
            Standing standing = standings.get(i);
            next.add(i == cue ? new Standing(State.SKIPPED, at, at, standing.held()) : here.leftBehind(i, at));
        }
        return new Show(scenario, cue + 1, next);
    }

    private Standing leftBehind(int index, long at) {
        Standing standing = standings.get(index);
        if (standing.open()) {
            return standing.with(standing.allHeld() ? State.MET : State.UNFINISHED, at);
        }
        return standing.state() == State.IDLE && index < pointer ? standing.with(State.SKIPPED, at) : standing;
    }

    /// Moves the pointer, firing nothing; stops at the ends.
    public Show pointAt(int index) {
        return new Show(scenario, Math.clamp(index, 0, standings.size()), standings);
    }

    /// Index of the cue fired last of those that say how they are put back and did something here; -1 for none.
    public int undoable() {
        int newest = -1;
        for (int i = 0; i < standings.size(); i++) {
            if (standings.get(i).wasFired()
                    && standings.get(i).state() != State.SKIPPED
                    && !scenario.cues().get(i).undo().isEmpty()
                    && (newest < 0
                            || standings.get(i).fired() >= standings.get(newest).fired())) {
                newest = i;
            }
        }
        return newest;
    }

    /// What a cue did was put back: it stands by again, as if it had never been fired.
    public Show undone(int cue) {
        var show = withStanding(cue, Standing.idle(scenario.cues().get(cue)));
        return show.pointAt(cue);
    }

    /// Marks the running cue failed: one of its commands was refused.
    public Show failed(long at) {
        int current = current();
        return current < 0 ? this : withStanding(current, standings.get(current).with(State.FAILED, at));
    }

    /// Looks at the world as of its newest event.
    public Show tick(World world, Checks checks) {
        return tick(world, world.now(), checks);
    }

    /// Looks at the world: expectations that now hold, limits that have passed. A cue without expectations is met when
    /// its planned time is over or the next is fired.
    ///
    /// @param at the stage's time, microseconds; limits pass also while nothing is heard
    public Show tick(World world, long at, Checks checks) {
        int current = current();
        if (current < 0 || !standings.get(current).open()) {
            return this;
        }
        Standing was = standings.get(current);
        Standing now = looked(scenario.cues().get(current), was, world, at, checks);
        return now.equals(was) ? this : withStanding(current, now);
    }

    private static Standing looked(Cue cue, Standing was, World world, long at, Checks checks) {
        long after = at - was.fired();
        var held = new ArrayList<Long>(was.held());
        boolean late = was.state() == State.LATE;
        for (int i = 0; i < held.size(); i++) {
            Expectation expectation = cue.expects().get(i);
            if (held.get(i) < 0 && checks.holds(expectation, world, was.fired())) {
                held.set(i, after);
            }
            long limit = expectation.seconds() * 1_000_000L;
            late |= held.get(i) < 0 ? after > limit : held.get(i) > limit;
        }
        var now = new Standing(late ? State.LATE : State.RUNNING, was.fired(), -1, held);
        if (!now.allHeld() || (held.isEmpty() && after < cue.seconds() * 1_000_000L)) {
            return now;
        }
        return now.with(late ? State.MET_LATE : State.MET, at);
    }

    private Show withStanding(int index, Standing standing) {
        var next = new ArrayList<>(standings);
        next.set(index, standing);
        return new Show(scenario, pointer, next);
    }

    /// What has come about since an earlier state of the same show, as facts to be told and recorded.
    public List<TalkFact> since(Show earlier) {
        var facts = new ArrayList<TalkFact>();
        for (int i = 0; i < standings.size(); i++) {
            Standing was = earlier.standings.get(i);
            Standing is = standings.get(i);
            String cue = scenario.cues().get(i).id();
            for (int k = 0; k < is.held().size(); k++) {
                if (was.held().get(k) < 0 && is.held().get(k) >= 0) {
                    facts.add(new TalkFact.ExpectationHeld(
                            scenario.id(), cue, k, is.held().get(k)));
                }
            }
            if (is.settled() >= 0 && !is.equals(was)) {
                facts.add(new TalkFact.CueSettled(scenario.id(), cue, is.state().name()));
            }
        }
        return facts;
    }

    /// Whether the cue fired last has nothing open any more, so that the button may light.
    public boolean ready() {
        int current = current();
        return current < 0 || !standings.get(current).open();
    }
}
