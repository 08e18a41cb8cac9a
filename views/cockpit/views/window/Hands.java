package cockpit.views.window;

import cockpit.script.GoGuard;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.world.Event;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What each key's wish does. FX thread only.
final class Hands {
    private static final long FLASH = 300_000_000L;

    private final Desk desk;
    private final Header.Wishes wishes;
    private final Reach reach;
    private final LongSupplier clock;
    private final Consumer<String> tell;
    private final GoGuard guard = new GoGuard();
    private long refusedUntil;

    /// What they reach.
    record Reach(
            Parts parts, Openings openings, Holds holds, Overlays overlays, Explanations explanations, Tabs tabs) {}

    /// @param clock a monotonic clock, nanoseconds
    /// @param tell  says a text to the person, by its key
    Hands(Desk desk, Header.Wishes wishes, Reach reach, LongSupplier clock, Consumer<String> tell) {
        this.desk = desk;
        this.wishes = wishes;
        this.reach = reach;
        this.clock = clock;
        this.tell = tell;
    }

    void act(Keys.Wish wanted) {
        Frame frame = desk.frame();
        switch (wanted) {
            case GO -> go();
            case UNDO -> desk.undo();
            case ARM -> desk.toggleArm();
            case BACK, POINT_UP -> desk.pointAt(frame.show().pointer() - 1);
            case POINT_DOWN -> desk.pointAt(frame.show().pointer() + 1);
            case JUMP -> reach.openings().jump();
            case BEGIN -> desk.begin();
            case ESCAPE -> escape();
            case BRIGHT -> wishes.bright().run();
            case MOTION -> wishes.motion().run();
            case HOLD -> desk.toggleHold();
            case PLAY -> desk.togglePlay();
            case TEN_BACK -> desk.seek(frame.at() - 10 * Event.SECOND);
            case TEN_ON -> desk.seek(frame.at() + 10 * Event.SECOND);
            case MARK_BACK -> reach.parts().timeline.jump(-1);
            case MARK_ON -> reach.parts().timeline.jump(1);
            case EVENT_BACK -> desk.step(-1);
            case EVENT_ON -> desk.step(1);
            case SLOWER -> desk.speed(frame.transport().speed() / 2);
            case FASTER -> desk.speed(frame.transport().speed() * 2);
            case RECORD -> desk.toggleRecord();
            case SMALLER -> wishes.smaller().run();
            case LARGER -> wishes.larger().run();
            case FIRST_TAB -> tab(1, frame);
            case SECOND_TAB -> tab(2, frame);
            case LANGUAGE -> wishes.language().run();
            case COMMANDS -> wishes.commands().run();
            case QUESTIONS -> wishes.questions().run();
            case KNOBS -> wishes.knobs().run();
            case CHECKS -> checks();
            case PARACHUTE -> reach.holds().parachuteReleased();
            case ALL_KEYS -> wishes.keys().run();
        }
    }

    /// Goes to another tab; back to what this one shows, where it is this one.
    private void tab(int number, Frame frame) {
        if (!reach.tabs().go(number, frame.show().scenario())) {
            reach.overlays().closeTop();
        }
    }

    /// Fires the cue standing by, unless the last GO was just now.
    void go() {
        long now = clock.getAsLong();
        if (guard.pass(now)) {
            desk.go();
        } else {
            refusedUntil = now + FLASH;
            tell.accept("notice.go.guard");
        }
    }

    /// Shows how much of the guard is left.
    void look(long now) {
        reach.parts().cues.guard(guard.remaining(now), now < refusedUntil);
    }

    void checks() {
        if (!reach.openings().checks()) {
            tell.accept("notice.checks.needless");
        }
    }

    private void escape() {
        reach.explanations().close();
        if (!reach.overlays().closeTop()) {
            tell.accept("notice.esc.nothing");
        }
    }
}
