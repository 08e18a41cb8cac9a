package cockpit.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FoldTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void manyAtOnceAreAsOneByOne(long seed) {
        List<Event> events = RandomEvents.of(seed, 3_000);
        World single = World.EMPTY;
        for (Event event : events) {
            single = single.apply(event);
        }
        assertThat(World.EMPTY.apply(events)).as("seed %d", seed).isEqualTo(single);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void whatStandsStillKeepsItsPlaceAndCountsAgreeWithARecount(long seed) {
        World world = World.EMPTY;
        for (Event event : RandomEvents.of(seed, 3_000)) {
            World next = world.apply(event);
            assertNothingMoved(world, next, seed);
            world = next;
        }
        recount(world, seed);
    }

    private static void assertNothingMoved(World before, World after, long seed) {
        after.platform().nodes().changes(before.platform().nodes(), (was, is) -> {
            if (was != null && is != null && was.place() >= 0) {
                assertThat(is.place()).as("seed %d: %s", seed, is.id()).isEqualTo(was.place());
            }
        });
        after.platform().pods().changes(before.platform().pods(), (was, is) -> {
            if (was != null && is != null && was.node().equals(is.node())) {
                assertThat(is.seat()).as("seed %d: %s", seed, is.id()).isEqualTo(was.seat());
            }
        });
    }

    private static void recount(World world, long seed) {
        Map<String, Integer> pods = new HashMap<>();
        Map<String, String> seats = new HashMap<>();
        world.platform().pods().forEach(pod -> {
            pods.merge(pod.id().context() + pod.phase(), 1, Integer::sum);
            boolean known =
                    !pod.placed() || world.platform().nodes().find(pod.nodeId()).isPresent();
            String other = seats.put(
                    pod.id().context() + "/" + pod.node() + "/" + pod.seat(),
                    pod.id().name());
            assertThat(known ? other : null)
                    .as("seed %d: two pods on one seat of %s", seed, pod.node())
                    .isNull();
        });
        long[] perHour = {0};
        world.platform().nodes().forEach(node -> {
            if (PlatformFold.billed(node)) {
                perHour[0] += world.cloud()
                        .prices()
                        .find(new Price.Key(node.instanceType(), node.capacity()))
                        .map(PlatformFold::millionths)
                        .orElse(0L);
            }
        });
        world.platform().clusters().forEach(cluster -> {
            for (PodPhase phase : PodPhase.values()) {
                assertThat(cluster.pods().of(phase))
                        .as("seed %d: %s in %s", seed, phase, cluster.id())
                        .isEqualTo(pods.getOrDefault(cluster.id() + phase, 0));
            }
        });
        assertThat(world.bill().perHour()).as("seed %d: the bill", seed).isEqualTo(perHour[0]);
    }

    @Test
    void chainCountsAStationOnlyAfterTheOneBefore() {
        long late = 60 * Event.SECOND;
        var home = new NodeId("REMOTE", "octank-1");
        World world = World.EMPTY.apply(List.of(
                event(0, new CloudFact.AlarmSeen("a", "cpu", 70, 10, 3, 3, "missing")),
                event(1, new DemandFact.LoadAsked(50, 10)),
                event(2, new CloudFact.AlarmChanged("a", "ALARM", "")),
                event(3, new PlatformFact.NodeMeasured(home, 90))));
        assertThat(world.chain().length())
                .as("the load it opens with is no rise")
                .isZero();
        world = world.apply(List.of(
                event(4, new DemandFact.LoadAsked(500, 10)),
                event(5, new CloudFact.MessagePublished("t", "")),
                event(6, new CloudFact.DatapointPut("cpu", "x", 60, 0, 10)),
                event(late + 7, new CloudFact.DatapointPut("cpu", "x", 71, 0, 10)),
                event(late + 8, new CloudFact.AlarmChanged("a", "ALARM", ""))));
        assertThat(world.chain().toTimes())
                .as("the message of a minute ago is none of this alarm's")
                .containsExactly(4, late + 7, late + 8);
    }

    @Test
    void neverHeardIsNotZero() {
        assertThat(World.EMPTY.demand().p95Millis()).isNaN();
        assertThat(World.EMPTY.demand().errorPercent()).isNaN();
        assertThat(Route.unknown(new RouteId("c", "n", "r")).asConfigured()).isFalse();
    }

    @Test
    void bandIsThreeStandardDeviationsOfTheBinomialShare() {
        var id = new RouteId("MAIN", "shop", "split");
        World world = World.EMPTY.apply(List.of(
                event(0, new MeshFact.RouteApplied(id, "h", "a", "b", 80, "1", "x")),
                event(1, new MeshFact.RouteMeasured(id, 77.5, 2_130, 10))));
        Route route = world.mesh().routes().find(id).orElseThrow();
        // 300 · √(0.8 · 0.2 / 2130) = 2.6
        assertThat(route.band()).isBetween(2.59, 2.61);
        assertThat(route.asConfigured()).isTrue();
    }

    private static Event event(long at, Fact fact) {
        return new Event(at, Origin.COCKPIT, fact);
    }

    @Test
    void whatSomebodyElseChangedIsMarkedWithWhatFromToAndWho() {
        World w = World.EMPTY.apply(new Event(
                7,
                new Origin("watch MAIN"),
                new TalkFact.ChangedElsewhere("VirtualService x", "0", "30", "kubectl-edit")));
        assertThat(w.talk().marks())
                .containsExactly(new Mark(7, Mark.Kind.FOREIGN, "VirtualService x\t0\t30\tkubectl-edit"));
    }
}
