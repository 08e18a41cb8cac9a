package cockpit.views.window;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.event.EventTarget;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Which wish a key is. Matched by code, so that a Hangul input method does not swallow letters; acted on when the key
/// is
/// let go, and only if this window saw that key's own press, for letters outside text fields, with the modifiers it had
/// then. FX thread only.
final class Keys {
    /// What a key may wish for.
    enum Wish {
        GO,
        UNDO,
        ARM,
        BACK,
        POINT_UP,
        POINT_DOWN,
        JUMP,
        BEGIN,
        ESCAPE,
        BRIGHT,
        MOTION,
        HOLD,
        PLAY,
        TEN_BACK,
        TEN_ON,
        MARK_BACK,
        MARK_ON,
        EVENT_BACK,
        EVENT_ON,
        SLOWER,
        FASTER,
        RECORD,
        SMALLER,
        LARGER,
        FIRST_TAB,
        SECOND_TAB,
        LANGUAGE,
        COMMANDS,
        KNOBS,
        QUESTIONS,
        CHECKS,
        PARACHUTE,
        ALL_KEYS
    }

    private record Press(boolean control, boolean shift, boolean inText) {}

    private static final Set<KeyCode> PLAIN_GO = EnumSet.of(KeyCode.PAGE_DOWN);
    private static final Set<KeyCode> SHARED =
            EnumSet.of(KeyCode.SPACE, KeyCode.ENTER, KeyCode.LEFT, KeyCode.RIGHT, KeyCode.UP, KeyCode.DOWN);

    private final Map<KeyCode, Press> down = new HashMap<>();

    /// A key went down: remembered, and its repeats ignored.
    void pressed(KeyEvent event) {
        down.putIfAbsent(
                event.getCode(), new Press(event.isShortcutDown(), event.isShiftDown(), text(event.getTarget())));
    }

    /// A key came up: the wish, if it is one.
    ///
    /// @param controlFocused whether a control that was reached by Tab has the focus, to which space, enter and arrows
    ///                       belong
    Optional<Wish> released(KeyEvent event, boolean controlFocused) {
        Press press = down.remove(event.getCode());
        if (press == null || event.isAltDown()) {
            return Optional.empty();
        }
        KeyCode code = event.getCode();
        if (press.inText() || text(event.getTarget())) {
            return inText(code);
        }
        if (controlFocused && SHARED.contains(code)) {
            return Optional.empty();
        }
        return press.control() ? control(code, press.shift()) : plain(code, press.shift(), event);
    }

    /// Whether a key is held down that went down alone, outside a text field.
    boolean heldAlone(KeyCode code) {
        Press press = down.get(code);
        return press != null && !press.control() && !press.shift() && !press.inText();
    }

    /// Whether a key is held down, with Ctrl and Shift since it went down.
    boolean held(KeyCode code) {
        Press press = down.get(code);
        return press != null && press.control() && press.shift();
    }

    /// The focus went away: no press counts any more.
    void forget() {
        down.clear();
    }

    private static boolean text(EventTarget target) {
        return target instanceof TextInputControl;
    }

    private static Optional<Wish> inText(KeyCode code) {
        return switch (code) {
            case PAGE_DOWN -> Optional.of(Wish.GO);
            case PAGE_UP -> Optional.of(Wish.BACK);
            case F5 -> Optional.of(Wish.BEGIN);
            case ESCAPE -> Optional.of(Wish.ESCAPE);
            default -> Optional.empty();
        };
    }

    private static Optional<Wish> control(KeyCode code, boolean shift) {
        return Optional.ofNullable(
                switch (code) {
                    case PLUS, EQUALS, ADD -> Wish.LARGER;
                    case MINUS, SUBTRACT -> Wish.SMALLER;
                    case Z -> Wish.UNDO;
                    case A -> shift ? Wish.ARM : null;
                    case J -> Wish.EVENT_BACK;
                    case L -> Wish.EVENT_ON;
                    case K -> Wish.KNOBS;
                    case DIGIT1, NUMPAD1 -> Wish.FIRST_TAB;
                    case DIGIT2, NUMPAD2 -> Wish.SECOND_TAB;
                    default -> null;
                });
    }

    private static Optional<Wish> plain(KeyCode code, boolean shift, KeyEvent event) {
        if (PLAIN_GO.contains(code)) {
            return Optional.of(Wish.GO);
        }
        return Optional.ofNullable(
                switch (code) {
                    case RIGHT, SPACE, ENTER -> Wish.GO;
                    case PAGE_UP, LEFT -> Wish.BACK;
                    case UP -> Wish.POINT_UP;
                    case DOWN -> Wish.POINT_DOWN;
                    case G -> Wish.JUMP;
                    case F5 -> Wish.BEGIN;
                    case ESCAPE -> Wish.ESCAPE;
                    case W -> Wish.BRIGHT;
                    case M -> Wish.MOTION;
                    case H -> Wish.HOLD;
                    case K -> Wish.PLAY;
                    case J -> shift ? Wish.MARK_BACK : Wish.TEN_BACK;
                    case L -> shift ? Wish.MARK_ON : Wish.TEN_ON;
                    case OPEN_BRACKET -> Wish.SLOWER;
                    case CLOSE_BRACKET -> Wish.FASTER;
                    case R -> Wish.RECORD;
                    case DIGIT1, NUMPAD1 -> Wish.FIRST_TAB;
                    case DIGIT2, NUMPAD2 -> Wish.SECOND_TAB;
                    case N -> Wish.LANGUAGE;
                    case T -> Wish.COMMANDS;
                    case C -> Wish.CHECKS;
                    case Q -> Wish.QUESTIONS;
                    case P -> shift ? null : Wish.PARACHUTE;
                    case SLASH -> shift ? Wish.ALL_KEYS : null;
                    case F1 -> Wish.ALL_KEYS;
                    default -> null;
                });
    }
}
