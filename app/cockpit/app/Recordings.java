package cockpit.app;

import cockpit.recording.Head;
import cockpit.recording.Recorder;
import cockpit.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is recorded at a desk: begun and ended by a key, each in a file of its own. What comes of it is told to the
/// person. The conductor's thread's.
final class Recordings {
    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);

    private final Conductor conductor;
    private final Path folder;
    private final Executor later;
    private Optional<Recorder> recorder = Optional.empty();
    private Path file = Path.of("");
    private CompletableFuture<Void> sealed = CompletableFuture.completedFuture(null);

    /// @param folder where they go
    /// @param later  runs something on the conductor's thread
    Recordings(Conductor conductor, Path folder, Executor later) {
        this.conductor = conductor;
        this.folder = folder;
        this.later = later;
    }

    boolean running() {
        return recorder.isPresent();
    }

    /// Begins one, or ends the one that runs. A recording is not recorded again.
    void toggle() {
        if (conductor.recorded()) {
            conductor.tell("notice.record.ofRecording", "");
        } else if (running()) {
            end();
        } else {
            begin();
        }
    }

    private void begin() {
        Instant now = Instant.now();
        String stamp = now.truncatedTo(ChronoUnit.MILLIS).toString().replaceAll("[:.]", "");
        String scenario = conductor.show().scenario().id();
        file = folder.resolve(scenario + "-" + stamp + ".cockpit");
        Stage stage = conductor.stage();
        var head = new Head(
                stage.name(), stage.source(), scenario, stage.names(), "recorded at the desk", now.toString(), 0);
        try {
            recorder = Optional.of(Recorder.open(file.resolveSibling(file.getFileName() + ".d"), head));
            conductor.recordTo(recorder);
            conductor.tell("notice.record.started", "");
        } catch (IOException e) {
            failed(e);
        }
    }

    /// Looks whether writing failed: a full disk must not wait for the end of the talk to be known.
    void look() {
        recorder.flatMap(Recorder::failure).ifPresent(failure -> {
            recorder = Optional.empty();
            conductor.recordTo(Optional.empty());
            failed(failure);
        });
    }

    private void failed(Exception failure) {
        LOG.warn("Recording failed; what was written stays in its folder", failure);
        conductor.tell("notice.record.failed", String.valueOf(failure.getMessage()));
    }

    /// An hour takes seconds to seal, and the talk goes on meanwhile.
    private void end() {
        Recorder ending = recorder.orElseThrow();
        Path to = file;
        recorder = Optional.empty();
        conductor.recordTo(Optional.empty());
        conductor.tell("notice.record.sealing", "");
        sealed = sealed.thenRunAsync(() -> seal(ending, to));
    }

    private void seal(Recorder ending, Path to) {
        try {
            ending.seal(to);
            later.execute(() -> conductor.tell("notice.record.sealed", String.valueOf(to.getFileName())));
        } catch (IOException | RuntimeException e) {
            later.execute(() -> failed(e));
        }
    }

    /// Ends the one that runs, and waits until all are sealed.
    void finish() {
        if (running()) {
            end();
        }
        sealed.join();
    }
}
