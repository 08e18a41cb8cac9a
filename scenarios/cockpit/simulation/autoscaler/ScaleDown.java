package cockpit.simulation.autoscaler;

import cockpit.simulation.autoscaler.AutoscalerConfig.ScaleDownRules;
import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.scheduler.Cluster;
import cockpit.simulation.scheduler.NodeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which nodes the cluster could do without, and which of them go now. Source: `cluster-autoscaler/core/scaledown/`
/// planner,
/// eligibility, unneeded, and `processors/scaledowncandidates` (empty nodes first, then those unneeded before).
public final class ScaleDown {
    private static final String DISABLED = "cluster-autoscaler.kubernetes.io/scale-down-disabled";

    private final AutoscalerConfig config;
    private final ClusterState state;
    private final Map<String, Instant> unneededSince;
    private final Cluster cluster;
    private final Map<String, NodeGroup> groups;
    private final DrainRules drainRules;
    private final Budgets budgets;
    private final SortedMap<String, Utilization> utilization = new TreeMap<>();
    private final SortedMap<String, UnremovableReason> unremovable = new TreeMap<>();
    private final SortedMap<String, ScaleDownDecision.BlockingPod> blocking = new TreeMap<>();

    private ScaleDown(AutoscalerConfig config, ClusterState state, Map<String, Instant> unneededSince) {
        this.config = config;
        this.state = state;
        this.unneededSince = unneededSince;
        cluster = Cluster.of(state.nodes(), state.bound());
        groups = state.groupsByNode();
        budgets = new Budgets(state.budgets());
        drainRules = new DrainRules(config.down(), budgets, state.now());
    }

    /// One loop. Pure; the order of nodes and pods settles what the real one leaves to chance.
    ///
    /// @param unneededSince of nodes that were unneeded in the loops before; those left out begin now
    public static ScaleDownDecision decide(
            AutoscalerConfig config, ClusterState state, Map<String, Instant> unneededSince) {
        return new ScaleDown(config, state, unneededSince).decide();
    }

    private ScaleDownDecision decide() {
        SortedMap<String, List<Pod>> unneeded = unneeded(candidates());
        var removable = new TreeMap<String, List<Pod>>();
        var left = CapacityLeft.toShrink(config.up(), state);
        var sizes = new HashMap<String, Integer>();
        state.groups().forEach(each -> sizes.put(each.name(), each.targetSize() - each.deletionsInProgress()));
        for (Node node : emptyFirst(unneeded)) {
            var reason = notYet(node, sizes, left);
            if (reason.isPresent()) {
                unremovable.put(node.name(), reason.get());
            } else {
                removable.put(node.name(), unneeded.getOrDefault(node.name(), List.of()));
            }
        }
        return new ScaleDownDecision(utilization, unneeded, removable, unremovable, blocking);
    }

    /// Nodes little used, in the order in which they are tried.
    private List<NodeInfo> candidates() {
        var candidates = new ArrayList<NodeInfo>();
        for (NodeInfo each : cluster.nodes()) {
            var reason = ineligible(each);
            if (reason.isPresent()) {
                unremovable.put(each.name(), reason.get());
            } else {
                candidates.add(each);
            }
        }
        candidates.sort(Comparator.comparing((NodeInfo each) -> !RemovalTrial.isEmpty(each, drainRules))
                .thenComparing(each -> !unneededSince.containsKey(each.name())));
        return candidates;
    }

    private Optional<UnremovableReason> ineligible(NodeInfo info) {
        Node node = info.node();
        ScaleDownRules rules = config.down();
        if (NodeHealth.isBeingDeleted(node, state.now())) {
            return Optional.of(UnremovableReason.CurrentlyBeingDeleted);
        }
        if (node.meta().says(DISABLED)) {
            return Optional.of(UnremovableReason.ScaleDownDisabledAnnotation);
        }
        if (!groups.containsKey(node.name())) {
            return Optional.of(UnremovableReason.NotAutoscaled);
        }
        var used = Utilization.of(info, rules, state.now());
        if (used.isEmpty()) {
            return Optional.of(UnremovableReason.UnexpectedError);
        }
        if (!rules.unreadyEnabled() && !NodeHealth.isReady(node)) {
            return Optional.of(UnremovableReason.ScaleDownUnreadyDisabled);
        }
        utilization.put(node.name(), used.get());
        double threshold = used.get().gpu() ? rules.gpuUtilizationThreshold() : rules.utilizationThreshold();
        return used.get().value() > threshold ? Optional.of(UnremovableReason.NotUnderutilized) : Optional.empty();
    }

    private SortedMap<String, List<Pod>> unneeded(List<NodeInfo> candidates) {
        var unneeded = new TreeMap<String, List<Pod>>();
        var trial = new RemovalTrial(cluster, drainRules, budgets, state.now().getEpochSecond());
        for (NodeInfo each : candidates) {
            switch (trial.remove(each.name())) {
                case RemovalTrial.Removable removable -> unneeded.put(each.name(), removable.pods());
                case RemovalTrial.NoPlace none -> unremovable.put(each.name(), UnremovableReason.NoPlaceToMovePods);
                case RemovalTrial.Blocked blocked -> {
                    unremovable.put(each.name(), UnremovableReason.BlockedByPod);
                    blocking.put(each.name(), new ScaleDownDecision.BlockingPod(blocked.pod(), blocked.reason()));
                }
            }
        }
        return unneeded;
    }

    private List<Node> emptyFirst(Map<String, List<Pod>> unneeded) {
        return state.nodes().stream()
                .filter(each -> unneeded.containsKey(each.name()))
                .sorted(Comparator.comparing(
                        each -> !unneeded.getOrDefault(each.name(), List.of()).isEmpty()))
                .toList();
    }

    /// Why an unneeded node stays a while; if it does not, its group has one node less.
    private Optional<UnremovableReason> notYet(Node node, Map<String, Integer> sizes, CapacityLeft left) {
        boolean ready = NodeHealth.isReady(node);
        Duration wait = ready ? config.down().unneededTime() : config.down().unreadyTime();
        Instant since = unneededSince.getOrDefault(node.name(), state.now());
        if (wait.isPositive() && !since.plus(wait).isBefore(state.now())) {
            return Optional.of(
                    ready ? UnremovableReason.NotUnneededLongEnough : UnremovableReason.NotUnreadyLongEnough);
        }
        NodeGroup group = Optional.ofNullable(groups.get(node.name())).orElseThrow();
        int size = sizes.getOrDefault(group.name(), 0);
        if (size <= group.minSize()) {
            return Optional.of(UnremovableReason.NodeGroupMinSizeReached);
        }
        if (!left.take(node)) {
            return Optional.of(UnremovableReason.MinimalResourceLimitExceeded);
        }
        sizes.put(group.name(), size - 1);
        return Optional.empty();
    }
}
