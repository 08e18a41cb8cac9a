package cockpit.recording;

import cockpit.views.theme.Texts;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file that is no recording, or of which nothing can be saved. The message names the file, what is wrong, what to
/// do.
public final class BadRecording extends IOException {
    private static final long serialVersionUID = 1;

    /// What is wrong.
    public enum Why {
        NO_FILE,
        NOT_READABLE,
        NO_RECORDING,
        NO_HEAD,
        BAD_HEAD,
        LATER_FORMAT,
        NOTHING_PLAYS
    }

    private final Why why;
    private final String file;

    BadRecording(Path file, Why why) {
        this(file, why, null);
    }

    BadRecording(Path file, Why why, @Nullable Throwable cause) {
        super(words(Texts.of("en"), file.toString(), why), cause);
        this.why = why;
        this.file = file.toString();
    }

    public Why why() {
        return why;
    }

    /// The same in a person's language.
    public String in(Texts texts) {
        return words(texts, file, why);
    }

    private static String words(Texts texts, String file, Why why) {
        return texts.get("bad." + why, file);
    }
}
