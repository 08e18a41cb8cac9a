package cockpit.simulation.hpa;

import cockpit.simulation.kubernetes.Quantity;
import org.jspecify.annotations.Nullable;

/// What a metric should be.
///
/// @param type         Utilization, Value or AverageValue, as written
/// @param utilization  percent of the request
/// @param averageValue a pod
/// @param value        in all
public record MetricTarget(
        String type,
        @Nullable Integer utilization,
        @Nullable Quantity averageValue,
        @Nullable Quantity value) {
    /// So many percent of the request.
    public static MetricTarget utilization(int percent) {
        return new MetricTarget("Utilization", percent, null, null);
    }
}
