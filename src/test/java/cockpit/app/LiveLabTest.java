package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.LiveStage;
import cockpit.recording.Head;
import cockpit.recording.RecordedStage;
import cockpit.recording.Recorder;
import cockpit.recording.Recording;
import cockpit.script.CelChecks;
import cockpit.script.Scenario;
import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.views.theme.Texts;
import cockpit.world.Event;
import cockpit.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Scenario 1 on real servers: the lab's.
@Tag("lab")
final class LiveLabTest {
    private static final Texts TEXTS = Texts.of("en");
    private static final int INSTANTS = 100;
    /// How many cockpits are killed; `-Dlab.kills=50` for the whole proof.
    private static final int KILLS = Integer.getInteger("lab.kills", 5);
    /// The lab has no istiod, so nobody can say whether proxies agree.
    private static final String UNKNOWN_HERE = "proxies";

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter said = new StringWriter();

    private LiveStage open(Lab lab) throws IOException {
        return LiveOpening.open(lab.stage(), folder.resolve("journals"));
    }

    private boolean reset(LiveStage stage) {
        return LiveReset.run(stage, false, TEXTS, new PrintWriter(said));
    }

    @Test
    void theScenarioHoldsTheRecordingIsTheSameWorldAndEverythingIsAsItWas() throws IOException, InterruptedException {
        Lab lab = Lab.orSkip();
        Map<String, JsonNode> before = lab.specs();
        int users = lab.users();
        var worlds = new TreeMap<Long, World>();
        Path recorded = folder.resolve("live.cockpit");
        Rehearsal.Result result;
        try (LiveStage stage = open(lab)) {
            Scenario scenario = Assets.scenario("bursting", stage.names());
            var conductor = Rehearsal.conductor(stage, scenario, new CelChecks(scenario, stage.names()));
            var recorder = Recorder.open(
                    folder.resolve("live.d"),
                    new Head(stage.name(), stage.source(), "bursting", stage.names(), "the lab", "", 0));
            conductor.recordTo(Optional.of(recorder));
            LiveRehearsal.arm(stage, conductor);
            conductor.onWorld(world -> worlds.put(world.now(), world));
            result = new Rehearsal(
                            stage,
                            scenario,
                            new CelChecks(scenario, stage.names()),
                            Double.POSITIVE_INFINITY,
                            conductor)
                    .run((index, cue, frame) -> {});
            recorder.seal(recorded);
            assertThat(reset(stage)).as("%s", said).isTrue();
        }
        assertThat(notHeld(result)).as("what did not hold").containsOnlyKeys(UNKNOWN_HERE);
        assertThat(result.chain().length()).as("every station was reached").isEqualTo(7);
        assertThat(lab.specs()).as("everything is as it was").isEqualTo(before);
        assertThat(lab.users()).isEqualTo(users);
        replayed(recorded, worlds);
    }

    private static Map<String, List<String>> notHeld(Rehearsal.Result result) {
        return result.cues().stream()
                .flatMap(ended -> ended.expectations().stream()
                        .filter(expected -> !expected.held())
                        .map(expected -> Map.entry(
                                ended.cue().id(), expected.expectation().text().in("en"))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /// The recording alone gives the world that was seen live, at instants all over its course.
    private static void replayed(Path file, SortedMap<Long, World> worlds) throws IOException {
        try (var played = new RecordedStage(Recording.open(file))) {
            List<Long> instants = List.copyOf(worlds.keySet());
            assertThat(instants).hasSizeGreaterThan(INSTANTS);
            for (int i = 0; i < INSTANTS; i++) {
                long at = instants.get(i * instants.size() / INSTANTS);
                World now = played.seek(at);
                assertThat(now).as("%.3f s", at / (double) Event.SECOND).isEqualTo(worlds.get(at));
            }
        }
    }

    @Test
    void unarmedNothingIsWritten() throws IOException, InterruptedException {
        Lab lab = Lab.orSkip();
        long before = lab.writes();
        int users = lab.users();
        try (LiveStage stage = open(lab)) {
            Scenario scenario = Assets.scenario("bursting", stage.names());
            var conductor = Rehearsal.conductor(stage, scenario, new CelChecks(scenario, stage.names()));
            until(conductor, world -> world.mesh().routes().size() > 0);
            for (Command command : List.of(
                    new Command.SetWeight(stage.names().routeId(), 80),
                    new Command.SetLoad(1_200, 60),
                    new Command.Reset(true))) {
                assertThat(conductor.send(command, "")).as("%s", command).isInstanceOf(Answer.Refused.class);
            }
            for (Command.View view : Command.View.values()) {
                conductor.send(new Command.Inspect(view), "");
            }
            conductor.advance(conductor.now() + 3 * Event.SECOND);
        }
        assertThat(lab.writes()).isEqualTo(before);
        assertThat(lab.users()).isEqualTo(users);
    }

    private static void until(Conductor conductor, java.util.function.Predicate<World> holds) {
        long limit = conductor.now() + 30 * Event.SECOND;
        while (!holds.test(conductor.world()) && conductor.now() < limit) {
            conductor.advance(conductor.now() + Event.SECOND / 4);
        }
        assertThat(holds.test(conductor.world())).as("the first picture came").isTrue();
    }

    /// A cockpit that changes the stage as fast as it can is killed (SIGKILL) at a random moment.
    @Test
    void killedAtAnyMomentResetPutsEverythingBack() throws IOException, InterruptedException {
        Lab lab = Lab.orSkip();
        Map<String, JsonNode> before = lab.specs();
        int users = lab.users();
        var chance = new Random(7);
        for (int i = 0; i < KILLS; i++) {
            int millis = chance.nextInt(4_000);
            kill(lab, millis);
            try (LiveStage stage = open(lab)) {
                assertThat(stage.left()).as("kill %d left something changed", i).isNotEmpty();
                assertThat(reset(stage))
                        .as("kill %d, after %d ms: %s", i, millis, said)
                        .isTrue();
            }
            assertThat(lab.specs()).as("kill %d, after %d ms", i, millis).isEqualTo(before);
            assertThat(lab.users()).as("kill %d, after %d ms", i, millis).isEqualTo(users);
        }
    }

    private void kill(Lab lab, int millis) throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LiveVictim.class.getName(),
                        lab.stage().file().toString(),
                        folder.resolve("journals").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = victim.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo(LiveVictim.READY);
            assertThat(victim.waitFor(millis, TimeUnit.MILLISECONDS))
                    .as("it goes on by itself")
                    .isFalse();
        } finally {
            victim.destroyForcibly().waitFor();
        }
    }
}
