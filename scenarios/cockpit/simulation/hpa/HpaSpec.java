package cockpit.simulation.hpa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A HorizontalPodAutoscaler's spec with the API server's defaults filled in.
///
/// @param behavior null where the object has none: then the controller's older rules hold, not the defaults of one
public record HpaSpec(
        int minReplicas,
        int maxReplicas,
        List<MetricSpec> metrics,
        @Nullable Behavior behavior) {
    private static final int USUAL_UTILIZATION = 80;

    /// Without a metric it is CPU at 80 % of the request. Source: defaults.go.
    public HpaSpec {
        metrics = metrics.isEmpty()
                ? List.of(new MetricSpec.Resource("cpu", MetricTarget.utilization(USUAL_UTILIZATION)))
                : List.copyOf(metrics);
    }
}
