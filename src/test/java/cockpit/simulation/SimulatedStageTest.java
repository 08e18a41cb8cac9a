package cockpit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.simulation.Mix.Call;
import cockpit.simulation.Shop.Service;
import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.world.Event;
import cockpit.world.Link;
import cockpit.world.MeshFact;
import cockpit.world.PodPhase;
import cockpit.world.RouteId;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulatedStageTest {
    private static final long S = Event.SECOND;

    private static List<Event> run(Knobs knobs, long seed, long slice, long until) {
        var events = new ArrayList<Event>();
        try (var stage = SimulatedStage.open(knobs, seed)) {
            for (long t = 0; t <= until; t += slice) {
                events.addAll(stage.advance(t));
                if (t == 30 * S) {
                    stage.send(new Command.SetLoad(1_200, 60));
                }
            }
        }
        return events;
    }

    private static World world(List<Event> events) {
        return World.EMPTY.apply(events);
    }

    @Test
    void sameSeedSameEventsHoweverTimeIsSliced() {
        var coarse = run(Knobs.defaults(), 7, 10 * S, 150 * S);
        assertThat(run(Knobs.defaults(), 7, 10 * S, 150 * S)).isEqualTo(coarse);
        assertThat(run(Knobs.defaults(), 7, S / 2, 150 * S)).isEqualTo(coarse);
        assertThat(run(Knobs.defaults(), 8, 10 * S, 150 * S)).isNotEqualTo(coarse);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void risingLoadMovesTheTrafficByItself(long seed) {
        World w = world(run(Knobs.defaults(), seed, S, 150 * S));
        var chain = w.chain();
        assertThat(chain.length()).as("seed %d: all stations reached", seed).isEqualTo(Link.values().length);
        for (int i = 1; i < Link.values().length; i++) {
            assertThat(chain.at(Link.values()[i]))
                    .as("seed %d: %s", seed, Link.values()[i])
                    .isGreaterThanOrEqualTo(chain.at(Link.values()[i - 1]));
        }
        assertThat((chain.at(Link.ROUTE) - chain.at(Link.LOAD)) / S)
                .as("seed %d: load to new route, seconds", seed)
                .isBetween(25L, 70L);
        assertThat(w.platform().clusters().find("REMOTE").orElseThrow().cpuPercent())
                .as("seed %d", seed)
                .isBetween(40.0, 70.0);
        assertThat(w.demand().p95Millis()).as("seed %d", seed).isLessThan(500);
    }

    /// The documented times of an alarm of three one-minute periods: each datapoint is a minute's mean, the third
    /// breaching
    /// one ends 180 to 240 s after the load, the alarm follows within a minute, the graph within another.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void alarmOfThreeMinutesTakesAsLongAsDocumented(long seed) {
        Knobs knobs = Knobs.defaults()
                .with("agent.period", "60")
                .with("alarm.period", "60")
                .with("alarm.interval", "60")
                .with("mesh.window", "60")
                .with("mesh.interval", "15");
        World w = world(run(knobs, seed, S, 480 * S));
        var chain = w.chain();
        double alarm = (chain.at(Link.ALARM) - chain.at(Link.LOAD)) / 1e6;
        double patch = (chain.at(Link.ROUTE) - chain.at(Link.ALARM)) / 1e6;
        double graph = (chain.at(Link.TRAFFIC) - chain.at(Link.ROUTE)) / 1e6;
        assertThat(alarm).as("seed %d: load to ALARM", seed).isBetween(200.0, 300.0);
        assertThat(patch).as("seed %d: ALARM to patch", seed).isBetween(1.0, 4.0);
        assertThat(graph).as("seed %d: patch to the graph", seed).isBetween(15.0, 75.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void measuredShareLiesInTheBinomialBand(long seed) {
        World w = World.EMPTY;
        int inside = 0;
        int all = 0;
        for (Event event : run(Knobs.defaults(), seed, S, 400 * S)) {
            w = w.apply(event);
            if (event.fact() instanceof MeshFact.RouteMeasured && event.at() > 120 * S) {
                all++;
                inside += w.mesh()
                                .routes()
                                .find(((MeshFact.RouteMeasured) event.fact()).route())
                                .orElseThrow()
                                .asConfigured()
                        ? 1
                        : 0;
            }
        }
        assertThat(all).isGreaterThan(100);
        assertThat(inside / (double) all)
                .as("seed %d: share within three sigma", seed)
                .isGreaterThan(0.97);
    }

    @Test
    void sensitiveServicesHaveNoCopyInTheCloudAndNoOtherRouteMoves() {
        try (var stage = SimulatedStage.open(Knobs.defaults(), 1)) {
            World w = world(stage.advance(60 * S));
            w.platform().workloads().forEach(workload -> {
                if (workload.sensitive()) {
                    assertThat(workload.id().context()).isEqualTo("REMOTE");
                }
            });
            var other = new RouteId("MAIN", "hipster-app", "payment-split");
            assertThat(stage.send(new Command.SetWeight(other, 50)))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class, r -> assertThat(r.reason()).isEqualTo(Answer.Reason.UNKNOWN_OBJECT));
            assertThat(stage.send(new Command.SetWeight(stage.names().routeId(), 101)))
                    .isInstanceOf(Answer.Refused.class);
        }
    }

    @Test
    void failingFunctionIsTriedThreeTimesAndMovesNothing() {
        try (var stage = SimulatedStage.open(Knobs.defaults(), 1)) {
            World w = world(stage.advance(10 * S));
            stage.send(new Command.Fault(Command.Kind.FUNCTION_FAILS, true));
            stage.send(new Command.SetLoad(1_200, 60));
            w = w.apply(stage.advance(400 * S));
            var function = w.cloud().functions().find(stage.names().function()).orElseThrow();
            assertThat(function.runs()).isEqualTo(3);
            assertThat(function.succeeded()).isFalse();
            assertThat(w.mesh()
                            .routes()
                            .find(stage.names().routeId())
                            .orElseThrow()
                            .applied()
                            .value())
                    .isZero();
        }
    }

    @Test
    void silentAgentLeavesTheAlarmWithoutData() {
        try (var stage = SimulatedStage.open(Knobs.defaults(), 1)) {
            World w = world(stage.advance(60 * S));
            assertThat(alarm(stage, w)).isEqualTo("OK");
            stage.send(new Command.Fault(Command.Kind.AGENT_SILENT, true));
            w = w.apply(stage.advance(200 * S));
            assertThat(alarm(stage, w)).isEqualTo("INSUFFICIENT_DATA");
        }
    }

    private static String alarm(SimulatedStage stage, World w) {
        return w.cloud().alarms().find(stage.names().alarm()).orElseThrow().state();
    }

    @Test
    void cloudCopyGrowsUnderLoadAndShrinksAfterFiveMinutes() {
        try (var stage = SimulatedStage.open(Knobs.defaults(), 3)) {
            World w = world(stage.advance(10 * S));
            stage.send(new Command.SetLoad(1_200, 60));
            w = w.apply(stage.advance(150 * S));
            assertThat(w.platform().clusters().find("MAIN").orElseThrow().pods().of(PodPhase.READY))
                    .isEqualTo(8);
            stage.send(new Command.SetLoad(50, 120));
            stage.send(new Command.SetWeight(stage.names().routeId(), 0));
            w = w.apply(stage.advance(400 * S));
            assertThat(w.platform().clusters().find("MAIN").orElseThrow().pods().of(PodPhase.READY))
                    .as("the highest recommendation of five minutes still counts")
                    .isEqualTo(8);
            w = w.apply(stage.advance(520 * S));
            assertThat(w.platform().clusters().find("MAIN").orElseThrow().pods().of(PodPhase.READY))
                    .isEqualTo(5);
        }
    }

    /// Online Boutique's load generator: calls in a round of 19 tasks, with 1.5 items in a cart.
    @Test
    void callGraphHasTheFanOutOfThePages() {
        assertThat(Mix.of(Knobs.defaults()).calls()).hasSize(16);
        assertThat(perRound(Service.FRONTEND, Service.AD)).isEqualTo(16);
        assertThat(perRound(Service.FRONTEND, Service.RECOMMENDATION)).isEqualTo(20);
        assertThat(perRound(Service.FRONTEND, Service.CATALOG)).isEqualTo(128);
        assertThat(perRound(Service.FRONTEND, Service.CURRENCY)).isEqualTo(78);
        assertThat(perRound(Service.FRONTEND, Service.CART)).isEqualTo(25);
        assertThat(perRound(Service.FRONTEND, Service.CHECKOUT)).isEqualTo(1);
        var traffic = new Traffic();
        for (int i = 0; i < 20; i++) {
            traffic.settle(Knobs.defaults(), 10);
        }
        assertThat(traffic.tasks).as("ten users make about 1.8 tasks a second").isBetween(1.7, 1.85);
    }

    private static double perRound(Service from, Service to) {
        return Mix.of(Knobs.defaults()).calls().stream()
                .filter(c -> c.from() == from && c.to() == to)
                .mapToDouble(Call::perRound)
                .sum();
    }

    @Test
    void moreUsersNeverMakeLessLoad() {
        double last = 0;
        for (int users = 0; users <= 3_000; users += 100) {
            var traffic = new Traffic();
            for (int i = 0; i < 60; i++) {
                traffic.settle(Knobs.defaults(), users);
            }
            assertThat(traffic.tasks).as("%d users", users).isGreaterThanOrEqualTo(last - 0.5);
            assertThat(traffic.pageMillis).isPositive();
            last = traffic.tasks;
        }
    }
}
