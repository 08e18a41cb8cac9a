package cockpit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.simulation.Shop.Service;
import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.world.CloudFact;
import cockpit.world.Event;
import cockpit.world.MeshFact.RouteApplied;
import cockpit.world.PlatformFact.PodSeen;
import cockpit.world.PodId;
import cockpit.world.PodPhase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What the alarm's messages do to the route, and what they must not.
final class ShiftTest {
    private static final long S = Event.SECOND;
    private static final Names N = Names.SHIPPED;

    private static List<Event> rush(Knobs knobs, Names names, long seconds) {
        try (var stage = SimulatedStage.open(knobs, 1, names)) {
            var events = new ArrayList<>(stage.advance(30 * S));
            stage.send(new Command.SetLoad(1_200, 60));
            events.addAll(stage.advance(seconds * S));
            return events;
        }
    }

    private static List<Integer> weights(List<Event> events) {
        return events.stream()
                .filter(event -> event.fact() instanceof RouteApplied)
                .map(event -> ((RouteApplied) event.fact()).cloudWeight())
                .toList();
    }

    private static List<String> messages(List<Event> events) {
        return events.stream()
                .filter(event -> event.fact() instanceof CloudFact.MessagePublished)
                .map(event -> ((CloudFact.MessagePublished) event.fact()).toString())
                .toList();
    }

    /// The alarm is OK again soon after the shift; going home is a person's decision.
    @Test
    void okBringsNothingHome() {
        List<Event> events = rush(Knobs.defaults(), N, 400);
        assertThat(events)
                .filteredOn(event -> event.fact() instanceof CloudFact.AlarmChanged)
                .extracting(event -> ((CloudFact.AlarmChanged) event.fact()).state())
                .containsExactly("INSUFFICIENT_DATA", "OK", "ALARM", "OK");
        assertThat(weights(events)).containsExactly(0, 80);
        assertThat(messages(events)).singleElement().asString().contains("ALARM");
    }

    @Test
    void okGoesBackWhereItIsConfigured() {
        List<Event> events = rush(Knobs.defaults().with("split.okGoesBack", "1"), N, 200);
        assertThat(weights(events)).startsWith(0, 80, 0);
        assertThat(messages(events)).anyMatch(message -> message.contains("OK: "));
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void sensitiveServicesStayWhateverTheAlarmSays(Service service) {
        var names = new Names(
                N.mainContext(),
                N.remoteContext(),
                N.namespace(),
                N.route(),
                service.workload,
                N.loadGenerator(),
                N.alarm(),
                N.topic(),
                N.function(),
                N.region(),
                N.autoscaling());
        List<Event> events = rush(Knobs.defaults(), names, 120);
        assertThat(weights(events).contains(80)).as(service.workload).isEqualTo(!service.sensitive);
        try (var stage = SimulatedStage.open(Knobs.defaults(), 1, names)) {
            Answer answer = stage.send(new Command.SetWeight(names.routeId(), 50));
            assertThat(answer instanceof Answer.Refused refused && refused.reason() == Answer.Reason.SENSITIVE)
                    .as("%s: %s", service.workload, answer)
                    .isEqualTo(service.sensitive);
        }
    }

    /// Lambda's MaximumRetryAttempts; the first retry after a minute, the second two minutes after that.
    @ParameterizedTest
    @CsvSource({"0, 1", "1, 2", "2, 3"})
    void aFailingFunctionIsTriedAgainAsOftenAsConfigured(int retries, int runs) {
        try (var stage = SimulatedStage.open(Knobs.defaults().with("lambda.retries", String.valueOf(retries)), 1)) {
            stage.advance(10 * S);
            stage.send(new Command.Fault(Command.Kind.FUNCTION_FAILS, true));
            stage.send(new Command.SetLoad(1_200, 60));
            List<Event> started = stage.advance(500 * S).stream()
                    .filter(event -> event.fact() instanceof CloudFact.FunctionStarted)
                    .toList();
            assertThat(started).hasSize(runs);
            for (int i = 1; i < runs; i++) {
                assertThat((started.get(i).at() - started.get(i - 1).at()) / 1e6)
                        .isBetween(i * 60.0, i * 60 + 3.0);
                assertThat(((CloudFact.FunctionStarted) started.get(i).fact()).coldStart())
                        .isFalse();
            }
            assertThat(((CloudFact.FunctionStarted) started.getFirst().fact()).coldStart())
                    .isTrue();
        }
    }

    /// A function that works again before its last retry does what the first run should have done.
    @Test
    void aRetryThatSucceedsShifts() {
        try (var stage = SimulatedStage.open(Knobs.defaults(), 1)) {
            stage.advance(10 * S);
            stage.send(new Command.Fault(Command.Kind.FUNCTION_FAILS, true));
            stage.send(new Command.SetLoad(1_200, 60));
            var events = new ArrayList<>(stage.advance(80 * S));
            stage.send(new Command.Fault(Command.Kind.FUNCTION_FAILS, false));
            events.addAll(stage.advance(200 * S));
            assertThat(weights(events)).endsWith(80);
        }
    }

    /// Two nodes of 4 cores hold no hundred pods of 400m.
    @Test
    void podsWithoutRoomWait() {
        List<Event> events = rush(Knobs.defaults().with("hpa.max", "100").with("hpa.target", "1"), N, 300);
        var waiting = events.stream()
                .filter(event -> event.fact() instanceof PodSeen seen && seen.phase() == PodPhase.PENDING)
                .map(event -> (PodSeen) event.fact())
                .toList();
        assertThat(waiting)
                .isNotEmpty()
                .allSatisfy(pod -> assertThat(pod.node()).isEmpty());
        assertThat(waiting).anyMatch(pod -> pod.toString().contains("0/2 nodes are available: 2 Insufficient cpu."));
        long placed = events.stream()
                .filter(event -> event.fact() instanceof PodSeen seen
                        && seen.pod().context().equals(N.mainContext())
                        && seen.phase() == PodPhase.READY)
                .map(event -> ((PodSeen) event.fact()).pod())
                .distinct()
                .count();
        assertThat(placed).as("nine of 400m and a catalog on each node, twice").isEqualTo(20);
    }

    /// Pods that leave hold their room until they are gone; those that came meanwhile then get it.
    @Test
    void whoWaitsIsPlacedWhenThereIsRoom() {
        Knobs knobs = Knobs.defaults()
                .with("hpa.max", "18")
                .with("hpa.target", "5")
                .with("hpa.stabilization", "0")
                .with("pod.stop", "60");
        try (var stage = SimulatedStage.open(knobs, 1)) {
            stage.advance(10 * S);
            stage.send(new Command.SetLoad(1_200, 60));
            stage.advance(200 * S);
            stage.send(new Command.SetLoad(20, 5_000));
            stage.advance(225 * S);
            stage.send(new Command.SetLoad(1_200, 5_000));
            var phases = new LinkedHashMap<PodId, List<PodPhase>>();
            for (Event event : stage.advance(400 * S)) {
                if (event.fact() instanceof PodSeen seen) {
                    phases.computeIfAbsent(seen.pod(), pod -> new ArrayList<>()).add(seen.phase());
                }
            }
            assertThat(phases.values()).anyMatch(seen -> seen.contains(PodPhase.PENDING));
            assertThat(phases.values())
                    .filteredOn(seen -> seen.contains(PodPhase.PENDING))
                    .allSatisfy(seen ->
                            assertThat(seen).containsSubsequence(PodPhase.PENDING, PodPhase.STARTING, PodPhase.READY));
        }
    }
}
