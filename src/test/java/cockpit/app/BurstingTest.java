package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.recording.RecordedStage;
import cockpit.recording.Recording;
import cockpit.recording.RecordingInfo;
import cockpit.script.CelChecks;
import cockpit.script.Cue;
import cockpit.script.Expectation;
import cockpit.script.Scenario;
import cockpit.simulation.Knobs;
import cockpit.simulation.SimulatedStage;
import cockpit.stage.Answer;
import cockpit.stage.Names;
import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.views.cues.Note;
import cockpit.views.theme.Texts;
import cockpit.world.Chain;
import cockpit.world.Event;
import cockpit.world.Link;
import cockpit.world.Origin;
import cockpit.world.Scrubber;
import cockpit.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped scenario and its shipped recording.
final class BurstingTest {
    private static final Scenario SCENARIO = Assets.scenario("bursting", Names.SHIPPED);

    private static Rehearsal.Result rehearse(Stage stage) {
        var checks = new CelChecks(SCENARIO, stage.names());
        var conductor = Rehearsal.conductor(stage, SCENARIO, checks);
        return new Rehearsal(stage, SCENARIO, checks, Double.POSITIVE_INFINITY, conductor).run((i, cue, frame) -> {});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyExpectationHolds(long seed) {
        Rehearsal.Result result = rehearse(SimulatedStage.open(Knobs.defaults(), seed));
        assertThat(result.cues())
                .allSatisfy(ended -> assertThat(ended.expectations())
                        .as("seed %d, cue %s", seed, ended.cue().id())
                        .allMatch(Rehearsal.Expected::held));
        assertThat(result.held()).as("seed %d", seed).isTrue();
    }

    @Test
    void theRecordingOfRealServersIsWholeMaskedAndReachesEveryStation(@TempDir Path cache) throws IOException {
        try (Recording recording = Assets.played(Path.of("bursting-live"), cache)) {
            assertThat(RecordingInfo.of(recording, Texts.of("en")).whole()).isTrue();
            assertThat(recording.head().source()).isEqualTo(Source.LIVE);
            assertThat(recording.last().chain().length()).isEqualTo(Link.values().length);
            for (Event event : recording.between(-1, recording.duration())) {
                assertThat(Scrubber.tellsSecret(event.toString()))
                        .as("%s", event)
                        .isFalse();
            }
        }
    }

    @Test
    void holdsOnItsRecordingToo(@TempDir Path cache) throws IOException {
        try (Recording recording = Assets.recording("bursting", cache)) {
            assertThat(RecordingInfo.of(recording, Texts.of("en")).whole()).isTrue();
            assertThat(recording.head().how()).contains("cockpit record bursting");
            assertThat(rehearse(new RecordedStage(recording)).held()).isTrue();
        }
    }

    /// Same seed, same events: what is shipped is what the command in its head makes of the stage as it is now. If this
    /// fails the models were changed: record it anew with that command.
    @ParameterizedTest
    @ValueSource(strings = {"bursting", Assets.AUTOSCALING})
    void itsRecordingIsWhatItsCommandMakes(String scenario, @TempDir Path folder) throws IOException {
        try (Recording shipped = Assets.recording(scenario, folder)) {
            Path made = folder.resolve("made.cockpit");
            String[] command = (shipped.head().how() + " --out " + made).split(" ");
            assertThat(command[0]).isEqualTo("cockpit");
            var line = CockpitCommand.commandLine(List.of()).setOut(new PrintWriter(Writer.nullWriter()));
            line.setErr(new PrintWriter(Writer.nullWriter()));
            assertThat(line.execute(Arrays.copyOfRange(command, 1, command.length)))
                    .isZero();
            try (Recording now = Recording.open(made)) {
                List<Event> wanted = ofTheStage(now);
                List<Event> there = ofTheStage(shipped);
                for (int i = 0; i < Math.min(wanted.size(), there.size()); i++) {
                    assertThat(there.get(i)).as("event %d", i).isEqualTo(wanted.get(i));
                }
                assertThat(there).hasSameSizeAs(wanted);
            }
        }
    }

    private static List<Event> ofTheStage(Recording recording) {
        return recording.between(-1, recording.duration()).stream()
                .filter(event -> !event.origin().equals(Origin.COCKPIT))
                .toList();
    }

    /// Whatever came of a cue meanwhile: undone, the stage is where it was and the cue can be fired again.
    @Test
    void undoneTheStageIsWhereItBegan() {
        for (Cue cue : SCENARIO.cues()) {
            if (cue.undo().isEmpty()) {
                continue;
            }
            try (var stage = SimulatedStage.open(Knobs.defaults(), 1)) {
                World world = World.EMPTY.apply(stage.advance(10_000_000));
                double users = world.demand().users();
                cue.does().forEach(stage::send);
                world = world.apply(stage.advance(120_000_000));
                assertThat(cloudWeight(world))
                        .as("%s: what came of it", cue.id())
                        .isEqualTo(80);
                cue.undo().forEach(command -> assertThat(stage.send(command)).isInstanceOf(Answer.Accepted.class));
                world = world.apply(stage.advance(200_000_000));
                assertThat(cloudWeight(world)).as(cue.id()).isZero();
                assertThat(world.demand().users()).as(cue.id()).isEqualTo((int) users);
                cue.does().forEach(stage::send);
                world = world.apply(stage.advance(320_000_000));
                assertThat(world.chain().length()).as("%s, again", cue.id()).isEqualTo(Link.values().length);
            }
        }
    }

    private static double cloudWeight(World world) {
        return world.mesh()
                .routes()
                .find(Names.SHIPPED.routeId())
                .orElseThrow()
                .applied()
                .value();
    }

    @Test
    void brokenWorldDoesNotHold() {
        Rehearsal.Result result = rehearse(SimulatedStage.open(Knobs.defaults().with("alarm.threshold", "99"), 1));
        assertThat(result.held()).isFalse();
        assertThat(result.cues().stream()
                        .filter(e -> !e.expectations().stream().allMatch(Rehearsal.Expected::held))
                        .map(e -> e.cue().id()))
                .contains("alarm", "function");
    }

    @Test
    void usualTimesAreTheMedianOfNineSeeds() {
        List<Chain> chains = IntStream.rangeClosed(1, 9)
                .mapToObj(seed ->
                        rehearse(SimulatedStage.open(Knobs.defaults(), seed)).chain())
                .toList();
        for (Link link : Link.values()) {
            if (link == Link.LOAD) {
                continue;
            }
            double median = chains.stream()
                    .mapToDouble(chain -> Report.hop(chain, link))
                    .sorted()
                    .skip(4)
                    .findFirst()
                    .orElseThrow();
            assertThat(SCENARIO.usual().get(link))
                    .as("usual seconds to %s in bursting.yaml", link)
                    .isBetween(median * 0.8 - 0.1, median * 1.2 + 0.1);
        }
    }

    @Test
    void nothingHoldsInAWorldOfWhichNothingIsKnown() {
        var checks = new CelChecks(SCENARIO, Names.SHIPPED);
        assertThat(checks.problems()).isEmpty();
        for (Cue cue : SCENARIO.cues()) {
            for (Expectation expectation : cue.expects()) {
                assertThat(checks.holds(expectation, World.EMPTY, 0))
                        .as("%s: %s in a world of which nothing is known", cue.id(), expectation.that())
                        .isFalse();
            }
        }
    }

    @Test
    void wordsFitWhereTheyStand() {
        assertThat(SCENARIO.seconds()).isEqualTo(900);
        for (Cue cue : SCENARIO.cues()) {
            assertThat(cue.title().en()).as(cue.id()).hasSizeLessThanOrEqualTo(24);
            assertThat(cue.title().ko()).as(cue.id()).hasSizeLessThanOrEqualTo(14);
            assertThat(cue.expects()).as("%s: what it expects", cue.id()).isNotEmpty();
            cue.expects().forEach(e -> assertThat(e.text().en()).as(cue.id()).hasSizeLessThanOrEqualTo(26));
            assertThat(Note.plain(cue.say().en()).split("\\s+").length)
                    .as("%s: words to say in %d s, at no more than 170 a minute", cue.id(), cue.seconds())
                    .isLessThanOrEqualTo(cue.seconds() * 170 / 60 + 5);
        }
    }
}
