package cockpit.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RibbonTest {
    private static final Origin ORIGIN = new Origin("test");
    private static final HpaId HPA = new HpaId("MAIN", "default", "php-apache");
    private static final GroupId GROUP = new GroupId("MAIN", "on-demand");
    private static final NodeId NODE = new NodeId("MAIN", "od-3");
    private static final PodId POD = new PodId("MAIN", "default", "php-apache-1");

    private final List<Event> events = new ArrayList<>();

    private void tell(int second, Fact fact) {
        events.add(new Event(second * Event.SECOND, ORIGIN, fact));
    }

    private Ribbon ribbon() {
        return World.EMPTY.apply(events).scaling().orElseThrow().ribbon();
    }

    private void hpa(int second, int current, int desired, double percent) {
        tell(
                second,
                new ScalingFact.HpaSeen(
                        HPA, "php-apache", 1, 10, current, desired, 50, percent, List.of(), List.of(), List.of()));
    }

    private void group(int second, int desired) {
        tell(
                second,
                new ScalingFact.GroupSeen(
                        GROUP,
                        "asg",
                        List.of("m5.large"),
                        Capacity.ON_DEMAND,
                        2,
                        5,
                        desired,
                        0,
                        "ACTIVE",
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private void node(int second, NodePhase phase) {
        tell(
                second,
                new PlatformFact.NodeSeen(
                        NODE, "m5.large", "on-demand", Capacity.ON_DEMAND, phase, new Room(1930, 7000, 29, 0), ""));
    }

    private void pod(int second, String node, PodPhase phase) {
        tell(second, new PlatformFact.PodSeen(POD, "php-apache", node, phase, 200, ""));
    }

    private void measured(int second, double p95) {
        tell(second, new DemandFact.ShopMeasured(10, 0, p95 / 2, p95));
    }

    private void tellAll() {
        tell(0, new PlatformFact.ClusterSeen("MAIN", "eks", Side.CLOUD, "1.34", "", 5));
        tell(0, new DemandFact.LoadAsked(0, 1));
        hpa(1, 1, 1, 0);
        group(1, 2);
        measured(5, 80);
        tell(10, new DemandFact.LoadAsked(4, 1));
        measured(20, 900);
        hpa(25, 1, 1, 250);
        tell(25, new ScalingFact.Rescaled(HPA, 1, 4, "New size: 4"));
        pod(26, "", PodPhase.PENDING);
        measured(27, 900);
        group(34, 3);
        node(36, NodePhase.ORDERED);
        node(50, NodePhase.BOOTING);
        measured(51, 900);
        node(170, NodePhase.JOINING);
        node(180, NodePhase.READY);
        measured(181, 900);
        pod(182, "od-3", PodPhase.STARTING);
        measured(183, 900);
        pod(190, "od-3", PodPhase.READY);
        measured(191, 900);
        measured(200, 100);
    }

    @Test
    void eachStationIsReachedWhenItsOwnObjectsSay() {
        tellAll();
        assertThat(ribbon().toTimes())
                .containsExactly(List.of(10, 25, 25, 26, 34, 50, 180, 190, 200).stream()
                        .mapToLong(second -> second * Event.SECOND)
                        .toArray());
    }

    @Test
    void aLoadRaisedAnewStartsOver() {
        tellAll();
        tell(300, new DemandFact.LoadAsked(8, 1));
        assertThat(ribbon().toTimes()).containsExactly(300 * Event.SECOND);
    }

    @Test
    void aLoadTakenAwayLeavesTheRibbon() {
        tellAll();
        tell(300, new DemandFact.LoadAsked(0, 1));
        assertThat(ribbon().reached(Hop.LATENCY)).isTrue();
    }

    @Test
    void noStationIsReachedBeforeTheOneBeforeIt() {
        tell(0, new DemandFact.LoadAsked(0, 1));
        group(1, 2);
        tell(10, new DemandFact.LoadAsked(4, 1));
        group(12, 3);
        node(13, NodePhase.READY);
        measured(14, 100);
        assertThat(ribbon().length()).isEqualTo(1);
        assertThat(ribbon().at(Hop.CAPACITY)).isNegative();
    }
}
