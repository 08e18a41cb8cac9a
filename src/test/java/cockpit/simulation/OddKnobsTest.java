package cockpit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.world.Event;
import cockpit.world.PlatformFact;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values nobody would give a talk with: each is either refused with a reason, or gives a run whose figures are
/// figures.
final class OddKnobsTest {
    private static final long S = Event.SECOND;

    private static Knobs turned(String settings) {
        Knobs knobs = Knobs.defaults();
        for (String setting : settings.split(" ")) {
            String[] parts = setting.split("=");
            knobs = knobs.with(parts[0], parts[1]);
        }
        return knobs;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hpa.min=10 | hpa.min, 10, must not be more than hpa.max, 6",
                "alarm.datapointsToAlarm=5 | DatapointsToAlarm",
                "alarm.period=45 | Period: 10, 20, 30 or a multiple of 60",
                "alarm.period=86400 alarm.evaluationPeriods=8 | EvaluationPeriods * Period must be <= 604800",
                "alarm.period=3000 alarm.evaluationPeriods=30 | EvaluationPeriods * Period must be <= 86400",
                "hpa.request=3000 | ask for 6100m CPU and the node has 4000m",
                "node.cores=1 hpa.request=500 | lower hpa.request or raise node.cores",
                "mesh.window=2 | a rate needs two samples",
                "load.mix.index=0 load.mix.setCurrency=0 load.mix.browseProduct=0 load.mix.addToCart=0 load.mix.viewCart=0"
                        + " load.mix.checkout=0 | at least one must be more than 0",
            })
    void whatDoesNotGoTogetherIsRefusedBeforeAnythingRuns(String settings, String why) {
        Knobs knobs = turned(settings);
        assertThatThrownBy(() -> SimulatedStage.open(knobs, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
        assertThatThrownBy(knobs::check).hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load.users=100000",
                "load.users=-1",
                "lambda.retries=3",
                "alarm.threshold=NaN",
                "alarm.threshold=Infinity",
                "mesh.push=0",
            })
    void whatIsOutOfBoundsIsRefusedByItsBounds(String setting) {
        assertThatThrownBy(() -> turned(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("goes from");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alarm.evaluationPeriods=2.5", "host.cores=1.5", "split.okGoesBack=0.5"})
    void whatMustBeWholeIsRefusedInParts(String setting) {
        assertThatThrownBy(() -> turned(setting))
                .isInstanceOf(BadKnob.class)
                .hasMessageContaining("takes a whole number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "load.users=0",
                "load.users=5000",
                "load.thinkTime=0.1",
                "host.cores=1 host.base=80",
                "host.cores=96",
                "node.cores=1 hpa.request=100",
                "host.base=0 host.noise=10 host.drift=0.99",
                "alarm.threshold=0",
                "alarm.threshold=60 alarm.period=60",
                "agent.period=60",
                "agent.period=86400",
                "agent.delay=60 agent.period=1",
                "alarm.evaluationPeriods=1 alarm.datapointsToAlarm=1",
                "lambda.run=60 lambda.coldStart=30 sns.delay=60",
                "mesh.window=300 mesh.interval=60",
                "mesh.push=30 mesh.crossing=200",
                "split.target=100",
                "split.target=1 split.okGoesBack=1",
                "hpa.max=100 hpa.target=1",
                "hpa.min=1 hpa.max=1",
                "hpa.min=100 hpa.max=100",
                "hpa.stabilization=0 pod.start=600",
                "shop.cpu.recommendationservice=0 shop.time.frontend=0",
                "shop.cpu.recommendationservice=1000",
                "shop.timeout=0.1 shop.slow=1",
                "load.mix.browseProduct=0 load.mix.checkout=100 load.orderItems=50",
                "load.mix.index=0 load.mix.browseProduct=0 load.mix.addToCart=0 load.mix.viewCart=0 load.mix.checkout=0",
                "pod.stop=0 lambda.warmStart=0 sns.delay=0 lambda.queue=0",
            })
    void figuresStayFigures(String settings) {
        for (long seed = 1; seed <= 5; seed++) {
            try (var stage = SimulatedStage.open(turned(settings), seed)) {
                var events = new ArrayList<>(stage.advance(20 * S));
                stage.send(new Command.SetLoad(2_000, 100));
                events.addAll(stage.advance(120 * S));
                stage.send(new Command.Fault(Command.Kind.FUNCTION_FAILS, true));
                stage.send(new Command.SetLoad(0, 5_000));
                stage.send(new Command.SetWeight(stage.names().routeId(), 100));
                events.addAll(stage.advance(300 * S));
                assertThat(events).isNotEmpty();
                for (Event event : events) {
                    String about = settings + ", seed " + seed;
                    figures(event.fact(), () -> about + ": " + event);
                    if (event.fact() instanceof PlatformFact.NodeMeasured m) {
                        assertThat(m.cpuPercent()).as("%s", event).isBetween(0.0, 100.0);
                    }
                }
            }
        }
    }

    /// Asked of a hundred thousand facts, so a class is taken apart once, and words are made only for a failure.
    private static final ClassValue<List<RecordComponent>> FIGURES = new ClassValue<>() {
        @Override
        protected List<RecordComponent> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .filter(component -> component.getType() == double.class)
                    .toList();
        }
    };

    private static void figures(Object fact, Supplier<String> about) {
        for (RecordComponent component : FIGURES.get(fact.getClass())) {
            assertThat(number(component, fact)).as(about).isFinite().isNotNegative();
        }
    }

    private static double number(RecordComponent component, Object fact) {
        try {
            component.getAccessor().setAccessible(true);
            return (double) component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.toString(), e);
        }
    }

    @Test
    void theLoadHasTheSameBoundWhoeverAsks() {
        try (var stage = SimulatedStage.open(Knobs.defaults(), 1)) {
            for (var load : List.of(
                    new Command.SetLoad(5_001, 60), new Command.SetLoad(-1, 60), new Command.SetLoad(10, Double.NaN))) {
                assertThat(stage.send(load)).as("%s", load).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Answer.Reason.OUT_OF_BOUNDS);
                    assertThat(refused.detail()).contains("users");
                });
            }
            assertThat(stage.send(new Command.SetLoad(5_000, 60))).isInstanceOf(Answer.Accepted.class);
        }
    }
}
