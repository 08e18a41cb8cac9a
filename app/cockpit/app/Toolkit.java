package cockpit.app;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// JavaFX without a window of its own: started once, headless where there is no display.
final class Toolkit {
    private Toolkit() {}

    /// Starts JavaFX, if it is not running.
    static void start() {
        if (HeadlessScreen.wanted()) {
            HeadlessScreen.choose();
        }
        var up = new CountDownLatch(1);
        try {
            Platform.startup(up::countDown);
        } catch (IllegalStateException e) {
            up.countDown(); // it was running
        }
        await(up);
        Platform.setImplicitExit(false);
    }

    /// Does something on the FX thread and waits for it.
    static <T> T on(Supplier<T> work) {
        var result = new AtomicReference<@Nullable T>();
        var failure = new AtomicReference<@Nullable RuntimeException>();
        var done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                result.set(work.get());
            } catch (RuntimeException e) {
                failure.set(e);
            } finally {
                done.countDown();
            }
        });
        await(done);
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        T found = result.get();
        if (found == null) {
            throw new IllegalStateException("Nothing came back from the FX thread");
        }
        return found;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for JavaFX", e);
        }
    }
}
