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

    String reason() {
        return reason;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
