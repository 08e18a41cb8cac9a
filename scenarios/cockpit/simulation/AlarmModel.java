package cockpit.simulation;

import cockpit.simulation.AlarmRule.TreatMissing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One evaluation of a CloudWatch alarm.
///
/// Source: Amazon CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing data" and "Avoiding premature
/// transitions to alarm state" (awsdocs AlarmThatSendsEmail.md). The rules, in their order:
///
/// 1. With N real datapoints in the range or more, the newest N real ones decide; gaps do not matter.
/// 2. Otherwise every real datapoint counts, and as few missing ones as make N are filled in.
/// 3. M breaching ones, filled ones among them, are an alarm.
/// 4. Filled with `breaching` or `notBreaching`, anything less is OK.
/// 5. With `missing` and `ignore`, any real datapoint that does not breach makes it OK.
/// 6. With only breaching or no datapoints left: `ignore` keeps the state; `missing` alarms if the oldest breaching one
///    is at least M periods old, since nothing newer speaks against it, and has insufficient data otherwise.
public final class AlarmModel {
    private AlarmModel() {}

    /// What an evaluation found.
    ///
    /// @param state     OK, ALARM or INSUFFICIENT_DATA
    /// @param evaluated datapoints that decided, filled ones among them
    /// @param breaching of them, those over the threshold or filled in as such
    /// @param reason    CloudWatch's words
    public record Evaluation(String state, ReasonClass reasonClass, int evaluated, int breaching, String reason) {}

    /// What kind of reason it is.
    public enum ReasonClass {
        ThresholdCrossed,
        InsufficientData,
        Unchanged
    }

    /// Evaluates.
    ///
    /// @param before the state before
    /// @param points the datapoints of the evaluation range, oldest first, NaN where one is missing
    public static Evaluation evaluate(AlarmRule rule, String before, double... points) {
        int n = rule.evaluationPeriods();
        var real = new ArrayList<Double>();
        int oldestBreaching = 0;
        for (int i = points.length - 1; i >= 0; i--) {
            if (!Double.isNaN(points[i])) {
                real.add(points[i]);
                if (breaches(rule, points[i])) {
                    oldestBreaching = points.length - i;
                }
            }
        }
        return real.size() >= n
                ? decided(rule, real.subList(0, n))
                : filled(rule, before, real, n - real.size(), oldestBreaching);
    }

    private static Evaluation decided(AlarmRule rule, List<Double> newest) {
        int breaching = count(rule, newest);
        boolean alarm = breaching >= rule.datapointsToAlarm();
        return crossed(rule, alarm, newest, newest.size(), breaching);
    }

    private static Evaluation filled(
            AlarmRule rule, String before, List<Double> real, int missing, int oldestBreaching) {
        int breaching = count(rule, real);
        int m = rule.datapointsToAlarm();
        TreatMissing treat = rule.treatMissing();
        if (treat == TreatMissing.breaching || treat == TreatMissing.notBreaching) {
            int all = breaching + (treat == TreatMissing.breaching ? missing : 0);
            return crossed(rule, all >= m, real, rule.evaluationPeriods(), all);
        }
        if (breaching >= m) {
            return crossed(rule, true, real, real.size(), breaching);
        }
        if (breaching < real.size()) {
            return crossed(rule, false, real, real.size(), breaching);
        }
        if (treat == TreatMissing.ignore) {
            return new Evaluation(
                    before,
                    ReasonClass.Unchanged,
                    real.size(),
                    breaching,
                    "Unchanged: too few datapoints, and missing data is ignored");
        }
        if (oldestBreaching >= m) {
            return crossed(rule, true, real, real.size(), breaching);
        }
        return new Evaluation(
                "INSUFFICIENT_DATA",
                ReasonClass.InsufficientData,
                real.size(),
                breaching,
                "Insufficient Data: " + missing + (missing == 1 ? " datapoint was" : " datapoints were") + " unknown.");
    }

    private static int count(AlarmRule rule, List<Double> points) {
        int breaching = 0;
        for (double point : points) {
            breaching += breaches(rule, point) ? 1 : 0;
        }
        return breaching;
    }

    private static boolean breaches(AlarmRule rule, double value) {
        return rule.comparison().breaches(value, rule.threshold());
    }

    private static Evaluation crossed(
            AlarmRule rule, boolean alarm, List<Double> points, int evaluated, int breaching) {
        int said = alarm ? breaching : evaluated - breaching;
        String values = points.stream()
                .filter(point -> breaches(rule, point) == alarm)
                .map(AlarmModel::plain)
                .toList()
                .toString();
        String reason = "Threshold Crossed: " + said + " out of the last " + evaluated
                + (evaluated == 1 ? " datapoint " : " datapoints ") + values + (said == 1 ? " was " : " were ")
                + (alarm ? "" : "not ") + rule.comparison().words + " the threshold (" + plain(rule.threshold())
                + ") (minimum " + rule.datapointsToAlarm()
                + (rule.datapointsToAlarm() == 1 ? " datapoint" : " datapoints") + " for OK -> ALARM transition).";
        return new Evaluation(alarm ? "ALARM" : "OK", ReasonClass.ThresholdCrossed, evaluated, breaching, reason);
    }

    private static String plain(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.1f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
