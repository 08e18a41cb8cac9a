package cockpit.views.window;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import javafx.util.Subscription;

/// One filter for a scene's keys: what they wish for is acted on when they are let go, if this window saw them pressed.
/// FX thread only.
final class SceneKeys {
    private final Keys keys = new Keys();
    private final BooleanSupplier controlReached;
    private final Consumer<Keys.Wish> act;

    /// @param controlReached whether a control that was reached by Tab has the keys that are its own
    SceneKeys(BooleanSupplier controlReached, Consumer<Keys.Wish> act) {
        this.controlReached = controlReached;
        this.act = act;
    }

    /// Whether Ctrl, Shift and X are held down.
    boolean panicHeld() {
        return keys.held(KeyCode.X);
    }

    /// Whether P alone is held down.
    boolean parachuteHeld() {
        return keys.heldAlone(KeyCode.P);
    }

    /// Listens until unsubscribed.
    Subscription attach(Scene scene) {
        EventHandler<KeyEvent> pressed = this::pressed;
        EventHandler<KeyEvent> released = this::released;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, released);
        Subscription focus = scene.windowProperty()
                .flatMap(Window::focusedProperty)
                .orElse(false)
                .subscribe(on -> {
                    if (!on) {
                        keys.forget();
                    }
                });
        return Subscription.combine(focus, keys::forget, () -> {
            scene.removeEventFilter(KeyEvent.KEY_PRESSED, pressed);
            scene.removeEventFilter(KeyEvent.KEY_RELEASED, released);
        });
    }

    private void pressed(KeyEvent event) {
        keys.pressed(event);
        boolean paging = event.getCode() == KeyCode.PAGE_DOWN || event.getCode() == KeyCode.PAGE_UP;
        if (paging || (!controlReached.getAsBoolean() && arrowOrSpace(event.getCode()) && !typing(event))) {
            event.consume(); // or a scroll pane would move, a slider jump
        }
    }

    private static boolean typing(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl;
    }

    private static boolean arrowOrSpace(KeyCode code) {
        return switch (code) {
            case LEFT, RIGHT, UP, DOWN, SPACE, ENTER -> true;
            default -> false;
        };
    }

    private void released(KeyEvent event) {
        keys.released(event, controlReached.getAsBoolean()).ifPresent(wish -> {
            act.accept(wish);
            event.consume();
        });
    }
}
