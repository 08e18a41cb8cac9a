package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.recording.RecordedStage;
import cockpit.recording.Recording;
import cockpit.recording.RecordingInfo;
import cockpit.scenarios.autoscaling.AutoscalingStage;
import cockpit.script.CelChecks;
import cockpit.script.Cue;
import cockpit.script.Scenario;
import cockpit.simulation.Knobs;
import cockpit.stage.Answer;
import cockpit.stage.Names;
import cockpit.stage.Stage;
import cockpit.views.theme.Texts;
import cockpit.world.Hop;
import cockpit.world.Ribbon;
import cockpit.world.Scaling;
import cockpit.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The second shipped scenario, and its shipped recording.
@SuppressWarnings("EnumOrdinal") // a hop is named by the station it ends at
final class AutoscalingTest {
    private static final Scenario SCENARIO = Assets.scenario(Assets.AUTOSCALING, Names.SHIPPED);

    private static Rehearsal.Result rehearse(Stage stage) {
        var checks = new CelChecks(SCENARIO, stage.names());
        assertThat(checks.problems()).isEmpty();
        var conductor = Rehearsal.conductor(stage, SCENARIO, checks);
        return new Rehearsal(stage, SCENARIO, checks, Double.POSITIVE_INFINITY, conductor).run((i, cue, frame) -> {});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyExpectationHolds(long seed) {
        Rehearsal.Result result = rehearse(AutoscalingStage.open(Knobs.defaults(), seed));
        assertThat(result.cues())
                .allSatisfy(ended -> assertThat(ended.expectations())
                        .as("seed %d, cue %s", seed, ended.cue().id())
                        .allMatch(Rehearsal.Expected::held));
        assertThat(result.held()).as("seed %d", seed).isTrue();
    }

    /// The talk waits for machines, and not much longer than planned.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void takesHardlyLongerThanPlanned(long seed) {
        Rehearsal.Result result = rehearse(AutoscalingStage.open(Knobs.defaults(), seed));
        assertThat(result.virtualSeconds()).isBetween(1_200.0, 1_380.0);
    }

    @Test
    void everyStationIsReachedOneAfterTheOther() {
        Ribbon ribbon = ribbon(1);
        assertThat(ribbon.length()).isEqualTo(Hop.values().length);
        assertThat(ribbon.toTimes()).isSorted();
    }

    @Test
    void usualTimesAreTheMedianOfNineSeeds() {
        List<Ribbon> ribbons =
                IntStream.rangeClosed(1, 9).mapToObj(AutoscalingTest::ribbon).toList();
        for (Hop hop : Hop.values()) {
            if (hop != Hop.LOAD) {
                Hop before = Hop.values()[hop.ordinal() - 1];
                double median = ribbons.stream()
                        .mapToDouble(ribbon -> Math.round((ribbon.at(hop) - ribbon.at(before)) / 1e5) / 10.0)
                        .sorted()
                        .skip(4)
                        .findFirst()
                        .orElseThrow();
                assertThat(SCENARIO.usualHops().get(hop)).as("%s", hop).isEqualTo(median);
            }
        }
    }

    /// The stations of a load that comes when the cue list has it come.
    private static Ribbon ribbon(int seed) {
        try (var stage = AutoscalingStage.open(Knobs.defaults(), seed)) {
            World world = World.EMPTY.apply(stage.advance(155_000_000));
            SCENARIO.cues().stream()
                    .filter(cue -> cue.id().equals("load"))
                    .flatMap(cue -> cue.does().stream())
                    .forEach(stage::send);
            world = world.apply(stage.advance(600_000_000));
            return world.scaling().map(Scaling::ribbon).orElseThrow();
        }
    }

    @Test
    void whatACueDidCanBePutBack() {
        for (Cue cue : SCENARIO.cues()) {
            if (!cue.undo().isEmpty()) {
                try (var stage = AutoscalingStage.open(Knobs.defaults(), 1)) {
                    stage.advance(10_000_000);
                    cue.does()
                            .forEach(command -> assertThat(stage.send(command))
                                    .as("%s", command)
                                    .isInstanceOf(Answer.Accepted.class));
                    stage.advance(20_000_000);
                    cue.undo()
                            .forEach(command -> assertThat(stage.send(command))
                                    .as("%s", command)
                                    .isInstanceOf(Answer.Accepted.class));
                }
            }
        }
    }

    @Test
    void aBrokenWorldDoesNotHold() {
        Rehearsal.Result result =
                rehearse(AutoscalingStage.open(Knobs.defaults().with("group.ondemand.max", "2"), 1));
        assertThat(result.held()).isFalse();
        assertThat(result.cues().stream()
                        .filter(e -> !e.expectations().stream().allMatch(Rehearsal.Expected::held))
                        .map(e -> e.cue().id()))
                .contains("which");
    }

    @Test
    void holdsOnItsRecordingToo(@TempDir Path cache) throws IOException {
        try (Recording recording = Assets.recording(Assets.AUTOSCALING, cache)) {
            assertThat(RecordingInfo.of(recording, Texts.of("en")).whole()).isTrue();
            assertThat(recording.head().how()).contains("cockpit record autoscaling");
            assertThat(rehearse(new RecordedStage(recording)).held()).isTrue();
        }
    }
}
