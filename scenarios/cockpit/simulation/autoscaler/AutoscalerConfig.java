package cockpit.simulation.autoscaler;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The flags of Cluster Autoscaler that one loop reads. Source: `cluster-autoscaler/config/flags/flags.go`.
///
/// @param expanders   a chain: each takes what the one before leaves
/// @param priorities  for the priority expander: patterns of group names by priority
/// @param maxNodesPerScaleUp how many nodes bin packing looks at
/// @param up          limits of growth
/// @param down        conditions of shrinking
public record AutoscalerConfig(
        List<Expander> expanders,
        SortedMap<Integer, List<Pattern>> priorities,
        int maxNodesPerScaleUp,
        boolean balanceSimilarNodeGroups,
        Limits up,
        ScaleDownRules down) {
    /// As it comes.
    public static final AutoscalerConfig DEFAULT = new AutoscalerConfig(
            List.of(Expander.LEAST_WASTE), new TreeMap<>(), 1000, false, Limits.DEFAULT, ScaleDownRules.DEFAULT);

    public AutoscalerConfig {
        expanders = List.copyOf(expanders);
    }

    /// What the cluster as a whole may have.
    ///
    /// @param maxNodes  0 for no limit
    /// @param maxCores  of all nodes together
    /// @param maxMemory bytes of all nodes together, `Long.MAX_VALUE` for no limit
    /// @param minCores  below which no node is taken away
    /// @param minMemory bytes below which no node is taken away
    public record Limits(int maxNodes, long maxCores, long maxMemory, long minCores, long minMemory) {
        /// As it comes.
        public static final Limits DEFAULT = new Limits(0, 320_000, Long.MAX_VALUE, 0, 0);
    }

    /// When a node may go.
    ///
    /// @param utilizationThreshold    fraction of 1, up to which a node is little used
    /// @param gpuUtilizationThreshold the same of a GPU node's GPUs
    /// @param unneededTime            how long a node must have been unneeded
    /// @param unreadyTime             the same of a node that is not ready
    /// @param unreadyEnabled          whether nodes that are not ready are taken away at all
    /// @param skipSystemPods          whether kube-system's pods hold their node
    /// @param skipLocalStorage        whether pods with local storage hold their node
    public record ScaleDownRules(
            double utilizationThreshold,
            double gpuUtilizationThreshold,
            Duration unneededTime,
            Duration unreadyTime,
            boolean unreadyEnabled,
            boolean ignoreDaemonSets,
            boolean ignoreMirrorPods,
            boolean skipSystemPods,
            boolean skipLocalStorage) {
        /// As it comes.
        public static final ScaleDownRules DEFAULT = new ScaleDownRules(
                0.5, 0.5, Duration.ofMinutes(10), Duration.ofMinutes(20), true, false, false, true, true);
    }
}
