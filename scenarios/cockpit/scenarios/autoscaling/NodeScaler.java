package cockpit.scenarios.autoscaling;

import cockpit.simulation.Course;
import cockpit.simulation.Knobs;
import cockpit.simulation.autoscaler.AutoscalerConfig;
import cockpit.simulation.autoscaler.ClusterState;
import cockpit.simulation.autoscaler.Expander;
import cockpit.simulation.autoscaler.Increase;
import cockpit.simulation.autoscaler.NodeGroup;
import cockpit.simulation.autoscaler.Option;
import cockpit.simulation.autoscaler.ScaleDown;
import cockpit.simulation.autoscaler.ScaleDownDecision;
import cockpit.simulation.autoscaler.ScaleUp;
import cockpit.simulation.autoscaler.ScaleUpDecision;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.scheduler.Cluster;
import cockpit.simulation.scheduler.Scheduler;
import cockpit.world.Event;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.ScaleUpOption;
import cockpit.world.ScalingFact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The stage's Cluster Autoscaler: shows its models what there is, every scan, and does what they decide.
///
/// Source of what the models leave to it: cluster-autoscaler, core/static_autoscaler.go (young pods wait a loop, no
/// node is removed so long after one was added), clusterstate (back-off).
final class NodeScaler {
    private static final String REMOVED = "TerminateInstanceInAutoScalingGroup by Cluster Autoscaler";

    private final Course course;
    private final Fleet fleet;
    private final Deployments deployments;
    private final AutoScalingGroups groups;
    private final Random chance;
    private final Map<String, Instant> unneeded = new HashMap<>();
    private final Map<GroupSpec, Long> backOffUntil = new EnumMap<>(GroupSpec.class);
    private final Map<String, Long> told = new HashMap<>();
    private long grown = Long.MIN_VALUE / 2;

    NodeScaler(Course course, Fleet fleet, Deployments deployments, AutoScalingGroups groups) {
        this.course = course;
        this.fleet = fleet;
        this.deployments = deployments;
        this.groups = groups;
        this.chance = course.chance("autoscaler");
    }

    void start() {
        long scan = course.knobs().micros("ca.scan");
        course.agenda().every(Event.SECOND * 7 / 2, scan, this::loop);
    }

    private void loop() {
        for (GroupSpec failed : groups.takeFailed()) {
            backOffUntil.put(failed, course.agenda().now() + course.knobs().micros("ca.backoff"));
            groups.giveUp(failed);
        }
        if (!grow()) {
            shrink();
        }
    }

    private AutoscalerConfig config() {
        Knobs knobs = course.knobs();
        AutoscalerConfig usual = AutoscalerConfig.DEFAULT;
        var down = usual.down();
        var first = Pattern.compile(spotFirst() ? "spot" : "on-demand");
        var priorities = new TreeMap<Integer, List<Pattern>>();
        priorities.put(10, List.of(Pattern.compile(".*")));
        priorities.put(50, List.of(first));
        return new AutoscalerConfig(
                expanders(),
                priorities,
                usual.maxNodesPerScaleUp(),
                usual.balanceSimilarNodeGroups(),
                usual.up(),
                new AutoscalerConfig.ScaleDownRules(
                        knobs.get("ca.threshold"),
                        down.gpuUtilizationThreshold(),
                        Duration.ofMillis(Math.round(knobs.get("ca.unneeded") * 1_000)),
                        down.unreadyTime(),
                        down.unreadyEnabled(),
                        down.ignoreDaemonSets(),
                        down.ignoreMirrorPods(),
                        down.skipSystemPods(),
                        down.skipLocalStorage()));
    }

    /// The one that is asked, and where it holds two groups equal the one with the higher priority.
    private List<Expander> expanders() {
        return switch (course.knobs().whole("ca.expander")) {
            case 1 -> List.of(Expander.MOST_PODS, Expander.PRIORITY);
            case 2 -> List.of(Expander.LEAST_NODES, Expander.PRIORITY);
            case 3 -> List.of(Expander.PRIORITY);
            default -> List.of(Expander.LEAST_WASTE, Expander.PRIORITY);
        };
    }

    private boolean spotFirst() {
        return course.knobs().whole("ca.expander") == 3;
    }

    private ClusterState state() {
        long now = course.agenda().now();
        var pods = new ArrayList<Pod>();
        fleet.pods().stream().filter(pod -> !pod.leaves()).forEach(pod -> pods.add(pod.object()));
        return new ClusterState(
                Fleet.date(now),
                fleet.objects(),
                pods,
                Arrays.stream(GroupSpec.values()).map(this::group).toList(),
                List.of());
    }

    private NodeGroup group(GroupSpec spec) {
        List<String> there = fleet.nodes().stream()
                .filter(node -> node.group == spec && node.registered())
                .map(node -> node.name)
                .toList();
        return new NodeGroup(
                spec.group,
                groups.min(spec),
                groups.max(spec),
                groups.desired(spec) + leaving(spec),
                there,
                Template.of(spec, course.knobs()),
                leaving(spec),
                backOffUntil.getOrDefault(spec, Long.MIN_VALUE)
                        > course.agenda().now());
    }

    /// Nodes on their way out that are still there.
    private int leaving(GroupSpec spec) {
        return (int) fleet.nodes().stream()
                .filter(node -> node.group == spec && node.phase == NodePhase.LEAVING)
                .count();
    }

    /// Whether it had to look for room at all.
    private boolean grow() {
        List<FleetPod> waiting = fleet.waiting();
        long buffer = course.knobs().micros("ca.buffer");
        boolean young = waiting.stream().allMatch(pod -> fleet.age(pod.created) < buffer);
        if (waiting.isEmpty() || young) {
            return !waiting.isEmpty();
        }
        ScaleUpDecision decision = ScaleUp.decide(config(), state());
        if (decision.result() == ScaleUpDecision.Result.NotNeeded) {
            return false;
        }
        Optional<ScaleUpDecision.Plan> plan = decision.chosen().or(() -> drawn(decision));
        plan.ifPresent(this::order);
        tell(decision, plan);
        return plan.isPresent();
    }

    /// Several are held equal: chance decides, as upstream's does.
    private Optional<ScaleUpDecision.Plan> drawn(ScaleUpDecision decision) {
        List<Option> best = decision.best();
        return best.isEmpty()
                ? Optional.empty()
                : decision.plan(best.get(chance.nextInt(best.size())).nodeGroup());
    }

    private void order(ScaleUpDecision.Plan plan) {
        for (Increase increase : plan.increases()) {
            GroupSpec spec = spec(increase.nodeGroup());
            groups.setDesired(spec, Math.min(groups.max(spec), groups.desired(spec) + increase.added()));
            grown = course.agenda().now();
        }
    }

    private static GroupSpec spec(String group) {
        return Arrays.stream(GroupSpec.values())
                .filter(each -> each.group.equals(group))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no group " + group));
    }

    private void tell(ScaleUpDecision decision, Optional<ScaleUpDecision.Plan> plan) {
        if (decision.options().isEmpty() && plan.isEmpty() && decision.skipped().isEmpty()) {
            return;
        }
        var options = new ArrayList<ScaleUpOption>();
        for (GroupSpec spec : GroupSpec.values()) {
            options.add(option(spec, decision));
        }
        Optional<Increase> increase =
                plan.flatMap(each -> each.increases().stream().findFirst());
        course.tell(
                Course.MAIN,
                new ScalingFact.ScaleUpDecided(
                        fleet.context(),
                        options,
                        increase.map(Increase::nodeGroup).orElse(""),
                        expanders().stream()
                                .map(each ->
                                        each.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .collect(Collectors.joining(",")),
                        increase.map(Increase::from).orElse(0),
                        increase.map(Increase::to).orElse(0),
                        plan.map(each -> each.option().pods().size())
                                .orElse(decision.unhelped().size())));
    }

    private ScaleUpOption option(GroupSpec spec, ScaleUpDecision decision) {
        Optional<Option> found = decision.options().stream()
                .filter(each -> each.nodeGroup().equals(spec.group))
                .findFirst();
        double score = decision.weighed().stream()
                .filter(each -> each.nodeGroup().equals(spec.group))
                .mapToDouble(ScaleUpDecision.Weighed::score)
                .findFirst()
                .orElse(Double.NaN);
        String no = found.isPresent() ? "" : why(spec, decision);
        return new ScaleUpOption(
                spec.group,
                found.map(Option::nodeCount).orElse(0),
                found.map(each -> each.pods().size()).orElse(0),
                score,
                no);
    }

    private String why(GroupSpec spec, ScaleUpDecision decision) {
        List<String> skipped = decision.skipped().getOrDefault(spec.group, List.of());
        if (!skipped.isEmpty()) {
            return skipped.getFirst();
        }
        Cluster alone = Cluster.of(List.of(Template.of(spec, course.knobs())), List.of());
        return fleet.waiting().stream()
                .map(pod -> Scheduler.feasible(alone, pod.object()).message())
                .filter(Objects::nonNull)
                .map(message ->
                        message.replace("0/1 nodes are available: 1 ", "").replaceFirst("\\.$", ""))
                .findFirst()
                .orElse("");
    }

    private void shrink() {
        long now = course.agenda().now();
        ScaleDownDecision decision = ScaleDown.decide(config(), state(), unneeded);
        Instant date = Fleet.date(now);
        unneeded.keySet().retainAll(decision.unneeded().keySet());
        decision.unneeded().keySet().forEach(node -> unneeded.putIfAbsent(node, date));
        for (FleetNode node : List.copyOf(fleet.nodes())) {
            outlook(node, decision);
        }
        if (now - grown < course.knobs().micros("ca.afterAdd")) {
            return;
        }
        decision.removable()
                .keySet()
                .forEach(name -> fleet.node(name).filter(FleetNode::ready).ifPresent(node -> remove(node, decision)));
    }

    /// Tells when a node may go, when that has changed.
    private void outlook(FleetNode node, ScaleDownDecision decision) {
        Instant since = unneeded.get(node.name);
        long at = since == null
                ? -1
                : Math.max(
                        Duration.between(Fleet.EPOCH, since).toNanos() / 1_000
                                + course.knobs().micros("ca.unneeded"),
                        grown + course.knobs().micros("ca.afterAdd"));
        Long before = told.put(node.name, at);
        if (before == null ? at >= 0 : before != at) {
            var reason = decision.unremovable().get(node.name);
            String why = at >= 0 || reason == null ? "" : reason.name();
            course.tell(Course.MAIN, new ScalingFact.NodeUnneeded(new NodeId(fleet.context(), node.name), at, why));
        }
    }

    private void remove(FleetNode node, ScaleDownDecision decision) {
        String why = decision.statusEvent(node.name);
        unneeded.remove(node.name);
        fleet.move(node, NodePhase.LEAVING, why);
        deployments.drain(node, why);
        groups.terminate(node, true, REMOVED);
    }
}
