package cockpit.simulation.hpa;

/// A metric that cannot be told, in the controller's words.
final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    private final String reason;

    /// @param reason the condition's: FailedGetResourceMetric ...
    Failure(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    /// The same as the condition's reason has it.
    Failure as(String newReason) {
        return because(new Failure(newReason, text()));
    }

    /// The same, with what it was about said first.
    Failure about(String what) {
        return because(new Failure(reason, what + text()));
    }

    private Failure because(Failure told) {
        told.addSuppressed(this);
        return told;
    }

    String reason() {
        return reason;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
