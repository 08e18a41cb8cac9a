package cockpit.simulation.hpa;

import cockpit.simulation.kubernetes.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// All that one reconcile looks at.
///
/// @param replicas what the target wants, its scale's `spec.replicas`
/// @param running  what it has, `status.replicas`
/// @param selector `status.selector`, "" when it has none
/// @param pods     those that the selector selects
/// @param samples  what metrics.k8s.io says of them
/// @param custom   what custom.metrics.k8s.io says
/// @param external what external.metrics.k8s.io says
public record Observation(
        Instant now,
        int replicas,
        int running,
        String selector,
        List<HpaPod> pods,
        List<PodSample> samples,
        List<Custom> custom,
        List<External> external) {
    /// Copies the lists.
    public Observation {
        pods = List.copyOf(pods);
        samples = List.copyOf(samples);
        custom = List.copyOf(custom);
        external = List.copyOf(external);
    }

    /// A metric of an object; of a pod for metrics of type Pods.
    public record Custom(String kind, String name, String metric, Instant at, Quantity value) {}

    /// A metric from outside.
    public record External(String metric, Map<String, String> labels, Instant at, Quantity value) {
        /// Copies the labels.
        public External {
            labels = Map.copyOf(labels);
        }
    }
}
