package cockpit.views;

import cockpit.app.HeadlessScreen;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private static final AtomicReference<String> WAITED = new AtomicReference<>("");

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (UP.getAndSet(true)) {
            return;
        }
        HeadlessScreen.choose();
        var up = new CountDownLatch(1);
        Runnable first = () -> {
            HeadlessScreen.enlarge(3_840, 2_160);
            up.countDown();
        };
        try {
            Platform.startup(first);
        } catch (IllegalStateException e) {
            Platform.runLater(first); // a test of the command line has started it before
        }
        up.await();
        Platform.setImplicitExit(false);
        Thread.ofPlatform().name("watchdog").daemon().start(Headless::watch);
    }

    /// A thread that works is not one that waits: only a stand-still counts.
    private static void watch() {
        while (true) {
            var seen = new CountDownLatch(1);
            Platform.runLater(seen::countDown);
            try {
                if (!seen.await(BLOCKED, TimeUnit.MILLISECONDS)) {
                    Thread.getAllStackTraces().forEach(Headless::note);
                    seen.await();
                }
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static void note(Thread thread, StackTraceElement[] stack) {
        // That JavaFX waits for its renderer, on a machine that is busy, is none of our doing: `stage` measures it.
        boolean stands = thread.getState() != Thread.State.RUNNABLE
                && List.of(stack).stream()
                        .noneMatch(frame -> frame.getMethodName().equals("waitForRenderingToComplete"));
        if (thread.getName().equals("JavaFX Application Thread") && stands && stack.length > 0) {
            WAITED.set(List.of(stack).subList(0, Math.min(12, stack.length)).toString());
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        WAITED.set("");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean drawsOnPurpose = context.getTags().contains("draws");
        if (!drawsOnPurpose && !WAITED.get().isEmpty()) {
            throw new AssertionError("The FX thread waited for over " + BLOCKED + " ms, at " + WAITED.get());
        }
    }

    /// Does something on the FX thread and waits for it.
    public static <T> T on(Supplier<T> work) {
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
