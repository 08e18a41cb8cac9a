package cockpit.scenarios.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cockpit.simulation.BadKnob;
import cockpit.simulation.Knobs;
import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.world.Event;
import cockpit.world.GroupId;
import cockpit.world.Hpa;
import cockpit.world.HpaId;
import cockpit.world.NodeGroup;
import cockpit.world.NodePhase;
import cockpit.world.PlatformFact;
import cockpit.world.Pod;
import cockpit.world.PodPhase;
import cockpit.world.ScalingFact;
import cockpit.world.WorkloadId;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The stage as a whole; its decisions are the models' and tested there.
final class AutoscalingStageTest {
    private static final HpaId HPA = new HpaId("MAIN", "hipster-app", "php-apache");
    private static final GroupId ON_DEMAND = new GroupId("MAIN", "on-demand");
    private static final GroupId SPOT = new GroupId("MAIN", "spot");

    private final List<Event> told = new ArrayList<>();
    private World world = World.EMPTY;

    private void go(AutoscalingStage stage, int second) {
        List<Event> events = stage.advance(second * Event.SECOND);
        told.addAll(events);
        world = world.apply(events);
    }

    private Hpa hpa() {
        return world.scaling().orElseThrow().hpas().find(HPA).orElseThrow();
    }

    private NodeGroup group(GroupId id) {
        return world.scaling().orElseThrow().groups().find(id).orElseThrow();
    }

    private static void load(AutoscalingStage stage, int clients) {
        assertThat(stage.send(new Command.SetLoad(clients, 20))).isInstanceOf(Answer.Accepted.class);
    }

    /// Steps of the HPA: replicas before and after, in the order told.
    private List<List<Integer>> rescales() {
        return told.stream()
                .map(Event::fact)
                .filter(ScalingFact.Rescaled.class::isInstance)
                .map(ScalingFact.Rescaled.class::cast)
                .map(each -> List.of(each.from(), each.to()))
                .toList();
    }

    /// The walkthrough's one pod under 610m of load, request 200m, limit 500m, target 50 %, with samples at once: 1 to
    /// 4,
    /// for no more than twice as many or four are let through; then 5, since the new pods have not been Ready for a
    /// whole window and count as using nothing; then 7; and after the load, and five minutes, 1 in one step.
    @Test
    void onePodBecomesFourFiveSevenAndInTheEndOne() {
        Knobs walkthrough = Knobs.defaults()
                .with("apache.request", "200")
                .with("apache.limit", "500")
                .with("apache.client", "610")
                .with("apache.start", "0")
                .with("apache.pull", "0")
                .with("metrics.lag", "0");
        try (var stage = AutoscalingStage.open(walkthrough, 1)) {
            go(stage, 10);
            load(stage, 1);
            go(stage, 310);
            assertThat(rescales()).containsExactly(List.of(1, 4), List.of(4, 5), List.of(5, 7));
            load(stage, 0);
            go(stage, 600);
            assertThat(rescales()).hasSize(3);
            assertThat(hpa().conditions())
                    .anySatisfy(each -> assertThat(each.reason()).isEqualTo("ScaleDownStabilized"));
            go(stage, 650);
            assertThat(rescales()).containsExactly(List.of(1, 4), List.of(4, 5), List.of(5, 7), List.of(7, 1));
        }
    }

    /// An idle sample would go below one pod if it might, as kubectl shows for the walkthrough's.
    @Test
    void anIdleSampleIsHeldAtItsLeast() {
        try (var stage = AutoscalingStage.open(Knobs.defaults(), 1)) {
            go(stage, 30);
            assertThat(hpa().desired()).isEqualTo(1);
            assertThat(hpa().conditions())
                    .anySatisfy(each -> assertThat(each.reason()).isEqualTo("TooFewReplicas"));
        }
    }

    /// With the lag of metrics that a real one has, the steps are smaller and there are more of them.
    @Test
    void metricsLagMakesAStaircase() {
        try (var stage = AutoscalingStage.open(Knobs.defaults(), 1)) {
            go(stage, 10);
            load(stage, 4);
            go(stage, 200);
            assertThat(rescales()).hasSizeGreaterThan(2).allSatisfy(step -> {
                assertThat(step.get(1)).isGreaterThan(step.get(0));
                assertThat(step.get(1)).isLessThanOrEqualTo(Math.max(2 * step.get(0), 4));
            });
            assertThat(hpa().desired()).isEqualTo(10);
        }
    }

    /// From load to a grown and shrunken cluster: pending pods, a decision within a scan or two, machines after three
    /// to five minutes, and back to the least when the load is gone.
    @Test
    void theClusterGrowsForPodsThatWaitAndShrinksAfterwards() {
        try (var stage = AutoscalingStage.open(Knobs.defaults(), 2)) {
            go(stage, 10);
            load(stage, 4);
            go(stage, 120);
            long pending = first(
                    PlatformFact.PodSeen.class,
                    pod -> pod.phase() == PodPhase.PENDING && !pod.why().isEmpty());
            long ordered = first(ScalingFact.GroupSeen.class, group -> group.desired() > group.min());
            assertThat(ordered - pending).isBetween(0L, 13 * Event.SECOND);
            go(stage, 420);
            long ready = first(
                    PlatformFact.NodeSeen.class,
                    node -> node.phase() == NodePhase.READY && node.why().equals("NodeReady"));
            assertThat(ready - ordered).isBetween(90 * Event.SECOND, 300 * Event.SECOND);
            assertThat(group(ON_DEMAND).desired()).isEqualTo(4);
            assertThat(world.platform()
                            .clusters()
                            .find("MAIN")
                            .orElseThrow()
                            .pods()
                            .of(PodPhase.PENDING))
                    .isZero();
            load(stage, 0);
            go(stage, 420 + 1_100);
            assertThat(group(ON_DEMAND).desired()).isEqualTo(2);
            assertThat(hpa().desired()).isEqualTo(1);
            assertThat(world.platform().nodes().size()).isPositive();
        }
    }

    private <F> long first(Class<F> type, Predicate<F> wanted) {
        return told.stream()
                .filter(event -> type.isInstance(event.fact()) && wanted.test(type.cast(event.fact())))
                .mapToLong(Event::at)
                .findFirst()
                .orElseThrow();
    }

    /// Notice, cordon within seconds, pods elsewhere, gone after two minutes, a replacement, as many as before.
    @Test
    void aSpotInstanceIsTakenTwoMinutesAfterItsNotice() {
        try (var stage = AutoscalingStage.open(Knobs.defaults(), 3)) {
            go(stage, 5);
            stage.send(new Command.Scale(new WorkloadId("MAIN", "hipster-app", "php-apache-spot"), 10));
            go(stage, 300);
            assertThat(group(SPOT).desired()).isEqualTo(2);
            told.clear();
            assertThat(stage.send(new Command.InterruptSpot(SPOT))).isInstanceOf(Answer.Accepted.class);
            go(stage, 600);
            long noticed = first(ScalingFact.SpotWarned.class, warned -> true);
            long cordoned = first(PlatformFact.NodeSeen.class, node -> node.phase() == NodePhase.LEAVING);
            long gone = first(PlatformFact.NodeGone.class, node -> true);
            assertThat(cordoned - noticed).isBetween(2 * Event.SECOND, 5 * Event.SECOND);
            assertThat(gone - noticed).isEqualTo(120 * Event.SECOND);
            assertThat(group(SPOT).desired()).isEqualTo(2);
            assertThat(world.platform()
                            .workloads()
                            .find(new WorkloadId("MAIN", "hipster-app", "php-apache-spot"))
                            .orElseThrow()
                            .ready())
                    .isEqualTo(10);
        }
    }

    /// A node that goes takes its DaemonSets' pods with it, and no other node's.
    @Test
    void everyNodeKeepsItsDaemons() {
        try (var stage = AutoscalingStage.open(Knobs.defaults(), 3)) {
            go(stage, 5);
            stage.send(new Command.Scale(new WorkloadId("MAIN", "hipster-app", "php-apache-spot"), 10));
            go(stage, 300);
            stage.send(new Command.InterruptSpot(SPOT));
            go(stage, 700);
            world.platform().nodes().forEach(node -> {
                if (node.phase() == NodePhase.READY) {
                    assertThat(world.platform()
                                    .pods()
                                    .sorted(Comparator.comparing(pod -> pod.id().name())))
                            .filteredOn(pod -> pod.node().equals(node.id().name()))
                            .extracting(Pod::workload)
                            .as("%s", node.id())
                            .contains("aws-node", "kube-proxy");
                }
            });
        }
    }

    @Test
    void withoutCapacityTheOrderFailsAndTheGroupBacksOff() {
        try (var stage = AutoscalingStage.open(Knobs.defaults(), 1)) {
            go(stage, 5);
            stage.send(new Command.Fault(Command.Kind.CAPACITY_SHORTAGE, true));
            stage.send(new Command.Scale(new WorkloadId("MAIN", "hipster-app", "gpu-job"), 1));
            go(stage, 120);
            NodeGroup gpu = group(new GroupId("MAIN", "gpu"));
            assertThat(gpu.activities())
                    .anySatisfy(each -> assertThat(each.message()).contains("sufficient g4dn.xlarge capacity"));
            assertThat(gpu.desired()).isZero();
            assertThat(told.stream()
                            .map(Event::fact)
                            .filter(ScalingFact.ScaleUpDecided.class::isInstance)
                            .map(ScalingFact.ScaleUpDecided.class::cast)
                            .flatMap(each -> each.options().stream())
                            .map(each -> each.no()))
                    .anyMatch(no -> no.contains("backoff"));
        }
    }

    @Test
    void sameSeedSameEventsHoweverTimeIsSliced() {
        try (var whole = AutoscalingStage.open(Knobs.defaults(), 7);
                var sliced = AutoscalingStage.open(Knobs.defaults(), 7)) {
            whole.send(new Command.SetLoad(4, 20));
            sliced.send(new Command.SetLoad(4, 20));
            List<Event> pieces = new ArrayList<>();
            for (long at = 0; at <= 300_000_000; at += 777_777) {
                pieces.addAll(sliced.advance(at));
            }
            pieces.addAll(sliced.advance(300_000_000));
            assertThat(pieces).isEqualTo(whole.advance(300_000_000));
        }
    }

    @Test
    void nonsenseIsRefused() {
        assertThatThrownBy(() -> AutoscalingStage.open(Knobs.defaults().with("apache.min", "11"), 1))
                .isInstanceOf(BadKnob.class)
                .hasMessageContaining("apache.min");
        try (var stage = AutoscalingStage.open(Knobs.defaults(), 1)) {
            assertThat(stage.send(new Command.SetLoad(21, 1))).isInstanceOf(Answer.Refused.class);
            assertThat(stage.send(new Command.SetLoad(1, 0))).isInstanceOf(Answer.Refused.class);
            assertThat(stage.send(new Command.Scale(new WorkloadId("MAIN", "kube-system", "coredns"), 3)))
                    .isInstanceOf(Answer.Refused.class);
            assertThat(stage.send(new Command.InterruptSpot(SPOT))).isInstanceOf(Answer.Refused.class);
            assertThat(stage.send(new Command.SetHpaBounds(HPA, 5, 2))).isInstanceOf(Answer.Refused.class);
            assertThat(stage.send(new Command.SetWeight(Names.SHIPPED.routeId(), 10)))
                    .isInstanceOf(Answer.Refused.class);
        }
    }

    @Test
    void boundsAreHeeded() {
        try (var stage = AutoscalingStage.open(Knobs.defaults(), 1)) {
            go(stage, 5);
            assertThat(stage.send(new Command.SetHpaBounds(HPA, 3, 6))).isInstanceOf(Answer.Accepted.class);
            assertThat(stage.send(new Command.SetGroupBounds(ON_DEMAND, 3, 3))).isInstanceOf(Answer.Accepted.class);
            load(stage, 8);
            go(stage, 400);
            assertThat(hpa().desired()).isEqualTo(6);
            assertThat(group(ON_DEMAND).desired()).isEqualTo(3);
        }
    }

    @Test
    void everyLookPrintsSomethingTrue() {
        try (var stage = AutoscalingStage.open(Knobs.defaults(), 1)) {
            go(stage, 10);
            load(stage, 4);
            go(stage, 80);
            assertThat(print(stage, Command.View.HPA))
                    .contains(
                            "Reference:", "Deployment/php-apache", "Min replicas:", "AbleToScale", "SuccessfulRescale");
            assertThat(print(stage, Command.View.NODE_GROUPS)).contains("\"nodegroupName\": \"spot\"", "SPOT");
            assertThat(print(stage, Command.View.SCALING_POLICIES)).contains("\"ScalingPolicies\": []");
            assertThat(print(stage, Command.View.SCALING_ACTIVITIES))
                    .contains("a user request explicitly set group desired capacity");
            assertThat(print(stage, Command.View.PENDING)).contains("FailedScheduling", "Insufficient cpu");
            assertThat(print(stage, Command.View.AUTOSCALER_STATUS))
                    .contains("autoscalerStatus: Running", "lastScaleUp: on-demand");
        }
    }

    private static String print(AutoscalingStage stage, Command.View view) {
        return ((Answer.Accepted) stage.send(new Command.Inspect(view))).output();
    }
}
