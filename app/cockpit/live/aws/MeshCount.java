package cockpit.live.aws;

import cockpit.live.SourceHealth;
import cockpit.live.Trouble;
import cockpit.live.mesh.Tally;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/// One cluster's requests, as its CloudWatch agent scraped them off the sidecars. Counts alone: the agent drops
/// histograms, so that there is nothing to tell times from.
///
/// Source: Amazon CloudWatch User Guide, "Prometheus metric type conversion by the CloudWatch agent": of a counter each
/// scrape's increase is sent, so that the Sum of a period is what was counted in it; metrics of a resolution of a
/// minute.
final class MeshCount {
    private static final String REQUESTS = "istio_requests_total";
    private static final int PERIOD = 60;
    /// What one GetMetricData takes.
    private static final int MOST = 500;

    private static final int PAGES = 10;
    /// A period counts once the agent has had time to send all of it.
    private static final Duration LATE = Duration.ofSeconds(30);
    /// Older than this is not how the mesh is.
    private static final Duration BACK = Duration.ofMinutes(5);
    /// So many rounds pass before it is looked again which metrics there are.
    private static final int ROUNDS = 3;

    private final String context;
    private final String namespace;
    private final String shop;
    private final CloudWatchClient cloudWatch;
    private final Clock clock;
    private final Question list;
    private final Question data;
    private List<Metric> metrics = List.of();
    private int round;

    /// @param namespace CloudWatch's, where the metrics are
    /// @param shop      Kubernetes', whose services are asked for
    MeshCount(
            String context,
            String namespace,
            String shop,
            AwsAccess access,
            CloudWatchClient cloudWatch,
            SourceHealth health,
            Clock clock) {
        this.context = context;
        this.namespace = namespace;
        this.shop = shop;
        this.cloudWatch = cloudWatch;
        this.clock = clock;
        this.list = new Question(Operation.LIST_METRICS, health, access);
        this.data = new Question(Operation.GET_METRIC_DATA, health, access);
    }

    String context() {
        return context;
    }

    /// The newest period that is complete; empty if there is none, or no answer, which has been told then.
    ///
    /// @param dimensions that tell the cluster's metrics
    Optional<Tally> count(Map<String, String> dimensions) {
        if (metrics.isEmpty() || round++ % ROUNDS == 0) {
            list.ask(() -> listed(dimensions)).ifPresent(this::choose);
        }
        return metrics.isEmpty() ? Optional.empty() : data.ask(this::sums).flatMap(this::tally);
    }

    private void choose(List<Metric> found) {
        MeshMetrics chosen = MeshMetrics.of(found, shop);
        metrics = chosen.metrics();
        if (metrics.size() > MOST) {
            list.missing(Trouble.of(
                    "live.mesh.cloudWatchMany", context, String.valueOf(metrics.size()), String.valueOf(MOST)));
            metrics = List.of();
        } else if (!chosen.lacking().isEmpty()) {
            list.missing(Trouble.of(
                    found.isEmpty() ? "live.mesh.cloudWatchNone" : "live.mesh.cloudWatchLabels",
                    context,
                    namespace,
                    String.join(", ", chosen.lacking())));
        } else {
            list.answered();
        }
    }

    private List<Metric> listed(Map<String, String> dimensions) {
        List<DimensionFilter> filters = dimensions.entrySet().stream()
                .map(each -> DimensionFilter.builder()
                        .name(each.getKey())
                        .value(each.getValue())
                        .build())
                .toList();
        var found = new ArrayList<Metric>();
        String token = null;
        for (int page = 0; page < PAGES; page++) {
            String next = token;
            ListMetricsResponse answer = cloudWatch.listMetrics(b -> b.namespace(namespace)
                    .metricName(REQUESTS)
                    .dimensions(filters)
                    .recentlyActive(RecentlyActive.PT3_H)
                    .nextToken(next));
            found.addAll(answer.metrics());
            token = answer.nextToken();
            if (token == null || token.isEmpty()) {
                break;
            }
        }
        return found;
    }

    /// Of each metric, by the start of its periods.
    private List<Map<Instant, Double>> sums() {
        long end = clock.instant().minus(LATE).getEpochSecond() / PERIOD * PERIOD;
        var queries = new ArrayList<MetricDataQuery>();
        for (int i = 0; i < metrics.size(); i++) {
            Metric metric = metrics.get(i);
            queries.add(MetricDataQuery.builder()
                    .id("m" + i)
                    .metricStat(b -> b.metric(metric).period(PERIOD).stat("Sum"))
                    .build());
        }
        return sums(GetMetricDataRequest.builder()
                .metricDataQueries(queries)
                .startTime(Instant.ofEpochSecond(end).minus(BACK))
                .endTime(Instant.ofEpochSecond(end))
                .scanBy(ScanBy.TIMESTAMP_DESCENDING)
                .build());
    }

    private List<Map<Instant, Double>> sums(GetMetricDataRequest first) {
        var byId = new HashMap<String, Map<Instant, Double>>();
        GetMetricDataRequest request = first;
        for (int page = 0; page < PAGES; page++) {
            GetMetricDataResponse answer = cloudWatch.getMetricData(request);
            answer.metricDataResults().forEach(each -> {
                Map<Instant, Double> sums = byId.computeIfAbsent(each.id(), id -> new HashMap<>());
                for (int i = 0;
                        i < Math.min(each.timestamps().size(), each.values().size());
                        i++) {
                    sums.put(each.timestamps().get(i), each.values().get(i));
                }
            });
            if (answer.nextToken() == null || answer.nextToken().isEmpty()) {
                break;
            }
            request = request.toBuilder().nextToken(answer.nextToken()).build();
        }
        var sums = new ArrayList<Map<Instant, Double>>();
        for (int i = 0; i < metrics.size(); i++) {
            sums.add(byId.getOrDefault("m" + i, Map.of()));
        }
        return sums;
    }

    private Optional<Tally> tally(List<Map<Instant, Double>> sums) {
        Optional<Instant> newest =
                sums.stream().flatMap(each -> each.keySet().stream()).max(Instant::compareTo);
        if (newest.isEmpty()) {
            data.missing(Trouble.of("live.mesh.cloudWatchOld", context, namespace, String.valueOf(BACK.toMinutes())));
            return Optional.empty();
        }
        long age = Duration.between(newest.get().plusSeconds(PERIOD), clock.instant())
                .toSeconds();
        // Heard, and yet not as it should be: whoever looks is to know that this is not Prometheus.
        data.doubted(
                Trouble.of("live.mesh.cloudWatch", context, String.valueOf(PERIOD), String.valueOf(Math.max(0, age))));
        var counts = new ArrayList<Tally.Count>();
        for (int i = 0; i < metrics.size(); i++) {
            var labels = new TreeMap<>(MeshMetrics.labels(metrics.get(i)));
            counts.add(new Tally.Count(labels, sums.get(i).getOrDefault(newest.get(), 0.0)));
        }
        return Optional.of(new Tally(context, PERIOD, counts));
    }
}
