package cockpit.simulation.hpa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A HorizontalPodAutoscaler's spec with the API server's defaults filled in.
///
/// @param namespace  the object's own
/// @param apiVersion the target's, `scaleTargetRef.apiVersion`
/// @param behavior   null where the object has none: then the controller's older rules hold, not the defaults of one
public record HpaSpec(
        String namespace,
        String apiVersion,
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

    /// One of the default namespace that scales a Deployment.
    public HpaSpec(int minReplicas, int maxReplicas, List<MetricSpec> metrics, @Nullable Behavior behavior) {
        this("default", "apps/v1", minReplicas, maxReplicas, metrics, behavior);
    }

    /// Whether the target's apiVersion can be read: a version, or a group and a version. Source: apimachinery,
    /// `runtime/schema` (ParseGroupVersion).
    boolean namesItsTarget() {
        return apiVersion.chars().filter(each -> each == '/').count() <= 1;
    }
}
