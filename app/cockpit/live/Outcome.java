package cockpit.live;

/// What became of something that a system was asked to do.
public sealed interface Outcome {
    /// It did it.
    ///
    /// @param output what the system's own tool would have printed, "" for nothing
    record Done(String output) implements Outcome {}

    /// It was not done, as far as is known.
    ///
    /// @param trouble what failed, on which object, why, and what to do
    record Failed(Trouble trouble) implements Outcome {}
}
