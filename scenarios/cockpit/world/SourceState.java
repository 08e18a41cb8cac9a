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
        return health != TalkFact.Health.WELL || late(at);
    }

    /// Whether nothing is heard of it: it is missed, or has not been heard for three of its periods. One that is heard,
    /// though all is not as it should be, is not silent.
    public boolean silent(long at) {
        return !health.heard() || late(at);
    }

    private boolean late(long at) {
        return at - heard > MISSED * period;
    }
}
