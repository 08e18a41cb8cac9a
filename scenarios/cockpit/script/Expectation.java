package cockpit.script;

/// Something a cue expects of the world.
///
/// @param text    for people
/// @param that    CEL over the world's names (see `WorldNames`), of type bool
/// @param figure  CEL whose value is shown beside the text while it is open, "" for none
/// @param seconds time limit after GO
public record Expectation(Said text, String that, String figure, int seconds) {}
