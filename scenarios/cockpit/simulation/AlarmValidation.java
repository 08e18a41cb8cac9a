package cockpit.simulation;

import cockpit.simulation.AlarmRequest.Rejection;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What PutMetricAlarm checks before it makes an alarm: an ordered list of small rules, the first objection is
/// answered.
/// Source: PutMetricAlarm in the CloudWatch API reference, lengths and words from its service model.
final class AlarmValidation {
    private static final int SHORT = 255;
    private static final int DAY = 86_400;
    private static final int WEEK = 604_800;
    private static final int HOUR = 3_600;
    private static final Set<String> STATISTICS = Set.of("SampleCount", "Average", "Sum", "Minimum", "Maximum");
    private static final Set<String> UNITS = Set.of(
            ("Seconds Microseconds Milliseconds Bytes Kilobytes Megabytes Gigabytes Terabytes Bits Kilobits Megabits"
                            + " Gigabits Terabits Percent Count Bytes/Second Kilobytes/Second Megabytes/Second"
                            + " Gigabytes/Second Terabytes/Second Bits/Second Kilobits/Second Megabits/Second"
                            + " Gigabits/Second Terabits/Second Count/Second None")
                    .split(" "));
    private static final Pattern QUERY_ID = Pattern.compile("[a-z][a-zA-Z0-9_]{0,254}");

    private static final List<Check> CHECKS = List.of(
            AlarmValidation::name,
            AlarmValidation::description,
            r -> actions("OKActions", r.okActions()),
            r -> actions("AlarmActions", r.alarmActions()),
            r -> actions("InsufficientDataActions", r.insufficientDataActions()),
            AlarmValidation::metricOrMetrics,
            AlarmValidation::metricName,
            AlarmValidation::namespace,
            AlarmValidation::statistic,
            AlarmValidation::dimensions,
            AlarmValidation::unit,
            AlarmValidation::metrics,
            AlarmValidation::period,
            AlarmValidation::evaluationPeriods,
            AlarmValidation::datapointsToAlarm,
            AlarmValidation::evaluationRange,
            AlarmValidation::comparison,
            AlarmValidation::threshold,
            AlarmValidation::missingData,
            AlarmValidation::lowSamples,
            AlarmValidation::bandActions,
            r -> when(r.tags() > 50, "Tags", "an alarm can have as many as 50 tags"));

    private AlarmValidation() {}

    static Optional<Rejection> firstObjection(AlarmRequest request) {
        return CHECKS.stream().flatMap(check -> check.of(request).stream()).findFirst();
    }

    private static Optional<Rejection> name(AlarmRequest r) {
        String name = given(r.alarmName());
        return when(
                !isLong(name, SHORT) || name.chars().anyMatch(Character::isISOControl),
                "AlarmName",
                "a name of 1 to 255 characters without control characters is required");
    }

    private static Optional<Rejection> description(AlarmRequest r) {
        return when(
                r.alarmDescription() != null && r.alarmDescription().length() > 1024,
                "AlarmDescription",
                "at most 1024 characters");
    }

    private static Optional<Rejection> actions(String parameter, List<String> arns) {
        boolean wellFormed = arns.stream().allMatch(arn -> arn.startsWith("arn:") && arn.length() <= 1024);
        return when(arns.size() > 5, parameter, "at most 5 actions a state")
                .or(() -> when(!wellFormed, parameter, "an action is an ARN of at most 1024 characters"));
    }

    /// "You must specify either MetricName, a Metrics array ..."; with Metrics none of the metric's own parameters.
    private static Optional<Rejection> metricOrMetrics(AlarmRequest r) {
        if (r.metrics().isEmpty()) {
            return when(r.metricName() == null, "MetricName", "either MetricName or Metrics is required");
        }
        return when(r.metricName() != null, "MetricName", "not with Metrics")
                .or(() -> when(r.namespace() != null, "Namespace", "not with Metrics"))
                .or(() -> when(!r.dimensions().isEmpty(), "Dimensions", "not with Metrics"))
                .or(() -> when(r.period() != null, "Period", "not with Metrics"))
                .or(() -> when(r.unit() != null, "Unit", "not with Metrics"))
                .or(() -> when(r.statistic() != null, "Statistic", "not with Metrics"))
                .or(() -> when(r.extendedStatistic() != null, "ExtendedStatistic", "not with Metrics"));
    }

    private static Optional<Rejection> metricName(AlarmRequest r) {
        return when(
                r.metrics().isEmpty() && !isLong(given(r.metricName()), SHORT), "MetricName", "1 to 255 characters");
    }

    private static Optional<Rejection> namespace(AlarmRequest r) {
        String namespace = given(r.namespace());
        return when(
                r.metrics().isEmpty() && (!isLong(namespace, SHORT) || namespace.startsWith(":")),
                "Namespace",
                "1 to 255 characters, not beginning with a colon, are required with MetricName");
    }

    private static Optional<Rejection> statistic(AlarmRequest r) {
        if (!r.metrics().isEmpty()) {
            return Optional.empty();
        }
        String statistic = r.statistic();
        String extended = r.extendedStatistic();
        return when(statistic == null && extended == null, "Statistic", "Statistic or ExtendedStatistic is required")
                .or(() -> when(
                        statistic != null && extended != null,
                        "ExtendedStatistic",
                        "Statistic or ExtendedStatistic, but not both"))
                .or(() -> when(statistic != null && !STATISTICS.contains(statistic), "Statistic", "no such statistic"))
                .or(() -> when(
                        extended != null && !ExtendedStatistic.isWellFormed(extended),
                        "ExtendedStatistic",
                        "no percentile or other extended statistic"));
    }

    private static Optional<Rejection> dimensions(AlarmRequest r) {
        boolean wellFormed = r.dimensions().stream()
                .allMatch(each -> isLong(given(each.name()), SHORT)
                        && !given(each.name()).startsWith(":")
                        && isLong(given(each.value()), 1024));
        return when(r.dimensions().size() > 30, "Dimensions", "at most 30 dimensions")
                .or(() -> when(!wellFormed, "Dimensions", "a dimension has a Name and a Value"));
    }

    private static Optional<Rejection> unit(AlarmRequest r) {
        return when(r.unit() != null && !UNITS.contains(r.unit()), "Unit", "no such unit");
    }

    /// The Metrics array: ids of their own, a metric or an expression each, and exactly one that is watched.
    private static Optional<Rejection> metrics(AlarmRequest r) {
        var ids = new HashSet<String>();
        boolean wellFormed = r.metrics().stream()
                .allMatch(each -> each.id() != null
                        && QUERY_ID.matcher(each.id()).matches()
                        && ids.add(each.id())
                        && each.metricStat() != (each.expression() != null)
                        && (!each.metricStat() || isPeriod(each.statPeriod())));
        long watched = r.metrics().stream()
                .filter(each -> each.returnData() && !given(each.id()).equals(r.thresholdMetricId()))
                .count();
        return when(!wellFormed, "Metrics", "each needs an Id of its own and either a MetricStat or an Expression")
                .or(() -> when(
                        !r.metrics().isEmpty() && watched != 1, "Metrics", "exactly one is to have ReturnData true"));
    }

    private static Optional<Rejection> period(AlarmRequest r) {
        return when(
                r.metrics().isEmpty() && !isPeriod(r.period()),
                "Period",
                "10, 20, 30 or a multiple of 60 seconds is required");
    }

    private static Optional<Rejection> evaluationPeriods(AlarmRequest r) {
        return when(
                r.evaluationPeriods() == null || r.evaluationPeriods() < 1,
                "EvaluationPeriods",
                "at least 1 is required");
    }

    private static Optional<Rejection> datapointsToAlarm(AlarmRequest r) {
        Integer m = r.datapointsToAlarm();
        return when(
                m != null && (m < 1 || (r.evaluationPeriods() != null && m > r.evaluationPeriods())),
                "DatapointsToAlarm",
                "at least 1, and at most EvaluationPeriods");
    }

    /// "Period multiplied by EvaluationPeriods can't be more than 604,800 seconds. For alarms with a period of less
    /// than
    /// one hour, the total evaluation period can't be longer than one day." CloudWatch names EvaluationPeriods first.
    private static Optional<Rejection> evaluationRange(AlarmRequest r) {
        long n = r.evaluationPeriods() == null ? 0 : r.evaluationPeriods();
        int limit = r.effectivePeriod() < HOUR ? DAY : WEEK;
        return when(
                n * r.effectivePeriod() > limit, "EvaluationPeriods", "EvaluationPeriods * Period must be <= " + limit);
    }

    private static Optional<Rejection> comparison(AlarmRequest r) {
        Optional<AlarmRule.Comparison> operator = Arrays.stream(AlarmRule.Comparison.values())
                .filter(each -> each.name().equals(r.comparisonOperator()))
                .findFirst();
        if (operator.isEmpty()) {
            return when(true, "ComparisonOperator", "one of its words is required");
        }
        boolean band = operator.get().needsBand();
        return when(band && r.metrics().isEmpty(), "ComparisonOperator", "only for anomaly detection")
                .or(() -> when(
                        !band && r.thresholdMetricId() != null,
                        "ComparisonOperator",
                        "anomaly detection compares with a band"))
                .or(() -> when(
                        band
                                && r.metrics().stream()
                                        .noneMatch(each -> given(each.id()).equals(r.thresholdMetricId())),
                        "ThresholdMetricId",
                        "must be the Id of the ANOMALY_DETECTION_BAND function"));
    }

    /// "Required for alarms based on static thresholds, but should not be used for alarms based on anomaly detection."
    private static Optional<Rejection> threshold(AlarmRequest r) {
        boolean band = r.thresholdMetricId() != null;
        return when(band == (r.threshold() != null), "Threshold", band ? "not with a band" : "is required")
                .or(() ->
                        when(r.threshold() != null && !Double.isFinite(r.threshold()), "Threshold", "must be finite"));
    }

    private static Optional<Rejection> missingData(AlarmRequest r) {
        String word = r.treatMissingData();
        return when(
                word != null && Arrays.stream(AlarmRule.MissingData.values()).noneMatch(each -> each.word.equals(word)),
                "TreatMissingData",
                "breaching, notBreaching, ignore or missing");
    }

    private static Optional<Rejection> lowSamples(AlarmRequest r) {
        String word = r.evaluateLowSampleCountPercentile();
        return when(
                word != null && !word.equals("evaluate") && !word.equals("ignore"),
                "EvaluateLowSampleCountPercentile",
                "evaluate or ignore");
    }

    /// "If your alarm uses ThresholdMetricId, it cannot have Auto Scaling actions."
    private static Optional<Rejection> bandActions(AlarmRequest r) {
        boolean scales = r.alarmActions().stream().anyMatch(arn -> arn.contains(":autoscaling:"));
        return when(r.thresholdMetricId() != null && scales, "AlarmActions", "no Auto Scaling actions with a band");
    }

    private static boolean isPeriod(@Nullable Integer seconds) {
        return seconds != null && seconds > 0 && (seconds == 10 || seconds == 20 || seconds == 30 || seconds % 60 == 0);
    }

    private static boolean isLong(String text, int most) {
        return !text.isEmpty() && text.length() <= most;
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Optional<Rejection> when(boolean wrong, String parameter, String message) {
        return wrong ? Optional.of(new Rejection(parameter, message)) : Optional.empty();
    }

    @FunctionalInterface
    private interface Check {
        Optional<Rejection> of(AlarmRequest request);
    }
}
