package cockpit.world;

/// A command that went to the stage, and what came of it.
///
/// @param answered when, microseconds; -1 while it is open
public record SentCommand(String words, String cue, long sent, long answered, boolean accepted, String output) {}
