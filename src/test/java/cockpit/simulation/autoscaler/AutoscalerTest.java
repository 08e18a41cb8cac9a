package cockpit.simulation.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.simulation.kubernetes.Container;
import cockpit.simulation.kubernetes.Meta;
import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.OwnerReference;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.PodSpec;
import cockpit.simulation.kubernetes.Quantity;
import cockpit.simulation.kubernetes.ResourceList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AutoscalerTest {
    private static final Instant NOW = Instant.parse("2026-11-12T09:00:00Z");
    private static final InstanceType TYPE = InstanceType.named("m5.large").orElseThrow();

    /// The talk's picture: two m5.large with three pods of 500m each are full; five more pods need two nodes. Later all
    /// pods but six are gone: two nodes can go after ten minutes.
    @Test
    void byHand() {
        List<Node> nodes = List.of(node("n1"), node("n2"));
        var pods = new ArrayList<Pod>();
        for (int i = 0; i < 6; i++) {
            pods.add(pod("old-" + i, 500).on("n" + (1 + i % 2)));
        }
        for (int i = 0; i < 5; i++) {
            pods.add(pod("new-" + i, 500));
        }
        var group = group(List.of("n1", "n2"), 2);
        ScaleUpDecision up = ScaleUp.decide(AutoscalerConfig.DEFAULT, state(nodes, pods, group));
        ScaleUpDecision.Plan plan = up.chosen().orElseThrow();
        assertThat(plan.increases()).containsExactly(new Increase("ng", 2, 4, 5));
        assertThat(plan.triggered()).isEqualTo("pod triggered scale-up: [{ng 2->4 (max: 5)}]");

        List<Node> four = List.of(node("n1"), node("n2"), node("n3"), node("n4"));
        var since = Map.of("n3", NOW.minusSeconds(601), "n4", NOW.minusSeconds(601));
        ScaleDownDecision down = ScaleDown.decide(
                AutoscalerConfig.DEFAULT,
                state(four, pods.subList(0, 6), group(List.of("n1", "n2", "n3", "n4"), 4)),
                since);
        assertThat(down.removable().keySet()).containsExactly("n3", "n4");
        assertThat(down.unremovable())
                .containsEntry("n1", UnremovableReason.NotUnderutilized)
                .containsEntry("n2", UnremovableReason.NotUnderutilized);
        assertThat(down.statusEvent("n3")).isEqualTo("Scale-down: removing empty node \"n3\"");
    }

    @Test
    void aGroupInBackoffIsLeftAlone() {
        var group = new NodeGroup("ng", 0, 5, 0, List.of(), node("t"), 0, true);
        ScaleUpDecision up = ScaleUp.decide(AutoscalerConfig.DEFAULT, state(List.of(), List.of(pod("p", 500)), group));
        assertThat(up.result()).isEqualTo(ScaleUpDecision.Result.NoOptionsAvailable);
        assertThat(up.notTriggered(up.unhelped().getFirst()))
                .isEqualTo("pod didn't trigger scale-up: 1 in backoff after failed scale-up");
    }

    @Test
    void everyDecisionIsTheSameAgain() {
        ClusterState state = anyState(new Random(3), 40, 120);
        assertThat(ScaleUp.decide(AutoscalerConfig.DEFAULT, state))
                .isEqualTo(ScaleUp.decide(AutoscalerConfig.DEFAULT, state));
        assertThat(ScaleDown.decide(AutoscalerConfig.DEFAULT, state, Map.of()))
                .isEqualTo(ScaleDown.decide(AutoscalerConfig.DEFAULT, state, Map.of()));
    }

    /// What must hold of any cluster: no group beyond its maximum or below its minimum, every node either goes or stays
    /// for a reason, no pod both helped and not.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void limitsHold(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            ClusterState state = anyState(random, 1 + random.nextInt(30), random.nextInt(90));
            ScaleUpDecision up = ScaleUp.decide(AutoscalerConfig.DEFAULT, state);
            up.plans()
                    .values()
                    .forEach(plan -> assertThat(plan.increases())
                            .as("seed %d", seed)
                            .allSatisfy(each -> assertThat(each.to()).isBetween(each.from() + 1, each.max())));
            List<Pod> unhelped =
                    up.unhelped().stream().map(ScaleUpDecision.Unhelped::pod).toList();
            up.chosen()
                    .ifPresent(plan ->
                            assertThat(plan.option().pods()).as("seed %d", seed).noneMatch(unhelped::contains));
            var since = new TreeMap<String, Instant>();
            state.nodes().forEach(each -> since.put(each.name(), NOW.minusSeconds(random.nextInt(1_200))));
            ScaleDownDecision down = ScaleDown.decide(AutoscalerConfig.DEFAULT, state, since);
            assertThat(down.removable().size() + down.unremovable().size())
                    .as("seed %d", seed)
                    .isEqualTo(state.nodes().size());
            NodeGroup group = state.groups().getFirst();
            assertThat(group.targetSize() - down.removable().size())
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(Math.min(group.minSize(), group.targetSize()));
            assertThat(down.unneeded().keySet()).containsAll(down.removable().keySet());
        }
    }

    private static ClusterState anyState(Random random, int nodes, int pods) {
        var all = new ArrayList<Node>();
        for (int i = 0; i < nodes; i++) {
            all.add(node("n" + i));
        }
        var some = new ArrayList<Pod>();
        for (int i = 0; i < pods; i++) {
            Pod pod = pod("p" + i, 100 * (1 + random.nextInt(12)));
            some.add(random.nextInt(3) == 0 ? pod : pod.on("n" + random.nextInt(nodes)));
        }
        List<String> names = all.stream().map(Node::name).toList();
        var group =
                new NodeGroup("ng", random.nextInt(nodes), nodes + random.nextInt(20), nodes, names, null, 0, false);
        return state(all, some, group);
    }

    private static ClusterState state(List<Node> nodes, List<Pod> pods, NodeGroup group) {
        return new ClusterState(NOW, nodes, pods, List.of(group), List.of());
    }

    private static NodeGroup group(List<String> nodes, int target) {
        return new NodeGroup("ng", 2, 5, target, nodes, null, 0, false);
    }

    private static Node node(String name) {
        return Node.ready(Meta.named(name), TYPE.capacity(), TYPE.allocatable(), null);
    }

    private static Pod pod(String name, int milliCpu) {
        var owner = new OwnerReference("ReplicaSet", "web", "uid", true);
        var meta = new Meta(name, "default", "", Map.of(), Map.of(), List.of(owner), null, null);
        var asked = new ResourceList(new TreeMap<>(Map.of("cpu", Quantity.ofMilli(milliCpu))));
        return new Pod(meta, PodSpec.EMPTY.with(List.of(new Container("c", asked, false, List.of()))), "Pending");
    }
}
