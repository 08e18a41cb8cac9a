package cockpit.app.decide;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What PutMetricAlarm accepts, as a list of small rules; the first that is broken names its parameter.
///
/// Source: CloudWatch API reference, PutMetricAlarm.
final class AlarmRules {
    /// A parameter the API would not take, and why.
    record Refusal(String parameter, String why) {}

    private interface Rule {
        Optional<Refusal> broken(Case alarm);
    }

    private static final Set<String> STATIC = Set.of(
            "GreaterThanOrEqualToThreshold", "GreaterThanThreshold", "LessThanThreshold", "LessThanOrEqualToThreshold");
    private static final Set<String> BAND =
            Set.of("LessThanLowerOrGreaterThanUpperThreshold", "LessThanLowerThreshold", "GreaterThanUpperThreshold");
    private static final Set<String> STATISTICS = Set.of("SampleCount", "Average", "Sum", "Minimum", "Maximum");
    private static final Set<String> MISSING = Set.of("missing", "ignore", "breaching", "notBreaching");
    private static final String PERCENTILE = "p(\\d{1,2}(\\.\\d{0,10})?|100)";
    private static final String OTHER_EXTENDED =
            "(IQM|iqm|(tm|tc|ts|wm)(\\d{1,2}(\\.\\d{0,10})?|100)|(TM|TC|TS|WM|PR)\\([^)]*:[^)]*\\))";

    private static final List<Rule> RULES = List.of(
            a -> length(a, "AlarmName", 1, 255, true),
            a -> length(a, "AlarmDescription", 0, 1_024, false),
            AlarmRules::comparison,
            a -> a.whole("EvaluationPeriods").orElse(0) >= 1
                    ? Optional.empty()
                    : refuse("EvaluationPeriods", "must be at least 1"),
            AlarmRules::datapoints,
            AlarmRules::metric,
            AlarmRules::statistic,
            AlarmRules::periodRule,
            AlarmRules::span,
            AlarmRules::threshold,
            a -> oneOf(a, "TreatMissingData", MISSING),
            AlarmRules::lowSamples,
            a -> most(a, "OKActions"),
            a -> most(a, "AlarmActions"),
            a -> most(a, "InsufficientDataActions"));

    private AlarmRules() {}

    /// The first parameter that would not be taken.
    static Optional<Refusal> check(Case alarm) {
        for (Rule rule : RULES) {
            Optional<Refusal> broken = rule.broken(alarm);
            if (broken.isPresent()) {
                return broken;
            }
        }
        return Optional.empty();
    }

    /// The period in seconds: the alarm's own, or the first of its metrics'.
    static int period(Case alarm) {
        if (alarm.has("Period")) {
            return alarm.whole("Period").orElse(0);
        }
        for (Case metric : alarm.list("Metrics")) {
            if (metric.has("MetricStat")) {
                return metric.object("MetricStat").whole("Period").orElse(0);
            }
            if (metric.has("Period")) {
                return metric.whole("Period").orElse(0);
            }
        }
        return 0;
    }

    private static Optional<Refusal> refuse(String parameter, String why) {
        return Optional.of(new Refusal(parameter, parameter + " " + why));
    }

    private static Optional<Refusal> length(Case a, String field, int least, int most, boolean required) {
        Optional<String> text = a.optionalText(field);
        if (text.isEmpty()) {
            return required ? refuse(field, "is required") : Optional.empty();
        }
        int n = text.get().length();
        return n >= least && n <= most
                ? Optional.empty()
                : refuse(field, "must be " + least + " to " + most + " characters long");
    }

    private static Optional<Refusal> oneOf(Case a, String field, Set<String> words) {
        return a.optionalText(field)
                .filter(word -> !words.contains(word))
                .flatMap(word -> refuse(
                        field,
                        "must be one of "
                                + String.join(", ", words.stream().sorted().toList())));
    }

    private static Optional<Refusal> comparison(Case a) {
        String word = a.optionalText("ComparisonOperator").orElse("");
        if (STATIC.contains(word)) {
            return Optional.empty();
        }
        if (BAND.contains(word)) {
            return a.has("ThresholdMetricId")
                    ? refuse("ComparisonOperator", "is of an anomaly band, which is not evaluated here")
                    : refuse("ThresholdMetricId", "is required with the operator of an anomaly band");
        }
        return refuse("ComparisonOperator", word.isEmpty() ? "is required" : "is unknown");
    }

    private static Optional<Refusal> datapoints(Case a) {
        if (!a.has("DatapointsToAlarm")) {
            return Optional.empty();
        }
        int m = a.whole("DatapointsToAlarm").orElse(0);
        int n = a.whole("EvaluationPeriods").orElse(0);
        return m >= 1 && m <= n
                ? Optional.empty()
                : refuse("DatapointsToAlarm", "must be at least 1 and at most EvaluationPeriods");
    }

    private static Optional<Refusal> metric(Case a) {
        if (a.has("Metrics")) {
            for (String alone : List.of(
                    "MetricName", "Namespace", "Dimensions", "Period", "Statistic", "ExtendedStatistic", "Unit")) {
                if (a.has(alone)) {
                    return refuse(alone, "cannot be used together with Metrics");
                }
            }
            return Optional.empty();
        }
        Optional<Refusal> name = length(a, "MetricName", 1, 255, true);
        if (name.isPresent()) {
            return name;
        }
        Optional<Refusal> space = length(a, "Namespace", 1, 255, true);
        if (space.isPresent()) {
            return space;
        }
        if (a.text("Namespace").startsWith(":")) {
            return refuse("Namespace", "must not begin with a colon");
        }
        return a.list("Dimensions").size() > 30 ? refuse("Dimensions", "must be at most 30") : Optional.empty();
    }

    private static Optional<Refusal> statistic(Case a) {
        if (a.has("Metrics")) {
            return Optional.empty();
        }
        boolean plain = a.has("Statistic");
        boolean extended = a.has("ExtendedStatistic");
        if (plain && extended) {
            return refuse("ExtendedStatistic", "cannot be used together with Statistic");
        }
        if (!plain && !extended) {
            return refuse("Statistic", "or ExtendedStatistic is required");
        }
        if (plain) {
            return oneOf(a, "Statistic", STATISTICS);
        }
        String word = a.text("ExtendedStatistic");
        return word.matches(PERCENTILE) || word.matches(OTHER_EXTENDED)
                ? Optional.empty()
                : refuse("ExtendedStatistic", "must be like p99.9, tm90 or PR(:100)");
    }

    private static Optional<Refusal> periodRule(Case a) {
        if (!a.has("Metrics") && !a.has("Period")) {
            return refuse("Period", "is required");
        }
        int period = period(a);
        boolean high = period == 10 || period == 20 || period == 30;
        return high || (period >= 60 && period % 60 == 0)
                ? Optional.empty()
                : refuse("Period", "must be 10, 20, 30 or a multiple of 60");
    }

    private static Optional<Refusal> span(Case a) {
        long period = period(a);
        long span = period * a.whole("EvaluationPeriods").orElse(0);
        long most = period < 3_600 ? 86_400 : 604_800;
        return span <= most
                ? Optional.empty()
                : refuse("EvaluationPeriods", "times Period must be at most " + most + " seconds");
    }

    private static Optional<Refusal> threshold(Case a) {
        if (a.has("ThresholdMetricId")) {
            return refuse("ThresholdMetricId", "is for the operators of an anomaly band only");
        }
        return a.has("Threshold") && !Double.isNaN(a.number("Threshold").orElse(Double.NaN))
                ? Optional.empty()
                : refuse("Threshold", "is required");
    }

    private static Optional<Refusal> lowSamples(Case a) {
        if (!a.has("EvaluateLowSampleCountPercentile")) {
            return Optional.empty();
        }
        Optional<Refusal> word = oneOf(a, "EvaluateLowSampleCountPercentile", Set.of("evaluate", "ignore"));
        if (word.isPresent()) {
            return word;
        }
        return a.optionalText("ExtendedStatistic").orElse("").startsWith("p")
                ? Optional.empty()
                : refuse("EvaluateLowSampleCountPercentile", "is for percentiles only");
    }

    private static Optional<Refusal> most(Case a, String field) {
        return a.list(field).size() > 5 ? refuse(field, "must be at most 5") : Optional.empty();
    }
}
