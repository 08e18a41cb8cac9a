package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.scheduler.Cluster;
import cockpit.simulation.scheduler.NodeInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which group grows for pods that found no node. Source:
/// `cluster-autoscaler/core/scaleup/orchestrator/orchestrator.go`,
/// `core/podlistprocessor`, `core/static_autoscaler.go` of 1.34 and its successor's of 2026.
public final class ScaleUp {
    private static final String MAX_SIZE = "max node group size reached";
    private static final String BACKOFF = "in backoff after failed scale-up";
    private static final String NOT_READY = "not ready for scale-up";

    private final AutoscalerConfig config;
    private final ClusterState state;
    private final Cluster cluster;
    private final SortedMap<String, NodeInfo> templates;
    private final CapacityLeft left;
    private final SortedMap<String, List<String>> skipped = new TreeMap<>();
    private final Map<String, List<PodGroup>> fitting = new HashMap<>();
    private int nodeCount;

    private ScaleUp(AutoscalerConfig config, ClusterState state) {
        this.config = config;
        this.state = state;
        cluster = Cluster.of(state.nodes(), state.bound());
        templates = Templates.of(state, cluster);
        left = CapacityLeft.toGrow(config.up(), state, templates);
    }

    /// One loop. Pure; the order of nodes, pods and groups settles what the real one leaves to chance, except between
    /// options that the expanders hold equal.
    public static ScaleUpDecision decide(AutoscalerConfig config, ClusterState state) {
        return new ScaleUp(config, state).decide();
    }

    private ScaleUpDecision decide() {
        int ready = (int) state.nodes().stream().filter(NodeHealth::isReady).count();
        nodeCount = ready + addUpcomingNodes();
        List<Pod> pods = podsToHelp();
        if (pods.isEmpty()) {
            return ScaleUpDecision.notNeeded();
        }
        List<PodGroup> podGroups = PodGroup.of(pods);
        int most = config.up().maxNodes();
        if (most > 0 && ready >= most) {
            return ScaleUpDecision.fullCluster(unhelped(podGroups));
        }
        List<NodeGroup> valid =
                state.groups().stream().filter(each -> !isSkipped(each)).toList();
        for (NodeGroup each : valid) {
            fitting.put(each.name(), Packing.judge(each.name(), cluster, template(each.name()), podGroups));
        }
        List<Option> options = valid.stream()
                .flatMap(each -> option(each).stream())
                .sorted(Comparator.comparing(Option::nodeGroup))
                .toList();
        List<ScaleUpDecision.Weighed> weighed = new ArrayList<>();
        List<Option> best = weigh(options, weighed);
        return new ScaleUpDecision(options, best, weighed, plans(best, podGroups), skipped, unhelped(podGroups));
    }

    private NodeInfo template(String nodeGroup) {
        NodeInfo template = templates.get(nodeGroup);
        if (template == null) {
            throw new IllegalStateException("no template of " + nodeGroup);
        }
        return template;
    }

    /// Nodes a group aims at that have not come yet stand in the cluster already, so that no pod asks for them twice.
    private int addUpcomingNodes() {
        var byName = state.nodesByName();
        int added = 0;
        for (NodeGroup group : state.groups()) {
            long come = group.nodes().stream()
                    .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
                    .filter(node -> !NodeHealth.isStarting(node, state.now()))
                    .count();
            NodeInfo template = templates.get(group.name());
            for (long i = come; template != null && i < group.targetSize(); i++) {
                cluster.add(Templates.fresh(template, template.name() + "-upcoming-" + i));
                added++;
            }
        }
        return added;
    }

    /// The important ones first; those that fit where there is room by now are left out, and DaemonSets' pods, which
    /// come with a node.
    private List<Pod> podsToHelp() {
        var placing = new Placing(cluster, node -> true);
        return state.pending().stream()
                .sorted(Comparator.comparing(pod -> -(long) pod.priority()))
                .filter(pod -> placing.place(pod).isEmpty())
                .filter(pod -> !pod.isOfDaemonSet())
                .toList();
    }

    private boolean isSkipped(NodeGroup group) {
        NodeInfo template = templates.get(group.name());
        List<String> exceeded = template == null ? List.of() : left.exceededBy(template.node());
        if (group.backingOff()) {
            skipped.put(group.name(), List.of(BACKOFF));
        } else if (group.capacity() == 0) {
            skipped.put(group.name(), List.of(MAX_SIZE));
        } else if (template == null) {
            skipped.put(group.name(), List.of(NOT_READY));
        } else if (!exceeded.isEmpty()) {
            skipped.put(group.name(), List.of("max cluster " + String.join(", ", exceeded) + " limit reached"));
        } else {
            return false;
        }
        return true;
    }

    private Optional<Option> option(NodeGroup group) {
        List<PodGroup> pods = fitting.getOrDefault(group.name(), List.of());
        if (pods.isEmpty()) {
            return Optional.empty();
        }
        int limit = Packing.limit(config, group, similar(group));
        Option option = Packing.pack(group.name(), cluster, template(group.name()), limit, pods);
        return option.nodeCount() == 0 || option.pods().isEmpty() ? Optional.empty() : Optional.of(option);
    }

    /// Look-alikes that could take the same pods.
    private List<NodeGroup> similar(NodeGroup group) {
        if (!config.balanceSimilarNodeGroups()) {
            return List.of();
        }
        List<PodGroup> pods = fitting.getOrDefault(group.name(), List.of());
        return state.groups().stream()
                .filter(each -> !each.name().equals(group.name()) && fitting.containsKey(each.name()))
                .filter(each -> fitting.getOrDefault(each.name(), List.of()).containsAll(pods))
                .filter(each -> Similarity.similar(template(group.name()), template(each.name())))
                .toList();
    }

    private List<Option> weigh(List<Option> options, List<ScaleUpDecision.Weighed> weighed) {
        var weighing = new Expander.Weighing(config, templates);
        List<Option> best = options;
        for (Expander each : config.expanders()) {
            for (Option option : best) {
                double score = each.score(option, weighing);
                weighed.add(new ScaleUpDecision.Weighed(each, option.nodeGroup(), score, each.words(score)));
            }
            best = each.best(best, weighing);
            if (best.size() <= 1) {
                break;
            }
        }
        return best;
    }

    private SortedMap<String, ScaleUpDecision.Plan> plans(List<Option> best, List<PodGroup> podGroups) {
        var plans = new TreeMap<String, ScaleUpDecision.Plan>();
        for (Option each : best) {
            NodeGroup group = state.group(each.nodeGroup()).orElseThrow();
            plans.put(
                    each.nodeGroup(),
                    new ScaleUpDecision.Plan(each, increases(group, each), awaiting(podGroups, each.nodeGroup())));
        }
        return plans;
    }

    private List<Increase> increases(NodeGroup group, Option option) {
        int most = config.up().maxNodes();
        int nodes = most > 0 ? Math.min(option.nodeCount(), most - nodeCount) : option.nodeCount();
        var groups = new ArrayList<NodeGroup>();
        groups.add(group);
        for (NodeGroup each : similar(group)) {
            if (left.exceededBy(template(each.name()).node()).isEmpty()) {
                groups.add(each);
            }
        }
        return Balance.over(groups, left.fitting(nodes, template(group.name()).node()));
    }

    /// Pods that another group could take, but not this.
    private static List<Pod> awaiting(List<PodGroup> podGroups, String nodeGroup) {
        return podGroups.stream()
                .filter(each -> each.isSchedulable() && each.rejections().containsKey(nodeGroup))
                .flatMap(each -> each.pods().stream())
                .toList();
    }

    private List<ScaleUpDecision.Unhelped> unhelped(List<PodGroup> podGroups) {
        var unhelped = new ArrayList<ScaleUpDecision.Unhelped>();
        for (PodGroup each : podGroups) {
            if (!each.isSchedulable()) {
                each.pods().forEach(pod -> unhelped.add(new ScaleUpDecision.Unhelped(pod, each.rejections())));
            }
        }
        return unhelped;
    }
}
