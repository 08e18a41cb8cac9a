package cockpit.stage;

/// A stretch of a course of which something is lost. What is shown in it is folded from what is left.
///
/// @param from  the newest instant before the loss, microseconds
/// @param until the instant from which the world is known again; [Long#MAX_VALUE] when it never is
/// @param lines lines that are lost, at least
public record Gap(long from, long until, long lines) {}
