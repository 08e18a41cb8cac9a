package cockpit.live.aws;

import cockpit.live.Feed;
import cockpit.live.SourceHealth;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.world.CloudFact;
import cockpit.world.NodeId;
import cockpit.world.PlatformFact;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/// The datapoints that the alarm judges, and the same metric of each host, in one call. One thread runs it.
final class MetricRound implements Runnable {
    /// Of those 500 that one call takes; a picture has no room for more.
    private static final int MOST_HOSTS = 100;
    /// At the first look, so that the curve has a past.
    private static final Duration PAST = Duration.ofMinutes(10);
    /// Agents may be two minutes late.
    private static final Duration LATE = Duration.ofMinutes(3);
    private static final int PAGES = 5;

    private final StageFile stage;
    private final CloudWatchClient cloudWatch;
    private final Supplier<Optional<Watched>> alarm;
    private final HostNames names;
    private final Feed feed;
    private final SourceHealth health;
    private final Clock clock;
    private final Question ask;
    private final Datapoints told = new Datapoints();
    private final Map<String, Datapoints> toldOfHosts = new HashMap<>();
    private volatile List<HostMetric> hosts = List.of();
    private boolean first = true;
    private int waits = 2;

    MetricRound(
            StageFile stage,
            AwsAccess access,
            CloudWatchClient cloudWatch,
            Supplier<Optional<Watched>> alarm,
            HostNames names,
            Feed feed,
            SourceHealth health,
            Clock clock) {
        this.stage = stage;
        this.cloudWatch = cloudWatch;
        this.alarm = alarm;
        this.names = names;
        this.feed = feed;
        this.health = health;
        this.clock = clock;
        this.ask = new Question(Operation.GET_METRIC_DATA, health, access);
    }

    /// From now on, these.
    void watch(List<HostMetric> found) {
        hosts = found.subList(0, Math.min(MOST_HOSTS, found.size()));
    }

    @Override
    public void run() {
        if (alarm.get().isEmpty() && waits > 0) {
            waits--; // its period and statistic are worth some seconds
            return;
        }
        Duration period =
                Duration.ofSeconds(alarm.get().map(Watched::periodSeconds).orElse(60));
        Duration back = max(first ? PAST : LATE, period.multipliedBy(5));
        List<HostMetric> asked = hosts;
        ask.ask(() -> series(asked, period, back)).ifPresent(series -> {
            first = false;
            tellAlarm(series.getOrDefault("alarm", new Series()), period, back);
            for (int i = 0; i < asked.size(); i++) {
                tellHost(asked.get(i).host(), series.getOrDefault("h" + i, new Series()), period);
            }
        });
    }

    /// All pages of one metric.
    private static final class Series {
        private final List<Instant> starts = new ArrayList<>();
        private final List<Double> values = new ArrayList<>();

        private void add(MetricDataResult page) {
            starts.addAll(page.timestamps());
            values.addAll(page.values());
        }
    }

    private Map<String, Series> series(List<HostMetric> asked, Duration period, Duration back) {
        GetMetricDataRequest request = request(asked, period, back);
        var series = new TreeMap<String, Series>();
        for (int page = 0; page < PAGES; page++) {
            GetMetricDataResponse answer = cloudWatch.getMetricData(request);
            answer.metricDataResults()
                    .forEach(each -> series.computeIfAbsent(each.id(), id -> new Series())
                            .add(each));
            if (answer.nextToken() == null || answer.nextToken().isEmpty()) {
                break;
            }
            request = request.toBuilder().nextToken(answer.nextToken()).build();
        }
        return series;
    }

    /// Whole periods, as the API reference advises: else each answer puts its datapoints elsewhere.
    private GetMetricDataRequest request(List<HostMetric> asked, Duration period, Duration back) {
        long seconds = period.toSeconds();
        long end = (clock.instant().getEpochSecond() / seconds + 1) * seconds;
        long start = (end - back.toSeconds()) / seconds * seconds;
        var queries = new ArrayList<MetricDataQuery>();
        queries.add(query("alarm", AlarmMetric.of(stage.alarm()), seconds));
        for (int i = 0; i < asked.size(); i++) {
            queries.add(query("h" + i, asked.get(i).metric(), seconds));
        }
        return GetMetricDataRequest.builder()
                .metricDataQueries(queries)
                .startTime(Instant.ofEpochSecond(start))
                .endTime(Instant.ofEpochSecond(end))
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .build();
    }

    private MetricDataQuery query(String id, Metric metric, long seconds) {
        String statistic = alarm.get().map(Watched::statistic).orElse("Average");
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(b -> b.metric(metric).period((int) seconds).stat(statistic))
                .returnData(true)
                .build();
    }

    private void tellAlarm(Series series, Duration period, Duration back) {
        String dimension = String.join(", ", new TreeMap<>(stage.alarm().dimensions()).values());
        for (var point : told.news(series.starts, series.values, PAST.plus(back))) {
            feed.tell(
                    health.origin(),
                    new CloudFact.DatapointPut(
                            stage.alarm().metric(), dimension, point.value(), feed.at(point.start()), (int)
                                    period.toSeconds()));
        }
        if (series.values.isEmpty()) {
            ask.doubted(Trouble.of(
                    "live.aws.noDatapoints",
                    stage.alarm().namespace() + " " + stage.alarm().metric(),
                    dimension,
                    String.valueOf(back.toMinutes())));
        } else {
            ask.answered();
        }
    }

    /// Only what is newest, and only while it is new: an old value must not pass for the present one.
    private void tellHost(String host, Series series, Duration period) {
        Instant oldest = clock.instant().minus(period.multipliedBy(3)).minusSeconds(60);
        var news = toldOfHosts.computeIfAbsent(host, each -> new Datapoints()).news(series.starts, series.values, PAST);
        if (news.isEmpty() || news.getLast().start().isBefore(oldest)) {
            return;
        }
        names.node(host)
                .ifPresent(node -> feed.tell(
                        health.origin(),
                        new PlatformFact.NodeMeasured(
                                new NodeId(stage.kubernetes().remote().context(), node),
                                news.getLast().value())));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
