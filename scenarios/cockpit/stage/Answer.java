package cockpit.stage;

/// Whether a stage takes a command.
public sealed interface Answer {
    /// It does.
    ///
    /// @param output what the tool would have printed, "" for nothing
    record Accepted(String output) implements Answer {}

    /// It does, and has begun; a `CommandAnswered` among the events of the stage says in the end what came of it.
    record Begun() implements Answer {}

    /// It does not.
    ///
    /// @param reason why, as a key of the texts on screen
    /// @param detail names what it is about, in the system's own words; may be ""
    record Refused(Reason reason, String detail) implements Answer {}

    /// Why a command is refused.
    enum Reason {
        /// The stage only plays what was; commands are answered by the recording.
        RECORDED,
        /// The service holds customer data and stays where it is.
        SENSITIVE,
        /// No such object on this stage.
        UNKNOWN_OBJECT,
        /// A value out of its bounds.
        OUT_OF_BOUNDS,
        /// The gate is not armed.
        NOT_ARMED,
        /// Not on the stage's allow-list.
        NOT_ALLOWED,
        /// Another cockpit holds this stage's journal.
        HELD_ELSEWHERE,
        /// What this stage cannot do at all.
        NOT_HERE
    }
}
