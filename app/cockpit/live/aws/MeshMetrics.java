package cockpit.live.aws;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/// The metrics that are one count of a cluster's requests. An agent may put the same requests under several sets of
/// dimensions, each a count of its own: one set is taken, and never two.
///
/// Sources: Amazon CloudWatch User Guide, "CloudWatch agent configuration for Prometheus" (`metric_declaration`: labels
/// become dimensions, one metric for each set); Istio documentation, "Istio Standard Metrics" (the labels).
///
/// @param metrics of the set that keeps most of Istio's labels
/// @param lacking labels without which requests cannot be told apart; then there are no metrics
record MeshMetrics(List<Metric> metrics, SortedSet<String> lacking) {
    /// Both ends report each request, and an edge is who asks whom.
    private static final List<String> NEEDED = List.of(
            "reporter",
            "source_workload",
            "source_workload_namespace",
            "destination_workload",
            "destination_service_name",
            "response_code");

    private static final String NAMESPACE = "destination_service_namespace";

    /// @param namespace the shop's: requests to others do not count, where that is told
    static MeshMetrics of(Collection<Metric> found, String namespace) {
        var bySet = new TreeMap<String, List<Metric>>();
        for (Metric metric : found) {
            String names = String.join(",", labels(metric).keySet());
            bySet.computeIfAbsent(names, each -> new ArrayList<>()).add(metric);
        }
        var best = bySet.values().stream()
                .min(Comparator.<List<Metric>>comparingInt(each -> lacking(each).size())
                        .thenComparing(each -> -labels(each.getFirst()).size()))
                .orElse(List.of());
        SortedSet<String> lacking = best.isEmpty() ? new TreeSet<>(NEEDED) : lacking(best);
        return new MeshMetrics(
                lacking.isEmpty()
                        ? best.stream()
                                .filter(each -> labels(each)
                                        .getOrDefault(NAMESPACE, namespace)
                                        .equals(namespace))
                                .toList()
                        : List.of(),
                lacking);
    }

    private static SortedSet<String> lacking(List<Metric> set) {
        var lacking = new TreeSet<>(NEEDED);
        lacking.removeAll(labels(set.getFirst()).keySet());
        return lacking;
    }

    /// Its dimensions, by name.
    static SortedMap<String, String> labels(Metric metric) {
        var labels = new TreeMap<String, String>();
        for (Dimension each : metric.dimensions()) {
            labels.put(each.name(), each.value());
        }
        return labels;
    }
}
