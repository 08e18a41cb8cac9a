package cockpit.views;

import cockpit.app.HeadlessScreen;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// JavaFX on its headless platform, its screen large enough for any window, and a watchdog: a test during which the FX
/// thread waited for half a second fails.
public final class Headless implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {
    private static final long BLOCKED = 500;
    private static final AtomicBoolean UP = new AtomicBoolean();
    private static final AtomicLong LONGEST = new AtomicLong();

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (UP.getAndSet(true)) {
            return;
        }
        HeadlessScreen.choose();
        var up = new CountDownLatch(1);
        Platform.startup(() -> {
            HeadlessScreen.enlarge(3_840, 2_160);
            up.countDown();
        });
        up.await();
        Platform.setImplicitExit(false);
        Thread.ofPlatform().name("watchdog").daemon().start(Headless::watch);
    }

    private static void watch() {
        while (true) {
            var seen = new CountDownLatch(1);
            long asked = System.nanoTime();
            Platform.runLater(seen::countDown);
            try {
                seen.await();
                LONGEST.accumulateAndGet((System.nanoTime() - asked) / 1_000_000, Math::max);
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        LONGEST.set(0);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean drawsOnPurpose = context.getTags().contains("draws");
        if (!drawsOnPurpose && LONGEST.get() > BLOCKED) {
            throw new AssertionError("The FX thread waited for " + LONGEST.get() + " ms");
        }
    }

    /// Does something on the FX thread and waits for it.
    static <T> T on(Supplier<T> work) {
        var result = new AtomicReference<T>();
        var failure = new AtomicReference<Throwable>();
        var done = new CountDownLatch(1);
        Platform.runLater(() -> {
            try {
                result.set(work.get());
            } catch (RuntimeException | AssertionError e) {
                failure.set(e);
            } finally {
                done.countDown();
            }
        });
        try {
            done.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (failure.get() instanceof RuntimeException e) {
            throw e;
        }
        if (failure.get() instanceof AssertionError e) {
            throw e;
        }
        return result.get();
    }
}
