package cockpit.world;

/// What the cockpit itself did and noticed. Recorded with everything else, so that a replay knows it too.
public sealed interface TalkFact extends Fact {
    /// A source of events was heard, or was missed.
    ///
    /// @param source the origin's name
    /// @param health what the stage makes of it
    /// @param period microseconds within which it should be heard again
    /// @param detail why it is not well, "" when it is
    record SourceHeard(String source, Health health, long period, String detail) implements TalkFact {}

    /// A command went to the stage.
    ///
    /// @param words the command as kubectl, aws or curl would write it
    record CommandSent(String words, String cue) implements TalkFact {}

    /// What became of it.
    ///
    /// @param output what the tool would have printed, "" for nothing
    record CommandAnswered(String words, boolean accepted, String output) implements TalkFact {}

    /// Somebody else changed an object of the stage: neither the cockpit nor what it set off.
    ///
    /// @param object e.g. `VirtualService recommend-split`
    /// @param before what it was, e.g. a weight
    /// @param after  what it is
    /// @param by     who, as the object tells: a field manager's name, "" when it does not
    record ChangedElsewhere(String object, String before, String after, String by) implements TalkFact {}

    /// A cue was fired.
    record CueFired(String scenario, String cue) implements TalkFact {}

    /// A cue came to its end.
    ///
    /// @param outcome met, late, unfinished, failed
    record CueSettled(String scenario, String cue, String outcome) implements TalkFact {}

    /// What a cue did was put back: it stands as if it had never been fired.
    record CueUndone(String scenario, String cue) implements TalkFact {}

    /// Something a cue expected came true.
    ///
    /// @param index which of the cue's expectations, from 0
    /// @param after microseconds after the cue was fired
    record ExpectationHeld(String scenario, String cue, int index, long after) implements TalkFact {}

    /// A knob of the simulation was turned.
    record KnobTurned(String knob, String value) implements TalkFact {}

    /// The picture goes on from another stage: from live systems to a recording of them, or back.
    ///
    /// @param to   RECORDED or LIVE
    /// @param name the stage's name, or the recording's file
    record StageSwitched(String to, String name) implements TalkFact {}

    /// How a source is.
    enum Health {
        WELL,
        /// Heard, but all is not as it should be.
        FLAWED,
        /// Missed, or heard in part.
        DOUBT,
        LOST;

        /// Whether a source that is told to be so was heard.
        public boolean heard() {
            return this == WELL || this == FLAWED;
        }
    }
}
