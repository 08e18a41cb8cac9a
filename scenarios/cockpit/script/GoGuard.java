package cockpit.script;

/// Keeps one press from firing twice: after a GO the next is refused for 400 ms and until the key was let go. Not
/// thread-safe; the window's.
public final class GoGuard {
    /// How long, nanoseconds.
    public static final long NANOS = 400_000_000L;

    private long passed = Long.MIN_VALUE;
    private int refused;

    /// Whether a GO at this instant may pass; a refusal is counted, never silent.
    ///
    /// @param nanos a monotonic clock
    public boolean pass(long nanos) {
        if (remaining(nanos) > 0) {
            refused++;
            return false;
        }
        passed = nanos;
        refused = 0;
        return true;
    }

    /// Share of the guard still to run, 1 to 0.
    public double remaining(long nanos) {
        if (passed == Long.MIN_VALUE) {
            return 0;
        }
        return Math.clamp((NANOS - (nanos - passed)) / (double) NANOS, 0, 1);
    }

    /// Presses refused since the last one that passed.
    public int refused() {
        return refused;
    }
}
