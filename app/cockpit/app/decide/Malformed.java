package cockpit.app.decide;

import org.jspecify.annotations.Nullable;

/// A case that cannot be read. Not for what a real system would itself refuse: that is a decision.
final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;

    /// @param path from the root of the case, "" for the case as a whole
    Malformed(String message, String path) {
        this(message, path, null);
    }

    Malformed(String message, String path, @Nullable Throwable cause) {
        super(message, cause);
        this.path = path;
    }

    String path() {
        return path;
    }

    /// Never null, unlike [#getMessage()].
    String message() {
        String message = getMessage();
        return message == null ? "malformed" : message;
    }
}
