package cockpit.app;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.testfx.util.WaitForAsyncUtils;

/// What a test shows on the screen, with the keyboard's focus, until it is closed.
final class Shown implements AutoCloseable {
    private final Stage stage;

    private Shown(Stage stage) {
        this.stage = stage;
    }

    /// As large as most screens.
    static Shown of(Parent root) {
        return of(root, 1_920, 1_080);
    }

    static Shown of(Parent root, double width, double height) {
        Stage opened = Toolkit.on(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(root, width, height));
            stage.show();
            stage.requestFocus();
            root.requestFocus();
            return stage;
        });
        WaitForAsyncUtils.waitForFxEvents();
        return new Shown(opened);
    }

    Stage stage() {
        return stage;
    }

    /// Waits until something holds, for half a minute: a busy machine is no failure.
    static void until(String what, BooleanSupplier holds) {
        within(30, what, holds);
    }

    /// Waits so many seconds at most.
    static void within(int seconds, String what, BooleanSupplier holds) {
        try {
            WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, holds::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("It never came about: " + what, e);
        }
    }

    @Override
    public void close() {
        Toolkit.on(() -> {
            stage.close();
            return stage;
        });
    }
}
