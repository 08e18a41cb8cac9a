package cockpit.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// How CloudWatch evaluates a metric alarm: an ordered list of small rules, the first that applies decides.
/// Source: CloudWatch user guide, "Configuring how CloudWatch alarms treat missing data" with its two tables, and
/// "Avoiding premature transitions to alarm state" (awsdocs/amazon-cloudwatch-user-guide, AlarmThatSendsEmail.md at
/// cd4004cd and 05fd32f6, and the page of 2026).
public final class AlarmModel {
    /// In this order. Each says what of the guide it is.
    private static final List<Rule> RULES = List.of(
            AlarmModel::enoughRealPoints,
            AlarmModel::missingCountAsBreaching,
            AlarmModel::missingCountAsFine,
            AlarmModel::realPointsSuffice,
            AlarmModel::finePointSeen,
            AlarmModel::missingIgnored,
            AlarmModel::prematureAlarm,
            AlarmModel::tooLittleData);

    private AlarmModel() {}

    /// One evaluation. Total and pure; the order of the points does not matter.
    ///
    /// @param before the state so far
    /// @param now    end of the newest period; the periods reach back from it without gap, so that a period longer than
    ///               a minute slides, as CloudWatch evaluates every minute
    /// @param range  number of periods retrieved; points that start before or after them are not seen
    /// @param points at most one a period is expected; of several the one that starts last counts
    public static Evaluation evaluate(
            AlarmRule rule, State before, Instant now, int range, Collection<Datapoint> points) {
        var seen = new Seen(rule, before, newestFirst(rule, now, range, points));
        Verdict verdict = RULES.stream()
                .flatMap(each -> each.apply(seen).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("the last rule always applies"));
        return new Evaluation(
                verdict.state(),
                verdict.reasonClass(),
                AlarmReason.of(seen, verdict),
                verdict.evaluated(),
                verdict.breaching(),
                actions(rule, before, verdict.state()),
                AlarmReason.picture(seen, range));
    }

    /// "If some data points are missing, but the number of existing data points is equal to or more than the
    /// Evaluation Periods, CloudWatch evaluates based on the most recent existing data points."
    private static Optional<Verdict> enoughRealPoints(Seen seen) {
        int n = seen.rule().evaluationPeriods();
        if (seen.points().size() < n) {
            return Optional.empty();
        }
        int breaching =
                (int) seen.points().stream().limit(n).filter(seen::breaches).count();
        return Optional.of(seen.byCount(n, breaching));
    }

    /// TreatMissingData breaching: "uses missing data points only as few times as possible", so up to N.
    private static Optional<Verdict> missingCountAsBreaching(Seen seen) {
        int n = seen.rule().evaluationPeriods();
        return seen.rule().missingData() == AlarmRule.MissingData.BREACHING
                ? Optional.of(
                        seen.byCount(n, seen.breaching() + n - seen.points().size()))
                : Optional.empty();
    }

    /// TreatMissingData notBreaching.
    private static Optional<Verdict> missingCountAsFine(Seen seen) {
        return seen.rule().missingData() == AlarmRule.MissingData.NOT_BREACHING
                ? Optional.of(seen.byCount(seen.rule().evaluationPeriods(), seen.breaching()))
                : Optional.empty();
    }

    /// "If fewer than Datapoints to Alarm are breaching, the state is set to OK. Otherwise, to ALARM": M real breaching
    /// points are M, whatever the missing ones would have been.
    private static Optional<Verdict> realPointsSuffice(Seen seen) {
        return seen.breaching() >= seen.rule().datapointsToAlarm()
                ? Optional.of(seen.byCount(seen.points().size(), seen.breaching()))
                : Optional.empty();
    }

    /// The rows `0 - - - -`, `- - - - 0` and `0 - X - -`: OK under missing and ignore.
    private static Optional<Verdict> finePointSeen(Seen seen) {
        return seen.breaching() < seen.points().size()
                ? Optional.of(seen.byCount(seen.points().size(), seen.breaching()))
                : Optional.empty();
    }

    /// TreatMissingData ignore: "Retain current state", also where the premature rule would alarm.
    private static Optional<Verdict> missingIgnored(Seen seen) {
        return seen.rule().missingData() == AlarmRule.MissingData.IGNORE
                ? Optional.of(new Verdict(
                        seen.before(), ReasonClass.Unchanged, seen.points().size(), seen.breaching()))
                : Optional.empty();
    }

    /// "Alarms go into ALARM state when the oldest available breaching datapoint is at least as old as the value of
    /// Datapoints to Alarm, and all other more recent data points are breaching or missing." The newest period is 1
    /// old.
    private static Optional<Verdict> prematureAlarm(Seen seen) {
        return !seen.points().isEmpty()
                        && seen.points().getLast().age() >= seen.rule().datapointsToAlarm()
                ? Optional.of(new Verdict(
                        State.ALARM, ReasonClass.ThresholdCrossed, seen.points().size(), seen.breaching()))
                : Optional.empty();
    }

    /// The rows `- - - - -` and `- - - - X` under missing.
    private static Optional<Verdict> tooLittleData(Seen seen) {
        return Optional.of(new Verdict(
                State.INSUFFICIENT_DATA,
                ReasonClass.InsufficientData,
                seen.points().size(),
                seen.breaching()));
    }

    /// "Alarms invoke actions for sustained state changes only ... For EC2 Auto Scaling actions, the alarm continues to
    /// invoke the action for every period that the alarm remains in the new state."
    private static List<String> actions(AlarmRule rule, State before, State after) {
        if (!rule.actionsEnabled()) {
            return List.of();
        }
        return rule.actionsOf(after).stream()
                .filter(arn -> before != after || arn.contains(":autoscaling:"))
                .sorted()
                .toList();
    }

    private static List<Aged> newestFirst(AlarmRule rule, Instant now, int range, Collection<Datapoint> points) {
        if (rule.comparison().needsBand()) {
            return List.of(); // no band is known here, so no point can be judged
        }
        var byAge = new TreeMap<Integer, Datapoint>();
        var laterStart = Comparator.comparing(Datapoint::start).thenComparingDouble(Datapoint::value);
        for (Datapoint point : points) {
            Duration ago = Duration.between(point.start(), now);
            long seconds = ago.getSeconds() + (ago.getNano() > 0 ? 1 : 0);
            long age = Math.ceilDiv(seconds, rule.periodSeconds());
            if (age >= 1 && age <= range) {
                byAge.merge((int) age, point, (one, other) -> laterStart.compare(one, other) < 0 ? other : one);
            }
        }
        var aged = new ArrayList<Aged>();
        byAge.forEach((age, point) -> aged.add(new Aged(age, point)));
        return aged;
    }

    @FunctionalInterface
    private interface Rule {
        Optional<Verdict> apply(Seen seen);
    }

    /// A point and the period it fills, the newest being 1.
    record Aged(int age, Datapoint point) {}

    /// What an evaluation looks at: the real points in range, newest first, at most one a period.
    record Seen(AlarmRule rule, State before, List<Aged> points) {
        boolean breaches(Aged point) {
            return rule.comparison().breaches(point.point().value(), rule.threshold());
        }

        int breaching() {
            return (int) points.stream().filter(this::breaches).count();
        }

        Verdict byCount(int evaluated, int breaching) {
            State state = breaching >= rule.datapointsToAlarm() ? State.ALARM : State.OK;
            return new Verdict(state, ReasonClass.ThresholdCrossed, evaluated, breaching);
        }
    }

    record Verdict(State state, ReasonClass reasonClass, int evaluated, int breaching) {}

    /// A value of the alarm's statistic.
    ///
    /// @param start of its period
    /// @param value finite
    public record Datapoint(Instant start, double value) {}

    /// StateValue; the constants are CloudWatch's words. A new alarm starts in INSUFFICIENT_DATA.
    public enum State {
        OK,
        ALARM,
        INSUFFICIENT_DATA
    }

    /// What kind of StateReason.
    public enum ReasonClass {
        ThresholdCrossed,
        InsufficientData,
        /// Missing data was ignored and the state kept.
        Unchanged
    }

    /// What an evaluation comes to.
    ///
    /// @param reason         CloudWatch's StateReason; for [ReasonClass#Unchanged] ours, CloudWatch keeps the old one
    /// @param evaluatedCount points held against the threshold, filled ones too
    /// @param breachingCount of them breaching, filled ones too
    /// @param actions        ARNs to run now, sorted
    /// @param picture        the range as the guide draws it, oldest first: `0 - X - X`
    public record Evaluation(
            State state,
            ReasonClass reasonClass,
            String reason,
            int evaluatedCount,
            int breachingCount,
            List<String> actions,
            String picture) {}
}
