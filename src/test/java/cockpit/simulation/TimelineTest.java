package cockpit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.CaseFile;
import cockpit.stage.Command;
import cockpit.world.CloudFact;
import cockpit.world.Event;
import cockpit.world.Link;
import cockpit.world.MeshFact;
import cockpit.world.World;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// How long the chain takes from rising load to moved traffic, whenever in a period the load comes.
final class TimelineTest {
    private static final long S = Event.SECOND;

    static Stream<JsonNode> documented() {
        return CaseFile.read("cloudwatch-alarm-timelines.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("documented")
    void takesAsLongAsDocumented(JsonNode row) {
        Knobs knobs = Knobs.defaults();
        for (var knob : row.get("knobs").properties()) {
            knobs = knobs.with(knob.getKey(), knob.getValue().stringValue());
        }
        for (int second = 0; second < 60; second += 7) {
            long seed = second + 1;
            Times times =
                    Times.of(knobs, seed, (60 + second) * S, row.get("rate").doubleValue());
            String about = "%s, load at second %d, seed %d".formatted(row.get("what"), second, seed);
            within(times.first(), row.get("first"), about + ": end of the first period full of load");
            within(times.third(), row.get("third"), about + ": end of the third");
            within(times.alarm(), row.get("alarm"), about + ": load to ALARM");
            within(times.patch(), row.get("patch"), about + ": ALARM to patch");
            within(times.shows(), row.get("shows"), about + ": patch to the first sign of it");
            within(times.settles(), row.get("settles"), about + ": patch to the share in its band");
        }
    }

    private static void within(double seconds, JsonNode bounds, String about) {
        assertThat(seconds)
                .as(about)
                .isBetween(bounds.get(0).doubleValue(), bounds.get(1).doubleValue());
    }

    /// Seconds after the load, and after the step before it.
    private record Times(double first, double third, double alarm, double patch, double shows, double settles) {
        static Times of(Knobs knobs, long seed, long load, double rate) {
            World world = World.EMPTY;
            double[] full = {Double.NaN, Double.NaN, Double.NaN};
            int over = 0;
            long shown = -1;
            try (var stage = SimulatedStage.open(knobs, seed)) {
                world = world.apply(stage.advance(load));
                stage.send(new Command.SetLoad(1_200, rate));
                for (Event event : stage.advance(load + 420 * S)) {
                    world = world.apply(List.of(event));
                    if (event.fact() instanceof CloudFact.DatapointPut d
                            && d.value() > 70
                            && d.start() >= load
                            && over < full.length) {
                        full[over++] = (d.start() - load) / 1e6 + d.periodSeconds();
                    }
                    if (event.fact() instanceof MeshFact.RouteMeasured m && m.cloudPercent() > 0 && shown < 0) {
                        shown = event.at();
                    }
                }
            }
            var chain = world.chain();
            return new Times(
                    full[0],
                    full[2],
                    (chain.at(Link.ALARM) - load) / 1e6,
                    (chain.at(Link.ROUTE) - chain.at(Link.ALARM)) / 1e6,
                    (shown - chain.at(Link.ROUTE)) / 1e6,
                    (chain.at(Link.TRAFFIC) - chain.at(Link.ROUTE)) / 1e6);
        }
    }

    /// A period is judged when it is over, however often the agent reports: three minutes are three minutes.
    @Test
    void aMinuteIsNotJudgedByItsFirstDatapoint() {
        Knobs knobs = Knobs.defaults().with("alarm.period", "60");
        for (int second = 0; second < 60; second += 13) {
            assertThat(Times.of(knobs, second + 1, (60 + second) * S, 60).alarm())
                    .as("load at second %d", second)
                    .isBetween(200.0, 300.0);
        }
    }

    /// Five minutes over the threshold end within a minute of the load's five, wherever in the clock's five they began.
    @Test
    void aPeriodLongerThanAMinuteSlides() {
        Knobs knobs = Knobs.defaults()
                .with("alarm.period", "300")
                .with("alarm.evaluationPeriods", "1")
                .with("alarm.datapointsToAlarm", "1");
        for (int second = 0; second < 300; second += 60) {
            assertThat(Times.of(knobs, 1, (300 + second) * S, 60).alarm())
                    .as("load at second %d of five minutes", second)
                    .isBetween(200.0, 330.0);
        }
    }

    /// A fresh alarm may go off at once, and its actions run.
    @Test
    void insufficientDataMayBecomeAlarm() {
        try (var stage = SimulatedStage.open(Knobs.defaults().with("load.users", "1200"), 1)) {
            World world = World.EMPTY.apply(stage.advance(90 * S));
            assertThat(world.mesh()
                            .routes()
                            .find(stage.names().routeId())
                            .orElseThrow()
                            .applied()
                            .value())
                    .isEqualTo(80);
            assertThat(world.cloud()
                            .functions()
                            .find(stage.names().function())
                            .orElseThrow()
                            .toString())
                    .contains("INSUFFICIENT_DATA -> ALARM");
        }
    }
}
