package cockpit.live.aws;

import cockpit.live.StageFile;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/// The metric that a stage's alarm judges, as the stage's file names it.
final class AlarmMetric {
    private AlarmMetric() {}

    static Metric of(StageFile.Alarm alarm) {
        return Metric.builder()
                .namespace(alarm.namespace())
                .metricName(alarm.metric())
                .dimensions(alarm.dimensions().entrySet().stream()
                        .map(each -> Dimension.builder()
                                .name(each.getKey())
                                .value(each.getValue())
                                .build())
                        .toList())
                .build();
    }
}
