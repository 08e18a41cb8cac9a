package cockpit.recording;

import java.io.IOException;
import java.nio.file.Path;

/// A file that is no recording, or of which nothing can be saved. The message names the file, what is wrong, what to
/// do.
public final class BadRecording extends IOException {
    private static final long serialVersionUID = 1;

    BadRecording(Path file, String what, String cure) {
        super(file.getFileName() + ": " + what + ". " + cure);
    }

    BadRecording(Path file, String what, String cure, Throwable cause) {
        super(file.getFileName() + ": " + what + ". " + cure, cause);
    }
}
