package cockpit.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A PutMetricAlarm request as it was sent: whatever is null was left out.
/// Source: PutMetricAlarm in the CloudWatch API reference (botocore 1.43 cloudwatch/2010-08-01).
///
/// @param metrics the Metrics array, empty when left out
/// @param tags    how many tags
public record AlarmRequest(
        @Nullable String alarmName,
        @Nullable String alarmDescription,
        @Nullable Boolean actionsEnabled,
        List<String> okActions,
        List<String> alarmActions,
        List<String> insufficientDataActions,
        @Nullable String metricName,
        @Nullable String namespace,
        @Nullable String statistic,
        @Nullable String extendedStatistic,
        List<Dimension> dimensions,
        @Nullable Integer period,
        @Nullable String unit,
        @Nullable Integer evaluationPeriods,
        @Nullable Integer datapointsToAlarm,
        @Nullable Double threshold,
        @Nullable String comparisonOperator,
        @Nullable String treatMissingData,
        @Nullable String evaluateLowSampleCountPercentile,
        List<MetricQuery> metrics,
        @Nullable String thresholdMetricId,
        int tags) {
    /// Copies the lists.
    public AlarmRequest {
        okActions = List.copyOf(okActions);
        alarmActions = List.copyOf(alarmActions);
        insufficientDataActions = List.copyOf(insufficientDataActions);
        dimensions = List.copyOf(dimensions);
        metrics = List.copyOf(metrics);
    }

    /// The average of a metric of the CloudWatch agent above a threshold, M out of N; all else left out.
    static AlarmRequest above(String name, String metric, double threshold, int periodSeconds, int n, int m) {
        return new AlarmRequest(
                name,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                metric,
                "CWAgent",
                "Average",
                null,
                List.of(),
                periodSeconds,
                null,
                n,
                m,
                threshold,
                AlarmRule.Comparison.GreaterThanThreshold.name(),
                null,
                null,
                List.of(),
                null,
                0);
    }

    /// A dimension; null was left out.
    public record Dimension(@Nullable String name, @Nullable String value) {}

    /// A member of the Metrics array: either a metric (then it has a statPeriod) or an expression.
    ///
    /// @param returnData whether the alarm watches it; true when left out
    public record MetricQuery(
            @Nullable String id,
            @Nullable String expression,
            boolean metricStat,
            @Nullable Integer statPeriod,
            @Nullable Integer period,
            boolean returnData) {
        Optional<Integer> seconds() {
            return Optional.ofNullable(statPeriod == null ? period : statPeriod);
        }
    }

    /// Why CloudWatch would answer with a ValidationError.
    ///
    /// @param parameter the offending one
    public record Rejection(String parameter, String message) {}

    /// The first thing CloudWatch would object to; empty when it accepts the request.
    public Optional<Rejection> rejection() {
        return AlarmValidation.firstObjection(this);
    }

    /// The alarm this makes, defaults filled in. Throws IllegalStateException when CloudWatch rejects the request.
    public AlarmRule rule() {
        rejection().ifPresent(why -> {
            throw new IllegalStateException(why.parameter() + ": " + why.message());
        });
        int n = given(evaluationPeriods, 1);
        return new AlarmRule(
                given(alarmName, ""),
                AlarmRule.Comparison.valueOf(given(comparisonOperator, "")),
                given(threshold, Double.NaN),
                effectivePeriod(),
                n,
                given(datapointsToAlarm, n),
                missingData(),
                given(actionsEnabled, true),
                okActions,
                alarmActions,
                insufficientDataActions);
    }

    /// Seconds: of the metric, or of what the watched expression is made from; CloudWatch's usual minute when an
    /// expression names none.
    int effectivePeriod() {
        if (period != null) {
            return period;
        }
        return metrics.stream()
                .flatMap(each -> each.seconds().stream())
                .findFirst()
                .orElse(60);
    }

    /// "Alarms that evaluate metrics in the AWS/DynamoDB namespace always ignore missing data even if you choose a
    /// different option."
    private AlarmRule.MissingData missingData() {
        if ("AWS/DynamoDB".equals(namespace)) {
            return AlarmRule.MissingData.IGNORE;
        }
        return Arrays.stream(AlarmRule.MissingData.values())
                .filter(each -> each.word.equals(treatMissingData))
                .findFirst()
                .orElse(AlarmRule.MissingData.MISSING);
    }

    private static <T> T given(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
