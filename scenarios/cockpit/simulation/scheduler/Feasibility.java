package cockpit.simulation.scheduler;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where a pod could go.
///
/// @param nodes   names in the cluster's order
/// @param message FailedScheduling's text without what preemption adds; null where there is a node
public record Feasibility(List<String> nodes, @Nullable String message) {
    private static final String NO_NODES = "no nodes available to schedule pods";
    private static final String CONFLICT = "pod affinity terms conflict";
    private static final String NOT_NAMED = "node(s) didn't satisfy plugin(s) [NodeAffinity]";

    public Feasibility {
        nodes = List.copyOf(nodes);
    }

    static Feasibility on(List<String> nodes) {
        return new Feasibility(nodes, null);
    }

    static Feasibility noNodes() {
        return new Feasibility(List.of(), NO_NODES);
    }

    static Feasibility conflict(int nodes) {
        return new Feasibility(List.of(), "0/" + nodes + " nodes are available: " + CONFLICT + ".");
    }

    /// Source: `pkg/scheduler/framework/types.go` (FitError.Error): reasons with their counts, sorted as text.
    ///
    /// @param reasons   of each node looked at
    /// @param overlooked how many nodes were not looked at since the pod names others
    static Feasibility nowhere(int nodes, List<List<String>> reasons, int overlooked) {
        SortedMap<String, Integer> counts = new TreeMap<>();
        reasons.forEach(each -> each.forEach(reason -> counts.merge(reason, 1, Integer::sum)));
        if (overlooked > 0) {
            counts.merge(NOT_NAMED, overlooked, Integer::sum);
        }
        return new Feasibility(List.of(), "0/" + nodes + " nodes are available:" + listed(counts));
    }

    private static String listed(Map<String, Integer> counts) {
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(each -> each.getValue() + " " + each.getKey())
                        .sorted()
                        .collect(Collectors.joining(", ", " ", "."));
    }
}
