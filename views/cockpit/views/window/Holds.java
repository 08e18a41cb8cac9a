package cockpit.views.window;

import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame.Parachute;
import cockpit.views.theme.Texts;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What is done by holding: the panic, and the parachute. Each says what it will do while a ring fills, and that
/// nothing
/// was done if it was let go too soon. FX thread only.
final class Holds {
    private static final long PANIC = 1_000_000_000L;
    private static final long PARACHUTE = 600_000_000L;

    private final Desk desk;
    private final Supplier<Texts> texts;
    private final NoticeBar notice;
    private final LongSupplier clock;
    private final Hold panic;
    private final Hold parachute;

    /// @param pulled whether the parachute's button is held down
    /// @param clock  a monotonic clock, nanoseconds
    Holds(
            Desk desk,
            SceneKeys keys,
            BooleanSupplier pulled,
            Supplier<Texts> texts,
            NoticeBar notice,
            LongSupplier clock) {
        this.desk = desk;
        this.texts = texts;
        this.notice = notice;
        this.clock = clock;
        this.panic = new Hold(keys::panicHeld, PANIC, act(this::beginPanic, desk::panic));
        this.parachute = new Hold(
                () -> keys.parachuteHeld() || pulled.getAsBoolean(),
                PARACHUTE,
                act(this::beginParachute, desk::pullParachute));
    }

    private Hold.Act act(BooleanSupplier begin, Runnable done) {
        return new Hold.Act() {
            @Override
            public boolean begin() {
                return begin.getAsBoolean();
            }

            @Override
            public void done() {
                done.run();
            }

            @Override
            public void letGo() {
                tell("notice.hold.letGo", "");
            }
        };
    }

    private boolean beginPanic() {
        tell("notice.panic.hold", "");
        return true;
    }

    private boolean beginParachute() {
        Optional<Parachute> packed = desk.frame().parachute();
        boolean can = packed.map(Holds::canPull).orElse(false);
        String key = packed.map(each -> (can ? "notice.hold." : "notice.parachute.") + each.state())
                .orElse("notice.parachute.needless");
        tell(key, packed.map(Parachute::recording).orElse(""));
        return can;
    }

    private static boolean canPull(Parachute packed) {
        return switch (packed.state()) {
            case READY, OUT -> true;
            case OPENING, NONE -> false;
        };
    }

    private void tell(String key, String detail) {
        notice.tell(texts.get().get(key, detail), clock.getAsLong());
    }

    /// The parachute's key or button was let go.
    void parachuteReleased() {
        parachute.released();
    }

    /// Looks at what is held; to be asked once a pulse.
    void look(long nanos) {
        notice.show(Math.max(panic.look(nanos), parachute.look(nanos)), nanos);
    }
}
