package cockpit.script;

import java.util.Collections;
import java.util.List;

/// How a cue stands in the show.
///
/// @param fired   when it was fired, microseconds of the stage's time; -1 if it was not
/// @param settled when it came to its end, likewise
/// @param held    for each expectation, microseconds after GO until it first held; -1 while it has not
public record Standing(State state, long fired, long settled, List<Long> held) {
    /// Copies the list.
    public Standing {
        held = List.copyOf(held);
    }

    /// Each has a shape and a word on screen.
    public enum State {
        IDLE,
        RUNNING,
        /// Everything it expected came true in time.
        MET,
        /// Everything came true, something too late.
        MET_LATE,
        /// A time limit has passed and something is still open.
        LATE,
        /// The next cue was fired before everything came true.
        UNFINISHED,
        /// The show went past it.
        SKIPPED,
        /// A command of it was refused.
        FAILED
    }

    static Standing idle(Cue cue) {
        return new Standing(
                State.IDLE, -1, -1, Collections.nCopies(cue.expects().size(), -1L));
    }

    /// Whether it was fired and may still change.
    public boolean open() {
        return state == State.RUNNING || state == State.LATE;
    }

    /// Whether it was ever fired.
    public boolean wasFired() {
        return fired >= 0;
    }

    /// Whether every expectation came true.
    public boolean allHeld() {
        return held.stream().allMatch(after -> after >= 0);
    }

    Standing with(State newState, long at) {
        return new Standing(newState, fired, at, held);
    }
}
