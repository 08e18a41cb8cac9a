package cockpit.views.window;

import java.util.function.BooleanSupplier;

/// Something that takes a while of holding, so that no slip does it: begins when it is pressed, is done once, however
/// long it is held, and comes to nothing when it is let go before. FX thread only.
final class Hold {
    private static final long NOT_HELD = -1;
    /// Done, or not to be had now: nothing more until it is let go.
    private static final long OVER = -2;

    private final BooleanSupplier down;
    private final long nanos;
    private final Act act;
    private long since = NOT_HELD;

    /// What it does.
    interface Act {
        /// It was pressed: says what will happen.
        ///
        /// @return false if nothing will
        boolean begin();

        /// It was held long enough.
        void done();

        /// It was let go before.
        void letGo();
    }

    /// @param down  whether it is held now
    /// @param nanos how long it has to be
    Hold(BooleanSupplier down, long nanos, Act act) {
        this.down = down;
        this.nanos = nanos;
        this.act = act;
    }

    /// Looks whether it is held; to be asked once a pulse.
    ///
    /// @param now a monotonic clock, nanoseconds
    /// @return how much of the time it has been, 0 to 1; 0 while it is not
    double look(long now) {
        if (!down.getAsBoolean()) {
            end();
            return 0;
        }
        if (since == NOT_HELD) {
            since = act.begin() ? now : OVER;
        }
        if (since == OVER) {
            return 0;
        }
        if (now - since >= nanos) {
            since = OVER;
            act.done();
            return 0;
        }
        return (now - since) / (double) nanos;
    }

    /// It was pressed and let go between two looks, or after the last one.
    void released() {
        if (since == NOT_HELD && !act.begin()) {
            return;
        }
        if (since != OVER) {
            act.letGo();
        }
        since = NOT_HELD;
    }

    private void end() {
        if (since >= 0) {
            act.letGo();
        }
        since = NOT_HELD;
    }
}
