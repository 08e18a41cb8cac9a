package cockpit.world;

/// How one source of events is.
///
/// @param heard  when it was last heard, microseconds; of one that never was, when that was first told
/// @param period within which it should be heard again, microseconds
public record SourceState(String id, TalkFact.Health health, long heard, long period, String detail)
        implements Keyed<String> {
    private static final int MISSED = 3;

    /// Whether it suffers from something, or has not been heard for three of its periods.
    public boolean doubtful(long at) {
        return health != TalkFact.Health.WELL || at - heard > MISSED * period;
    }
}
