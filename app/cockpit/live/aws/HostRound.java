package cockpit.live.aws;

import cockpit.live.SourceHealth;
import cockpit.live.StageFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ListMetricsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.RecentlyActive;

/// Finds the metrics of single hosts. One thread runs it.
final class HostRound implements Runnable {
    private static final int PAGES = 10;

    private final StageFile.Alarm alarm;
    private final CloudWatchClient cloudWatch;
    private final Consumer<List<HostMetric>> found;
    private final Question ask;

    HostRound(
            StageFile.Alarm alarm,
            AwsAccess access,
            CloudWatchClient cloudWatch,
            SourceHealth health,
            Consumer<List<HostMetric>> found) {
        this.alarm = alarm;
        this.cloudWatch = cloudWatch;
        this.found = found;
        this.ask = new Question(Operation.LIST_METRICS, health, access);
    }

    /// That there are none is no trouble: an alarm may well judge a metric that the agents do not tell by host.
    @Override
    public void run() {
        ask.ask(this::metrics).ifPresent(metrics -> {
            ask.answered();
            found.accept(HostMetric.of(metrics, alarm.dimensions()));
        });
    }

    private List<Metric> metrics() {
        var metrics = new ArrayList<Metric>();
        String token = null;
        for (int page = 0; page < PAGES; page++) {
            String next = token;
            ListMetricsResponse answer = cloudWatch.listMetrics(b -> b.namespace(alarm.namespace())
                    .metricName(alarm.metric())
                    .recentlyActive(RecentlyActive.PT3_H)
                    .nextToken(next));
            metrics.addAll(answer.metrics());
            token = answer.nextToken();
            if (token == null || token.isEmpty()) {
                break;
            }
        }
        return metrics;
    }
}
