package cockpit.live.aws;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/// The metric of one host, among all that share the alarm's metric's name.
///
/// @param host as the dimension has it: a host's name, or an instance's id
record HostMetric(Metric metric, String host) {
    /// The CloudWatch agent's names for the host, and Container Insights'; the first that is there counts.
    private static final List<String> NAMES = List.of("host", "NodeName", "InstanceName", "InstanceId");
    /// The agent tells each core as well.
    private static final String CORE = "cpu";
    private static final String ALL_CORES = "cpu-total";

    /// One for each host, as first listed.
    ///
    /// @param shared dimensions that a host's metric has in common with the alarm's; those that name a host do not
    /// count
    static List<HostMetric> of(Collection<Metric> metrics, Map<String, String> shared) {
        var hosts = new LinkedHashMap<String, HostMetric>();
        for (Metric metric : metrics) {
            boolean whole = dimension(metric, CORE).map(ALL_CORES::equals).orElse(true);
            if (whole && shares(metric, shared)) {
                host(metric).ifPresent(host -> hosts.putIfAbsent(host, new HostMetric(metric, host)));
            }
        }
        return List.copyOf(hosts.values());
    }

    private static boolean shares(Metric metric, Map<String, String> shared) {
        return shared.entrySet().stream()
                .filter(each -> !NAMES.contains(each.getKey()) && !each.getKey().equals(CORE))
                .allMatch(each -> dimension(metric, each.getKey())
                        .map(each.getValue()::equals)
                        .orElse(false));
    }

    private static Optional<String> host(Metric metric) {
        return NAMES.stream().flatMap(name -> dimension(metric, name).stream()).findFirst();
    }

    private static Optional<String> dimension(Metric metric, String name) {
        return metric.dimensions().stream()
                .filter(each -> name.equals(each.name()))
                .map(Dimension::value)
                .findFirst();
    }
}
