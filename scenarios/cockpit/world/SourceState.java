package cockpit.world;

/// How one source of events is.
///
/// @param heard  when it was last heard, microseconds; of one that never was, when that was first told
/// @param period within which it should be heard again, microseconds
public record SourceState(String id, TalkFact.Health health, long heard, long period, String detail)
        implements Keyed<String> {}
