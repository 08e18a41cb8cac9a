package cockpit.simulation;

/// What the Lambda function decides when an alarm's message reaches it: one absolute weight, so that a message
/// delivered
/// twice does no more than once. The function's handler and the simulated stage call this same class.
///
/// Source: AWS Lambda Developer Guide, asynchronous invocation (at least once; two retries).
public final class ShiftDecision {
    private ShiftDecision() {}

    /// What it is told.
    ///
    /// @param newState    the alarm's new state
    /// @param cloudWeight the route's weight now, percent to the cloud
    /// @param target      the weight an alarm asks for
    /// @param backOnOk    whether the OK action brings the traffic home
    /// @param sensitive   whether the route's service holds customer data
    public record Asked(String newState, int cloudWeight, int target, boolean backOnOk, boolean sensitive) {}

    /// What it decides.
    public sealed interface Decided {
        /// Set this weight.
        record Shift(int cloudWeight, String why) implements Decided {}

        /// Leave things as they are.
        record Stay(String why) implements Decided {}

        /// Not allowed, whatever the alarm says.
        record Refuse(String why) implements Decided {}
    }

    /// Decides. Pure.
    public static Decided decide(Asked asked) {
        if (asked.sensitive()) {
            return new Decided.Refuse("the service holds customer data and stays on-prem");
        }
        if (asked.target() < 0 || asked.target() > 100) {
            return new Decided.Refuse("target weight " + asked.target() + " is not between 0 and 100");
        }
        return switch (asked.newState()) {
            case "ALARM" -> towards(asked.target(), asked.cloudWeight(), "the alarm went off");
            case "OK" ->
                asked.backOnOk()
                        ? towards(0, asked.cloudWeight(), "the alarm is over")
                        : new Decided.Stay("the OK action does not bring traffic home unless configured to");
            default -> new Decided.Stay("nothing to do in state " + asked.newState());
        };
    }

    private static Decided towards(int weight, int now, String why) {
        return weight == now
                ? new Decided.Stay("the weight is " + weight + " already")
                : new Decided.Shift(weight, why);
    }
}
