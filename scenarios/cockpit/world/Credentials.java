package cockpit.world;

/// How long the keys hold with which AWS is asked.
///
/// @param ends    whether they say when they run out; the others hold until somebody takes them away
/// @param until   when they do, microseconds of the stage's time; negative where that was before it was opened
/// @param renewed whether new ones follow without anybody's doing
public record Credentials(boolean ends, long until, boolean renewed) {
    /// Enough to sign in anew before the next act, microseconds.
    public static final long SOON = 10 * 60 * Event.SECOND;
    /// The SDK renews what it can five minutes before the end; later than this, it has failed to.
    public static final long NOT_RENEWED = 3 * 60 * Event.SECOND;

    /// How they stand.
    public enum Term {
        HOLDS,
        /// They run out before the talk does, or so soon that somebody should sign in now.
        ENDS_SOON,
        OUT
    }

    /// How they stand at an instant, for a talk that takes so long yet, microseconds.
    public Term term(long at, long talk) {
        if (!ends) {
            return Term.HOLDS;
        }
        long warning = renewed ? NOT_RENEWED : Math.max(SOON, talk);
        return left(at) == 0 ? Term.OUT : left(at) < warning ? Term.ENDS_SOON : Term.HOLDS;
    }

    /// How long they hold yet, microseconds; 0 when they are out. Meaningless while [#ends] is false.
    public long left(long at) {
        return Math.max(0, until - at);
    }
}
