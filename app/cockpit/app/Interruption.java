package cockpit.app;

import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.views.theme.Texts;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// What becomes of a run on real systems when its process is told to end: by Ctrl+C, by SIGTERM, by a terminal that is
/// closed. The run is asked to stop where it is and to put everything back; the process ends once this is closed, or
/// after [#LONGEST]. Then the journal still has what is left, and `cockpit reset` puts it back. On other stages the
/// process ends at once, as ever.
final class Interruption implements AutoCloseable {
    /// What was begun takes up to a minute, Locust's users forty seconds to come to rest, and an alarm that they have
    /// set
    /// off a minute more.
    static final Duration LONGEST = Duration.ofSeconds(150);

    private final AtomicBoolean came = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;
    private final boolean hooked;

    /// @param err where a person is told
    Interruption(Stage stage, Texts texts, PrintWriter err) {
        this.hook = new Thread(() -> ends(texts, err), "interrupted");
        this.hooked = stage.source() == Source.LIVE;
        if (hooked) {
            Runtime.getRuntime().addShutdownHook(hook);
        }
    }

    /// Whether the run has to stop. Any thread may ask.
    boolean came() {
        return came.get();
    }

    private void ends(Texts texts, PrintWriter err) {
        came.set(true);
        tell(err, texts.get("cli.interrupted", LONGEST.toSeconds()));
        try {
            if (!over.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                tell(err, texts.get("cli.interrupted.late", LONGEST.toSeconds()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(PrintWriter err, String words) {
        err.println();
        err.println(words);
        err.flush();
    }

    /// The run has ended, and everything that it leaves behind is written.
    @Override
    public void close() {
        over.countDown();
        if (hooked && !came()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) { // told to end in this very moment; it finds that all is over
                came.set(true);
            }
        }
    }
}
