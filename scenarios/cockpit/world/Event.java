package cockpit.world;

/// Something that happened on a stage.
///
/// @param at     microseconds since the stage was opened; never less than the event before it
/// @param origin who told of it
/// @param fact   what happened
public record Event(long at, Origin origin, Fact fact) {
    /// Microseconds in a second: the unit of [#at].
    public static final long SECOND = 1_000_000;
}
