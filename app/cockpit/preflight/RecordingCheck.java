package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import cockpit.recording.BadRecording;
import cockpit.recording.Recording;
import cockpit.world.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/// Whether the parachute is packed: this talk's recording is there and whole. To open one is to sum every
/// byte of it; where the sums differ, it is read line by line, and what is lost is told.
record RecordingCheck(String scenario, Checklist.Packed packed) implements Check {
    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.recording", scenario);
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.recording", scenario);
    }

    @Override
    public Duration limit() {
        return DiskCheck.LIMIT;
    }

    /// The talk can be given without, as long as nothing goes wrong.
    @Override
    public Verdict otherwise() {
        return Verdict.WARN;
    }

    @Override
    public Finding run() throws Failed, IOException {
        Path file = packed.recording();
        try (Recording recording = Recording.open(file)) {
            long seconds = recording.duration() / Event.SECOND;
            String length = String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
            return recording.repairs().isEmpty()
                    ? Finding.go("preflight.recording.whole", length)
                    : Finding.warn("preflight.recording.damaged", file.toString());
        } catch (BadRecording e) {
            throw new Failed(Trouble.of("bad." + e.why(), file.toString()), e);
        }
    }
}
