package cockpit.live.aws;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/// An alarm as DescribeAlarms tells it, with nothing missing.
///
/// @param statistic of its datapoints, as GetMetricData takes it
/// @param since     when it entered its state, by CloudWatch's clock
/// @param publishes the ARNs that it tells of ALARM, none while its actions are switched off; empty where that is not
///                  told, as by an emulator
record Watched(
        String name,
        String metric,
        String statistic,
        int periodSeconds,
        int evaluationPeriods,
        int datapointsToAlarm,
        double threshold,
        String treatMissingData,
        String state,
        String reason,
        Instant since,
        Optional<List<String>> publishes) {
    private static final int USUAL_PERIOD = 60;

    /// @param metric taken where the alarm is made of metric math, and names none
    static Watched of(MetricAlarm alarm, String metric) {
        int n = alarm.evaluationPeriods() == null ? 1 : alarm.evaluationPeriods();
        return new Watched(
                alarm.alarmName(),
                Optional.ofNullable(alarm.metricName()).orElse(metric),
                Optional.ofNullable(alarm.statisticAsString())
                        .or(() -> Optional.ofNullable(alarm.extendedStatistic()))
                        .orElse("Average"),
                Optional.ofNullable(alarm.period()).orElse(USUAL_PERIOD),
                n,
                Optional.ofNullable(alarm.datapointsToAlarm()).orElse(n),
                Optional.ofNullable(alarm.threshold()).orElse(Double.NaN),
                Optional.ofNullable(alarm.treatMissingData()).orElse("missing"),
                Optional.ofNullable(alarm.stateValueAsString()).orElse(""),
                Optional.ofNullable(alarm.stateReason()).orElse(""),
                Optional.ofNullable(alarm.stateTransitionedTimestamp())
                        .or(() -> Optional.ofNullable(alarm.stateUpdatedTimestamp()))
                        .orElse(Instant.EPOCH),
                publishes(alarm));
    }

    private static Optional<List<String>> publishes(MetricAlarm alarm) {
        if (alarm.actionsEnabled() == null && !alarm.hasAlarmActions()) {
            return Optional.empty();
        }
        return Optional.of(
                Boolean.FALSE.equals(alarm.actionsEnabled()) ? List.of() : List.copyOf(alarm.alarmActions()));
    }

    /// Whether it tells a topic of ALARM, as far as is known.
    boolean tells(String topic) {
        return publishes
                .map(arns -> arns.stream().anyMatch(arn -> arn.endsWith(":" + topic)))
                .orElse(true);
    }
}
