package cockpit.simulation.hpa;

import org.jspecify.annotations.Nullable;

/// A metric that cannot be told, in the controller's words.
final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;
    private final String about;

    /// What failed, as yet without a word on which metric it was for.
    Failure(String message) {
        this("", "", message, null);
    }

    /// @param reason the condition's: FailedGetResourceMetric ...
    /// @param about  what is said before the message where several metrics are spoken of
    Failure(String reason, String about, String message, @Nullable Failure cause) {
        super(message, cause, false, false);
        this.reason = reason;
        this.about = about;
    }

    String reason() {
        return reason;
    }

    String about() {
        return about;
    }

    /// What the condition and the event of its own say.
    String text() {
        return String.valueOf(getMessage());
    }

    /// The same with the metric's kind before it.
    String inFull() {
        return about + text();
    }
}
