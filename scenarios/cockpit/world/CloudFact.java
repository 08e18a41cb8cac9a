package cockpit.world;

/// What AWS tells of the chain from a metric to a function.
public sealed interface CloudFact extends Fact {
    /// A datapoint reached CloudWatch.
    ///
    /// @param start         start of its period, microseconds of the stage's time
    /// @param periodSeconds length of the period
    record DatapointPut(String metric, String dimension, double value, long start, int periodSeconds)
            implements CloudFact {}

    /// An alarm as configured.
    record AlarmSeen(
            String alarm,
            String metric,
            double threshold,
            int periodSeconds,
            int evaluationPeriods,
            int datapointsToAlarm,
            String treatMissingData)
            implements CloudFact {}

    /// An alarm changed its state, or was seen in one.
    ///
    /// @param state  OK, ALARM, INSUFFICIENT_DATA
    /// @param reason CloudWatch's StateReason
    record AlarmChanged(String alarm, String state, String reason) implements CloudFact {}

    /// A message was published to a topic.
    record MessagePublished(String topic, String subject) implements CloudFact {}

    /// A function was handed its event and begins to run.
    ///
    /// @param attempt   1 for the first try
    /// @param coldStart whether a new execution environment was made for it
    record FunctionStarted(String function, int attempt, boolean coldStart) implements CloudFact {}

    /// The function returned.
    ///
    /// @param outcome what it did or why it failed, in its own words
    record FunctionEnded(String function, boolean succeeded, int millis, String outcome) implements CloudFact {}

    /// A price an hour.
    ///
    /// @param item     an instance type, or [Price#CONTROL_PLANE]
    /// @param region   AWS region it holds for
    /// @param asOf     the day the price was read, ISO 8601
    /// @param source   where it comes from; says so when it is assumed
    record PriceSeen(String item, Capacity capacity, double dollarsPerHour, String region, String asOf, String source)
            implements CloudFact {}

    /// How long the keys hold with which AWS is asked.
    ///
    /// @param ends    whether they say when they run out
    /// @param until   when they do, microseconds of the stage's time
    /// @param renewed whether new ones follow without anybody's doing
    record CredentialsSeen(boolean ends, long until, boolean renewed) implements CloudFact {}
}
