package cockpit.app;

import java.util.function.LongSupplier;

/// The talk's clock: begun once, held for questions. One thread's.
final class TalkClock {
    private final LongSupplier nanos;
    private long begun = -1;
    private long heldSince = -1;
    private long heldFor;

    /// @param nanos a monotonic clock, nanoseconds
    TalkClock(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Begins, if it has not begun.
    void begin() {
        if (begun < 0) {
            begun = nanos.getAsLong();
        }
    }

    /// Holds, or goes on. Before it has begun there is nothing to hold.
    void toggleHold() {
        if (heldSince >= 0) {
            heldFor += nanos.getAsLong() - heldSince;
            heldSince = -1;
        } else if (begun >= 0) {
            heldSince = nanos.getAsLong();
        }
    }

    boolean held() {
        return heldSince >= 0;
    }

    /// Seconds since it was begun, holds left out; -1 before.
    double elapsed() {
        if (begun < 0) {
            return -1;
        }
        long now = heldSince >= 0 ? heldSince : nanos.getAsLong();
        return (now - begun - heldFor) / 1e9;
    }
}
