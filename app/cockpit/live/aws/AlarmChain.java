package cockpit.live.aws;

import cockpit.live.Chain;
import cockpit.live.Failed;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.simulation.AlarmRule.Comparison;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/// Whether a stage's alarm can still call its function for load that has ended. It can while an action of it is on its
/// way, and while its datapoints are not yet those of a stage at rest. Any thread may ask, but the FX thread.
///
/// Source: "Using Amazon CloudWatch alarms", M out of N: the alarm goes off when M of the last N periods breach. Once
/// the newest does not, and fewer than M do, none that follows makes them more.
public final class AlarmChain implements Chain, AutoCloseable {
    /// From a change of the alarm to the function's write: the message, a cold start, the API server's answer.
    private static final Duration DELIVERY = Duration.ofSeconds(20);
    /// Clocks may be so far apart.
    private static final Duration SKEW = Duration.ofMinutes(6);

    private final StageFile stage;
    private final AwsAccess access;
    private final InstantSource clock;
    private final Late<CloudWatchClient> cloudWatch;

    /// @param access stays the caller's, to close after this
    public AlarmChain(StageFile stage, AwsAccess access, InstantSource clock) {
        this.stage = stage;
        this.access = access;
        this.clock = clock;
        this.cloudWatch = new Late<>(() -> access.client(Service.CLOUDWATCH.key, CloudWatchClient.builder()));
    }

    @Override
    public boolean atRest(Instant since) throws Failed {
        MetricAlarm alarm = alarm();
        if (isActing(alarm)) {
            return false;
        }
        return StateValue.ALARM.equals(alarm.stateValue())
                ? !alarm.hasOkActions() || alarm.okActions().isEmpty()
                : isCalm(alarm, since);
    }

    private MetricAlarm alarm() throws Failed {
        String name = stage.alarm().name();
        return ask(
                        Operation.DESCRIBE_ALARMS,
                        () -> cloudWatch.get().describeAlarms(b -> b.alarmNames(name)).metricAlarms().stream()
                                .filter(each -> name.equals(each.alarmName()))
                                .findFirst())
                .orElseThrow(() -> new Failed(
                        Trouble.of("live.aws.noAlarm", name, stage.aws().region())));
    }

    /// Whether the alarm has just changed into a state that calls somebody.
    private boolean isActing(MetricAlarm alarm) throws Failed {
        Instant now = clock.instant();
        var history = ask(
                Operation.DESCRIBE_ALARM_HISTORY,
                () -> cloudWatch
                        .get()
                        .describeAlarmHistory(
                                b -> b.alarmName(alarm.alarmName()).startDate(now.minus(SKEW)))
                        .alarmHistoryItems());
        return history.stream()
                .flatMap(item -> AlarmItem.of(item).stream())
                .anyMatch(item -> item instanceof AlarmItem.Changed change
                        && calls(alarm, change.state())
                        && change.at().plus(DELIVERY).isAfter(now));
    }

    private static boolean calls(MetricAlarm alarm, String state) {
        return switch (StateValue.fromValue(state)) {
            case ALARM -> true;
            case OK -> alarm.hasOkActions() && !alarm.okActions().isEmpty();
            case INSUFFICIENT_DATA, UNKNOWN_TO_SDK_VERSION -> false;
        };
    }

    private boolean isCalm(MetricAlarm alarm, Instant since) throws Failed {
        Watched rule = Watched.of(alarm, stage.alarm().metric());
        Duration period = Duration.ofSeconds(rule.periodSeconds());
        Optional<Comparison> comparison = comparison(alarm);
        TreeMap<Instant, Double> points =
                comparison.isPresent() ? points(rule, period) : new TreeMap<>(); // of a band, none would tell
        if (points.isEmpty()) {
            return !clock.instant().isBefore(later(since, period.multipliedBy(rule.evaluationPeriods() + 1L)));
        }
        var newest = points.lastEntry();
        List<Double> judged = points.descendingMap().values().stream()
                .limit(rule.evaluationPeriods())
                .filter(value -> comparison.get().breaches(value, rule.threshold()))
                .toList();
        boolean covers = !later(newest.getKey(), period).isBefore(since);
        return covers
                && !comparison.get().breaches(newest.getValue(), rule.threshold())
                && judged.size() < rule.datapointsToAlarm();
    }

    private static Optional<Comparison> comparison(MetricAlarm alarm) {
        return Arrays.stream(Comparison.values())
                .filter(each -> !each.needsBand() && each.name().equals(alarm.comparisonOperatorAsString()))
                .findFirst();
    }

    /// [Instant#MIN] stays before everything.
    private static Instant later(Instant at, Duration by) {
        return at.equals(Instant.MIN) ? at : at.plus(by);
    }

    private TreeMap<Instant, Double> points(Watched rule, Duration period) throws Failed {
        long seconds = period.toSeconds();
        Instant end = Instant.ofEpochSecond((clock.instant().getEpochSecond() / seconds + 1) * seconds);
        Instant start = end.minus(period.multipliedBy(rule.evaluationPeriods() + 2L));
        var results = ask(
                Operation.GET_METRIC_DATA,
                () -> cloudWatch
                        .get()
                        .getMetricData(b -> b.startTime(start)
                                .endTime(end)
                                .metricDataQueries(q -> q.id("alarm")
                                        .metricStat(m -> m.metric(AlarmMetric.of(stage.alarm()))
                                                .period((int) seconds)
                                                .stat(rule.statistic()))))
                        .metricDataResults());
        var points = new TreeMap<Instant, Double>();
        for (var result : results) {
            for (int i = 0;
                    i < Math.min(result.timestamps().size(), result.values().size());
                    i++) {
                points.put(result.timestamps().get(i), result.values().get(i));
            }
        }
        return points;
    }

    private <T> T ask(Operation operation, Question.Call<T> call) throws Failed {
        try {
            return call.answer();
        } catch (java.io.IOException | RuntimeException e) { // whatever the SDK throws
            throw new Failed(Failure.of(e, operation, access).trouble(), e);
        }
    }

    @Override
    public void close() {
        cloudWatch.ifMade(CloudWatchClient::close);
    }
}
