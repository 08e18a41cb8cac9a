package cockpit.simulation;

import java.util.Set;

/// What the burst function makes of an alarm's message: the weight of the cloud subset it wants, or that there is
/// nothing to do, or why it will not. The same message twice gives the same weight: deliveries are at least once, and
/// Lambda tries a failed run again, so the answer is a weight, never a step.
///
/// The function on AWS (`cockpit.burst`) and the simulated one both decide by this.
/// Source: design of the talk; SNS and Lambda delivery in the AWS Lambda developer guide, "Asynchronous invocation".
public sealed interface ShiftDecision {
    /// The reason in words, for the function's log and the screen.
    String reason();

    /// Set this weight.
    ///
    /// @param cloudWeight of the cloud subset, 0 to 100; the home subset gets the rest
    record SetWeight(int cloudWeight, String reason) implements ShiftDecision {}

    /// All is as it should be.
    record Nothing(String reason) implements ShiftDecision {}

    /// The message asks for what must not be done, or cannot be understood.
    record Refused(String reason) implements ShiftDecision {}

    /// What an alarm's message says, of either shape (through SNS or straight from CloudWatch).
    ///
    /// @param newState CloudWatch's word
    /// @param oldState CloudWatch's word
    record AlarmEvent(String alarm, String newState, String oldState) {}

    /// The route as the API server last returned it.
    ///
    /// @param host  its destinations' host, short or with its namespace and domain
    /// @param home  weight of the home subset
    /// @param cloud weight of the cloud subset
    record Route(String host, int home, int cloud) {}

    /// What the function is set up for.
    ///
    /// @param alarm       the one alarm it listens to
    /// @param service     that is shifted, for the reason's words
    /// @param cloudWeight wanted while the alarm is on, 1 to 100
    /// @param okGoesBack  whether OK sends everything home; off by default, because SetAlarmState falls back by itself
    /// @param sensitive   the services that handle data which must stay on-prem
    record Policy(String alarm, String service, int cloudWeight, boolean okGoesBack, Set<String> sensitive) {
        /// Throws IllegalArgumentException when the weight is not in 1 to 100.
        public Policy {
            if (cloudWeight < 1 || cloudWeight > 100) {
                throw new IllegalArgumentException("the target weight must be in 1 to 100, it is " + cloudWeight);
            }
            sensitive = Set.copyOf(sensitive);
        }

        /// The talk's: 80 % to the cloud, and only a person brings it back.
        public static Policy of(String alarm, String service) {
            return new Policy(alarm, service, 80, false, Set.of());
        }
    }

    /// Decides. Pure and total.
    static ShiftDecision of(AlarmEvent event, Route now, Policy policy) {
        if (!event.alarm().equals(policy.alarm())) {
            return new Refused(
                    "the message is of alarm " + event.alarm() + ", this function listens to " + policy.alarm());
        }
        if (now.home() < 0 || now.cloud() < 0 || now.home() + now.cloud() != 100) {
            return new Refused("the weights " + now.home() + " and " + now.cloud()
                    + " do not total 100: somebody else is at work");
        }
        String service = now.host().split("\\.", 2)[0];
        if (!service.equals(policy.service())) {
            return new Refused("the route is of " + service + ", this function shifts " + policy.service());
        }
        String change = event.oldState() + " -> " + event.newState();
        return switch (event.newState()) {
            case "ALARM" -> onAlarm(change, now, policy);
            case "OK" -> onOk(change, now, policy);
            case "INSUFFICIENT_DATA" -> new Nothing(change + ": no data is no reason to move traffic");
            default -> new Refused(event.newState() + " is no state of an alarm");
        };
    }

    private static ShiftDecision onAlarm(String change, Route now, Policy policy) {
        if (policy.sensitive().contains(policy.service())) {
            return new Refused(change + ": " + policy.service() + " handles sensitive data and stays on-prem");
        }
        return now.cloud() >= policy.cloudWeight()
                ? new Nothing(change + ": " + now.cloud() + " % already go to the cloud")
                : new SetWeight(
                        policy.cloudWeight(),
                        change + ": " + policy.service() + " " + now.cloud() + " % -> " + policy.cloudWeight()
                                + " % to the cloud");
    }

    private static ShiftDecision onOk(String change, Route now, Policy policy) {
        if (!policy.okGoesBack()) {
            return new Nothing(change + ": going back is a deliberate step, not the alarm's");
        }
        return now.cloud() == 0
                ? new Nothing(change + ": everything is home already")
                : new SetWeight(0, change + ": " + policy.service() + " " + now.cloud() + " % -> 0 % to the cloud");
    }
}
