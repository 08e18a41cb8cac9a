package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.LiveStage;
import cockpit.live.StageFile;
import cockpit.script.CelChecks;
import cockpit.stage.Answer;
import cockpit.stage.Answer.Reason;
import cockpit.stage.Command;
import cockpit.stage.Command.AlarmState;
import cockpit.stage.Manifest;
import cockpit.views.theme.Texts;
import cockpit.world.Event;
import cockpit.world.GroupId;
import cockpit.world.Mark;
import cockpit.world.SentCommand;
import cockpit.world.WorkloadId;
import cockpit.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Every write on real servers: done, seen by other means, put back; and refused.
@Tag("lab")
final class LiveActsLabTest {
    private static final Texts TEXTS = Texts.of("en");
    private static final WorkloadId HOME = new WorkloadId("REMOTE", "hipster-app", "adservice");
    private static final String ALARM = "octank-cpu-high";

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter said = new StringWriter();
    private Lab lab;
    private Map<String, JsonNode> before;
    private int users;

    @BeforeEach
    void look() throws IOException, InterruptedException {
        lab = Lab.orSkip();
        before = lab.specs();
        users = lab.users();
    }

    /// Whatever a test did, the lab is as it was.
    @AfterEach
    void asItWas() throws IOException, InterruptedException {
        try (LiveStage stage = open(lab.stage())) {
            assertThat(LiveReset.run(stage, true, TEXTS, new PrintWriter(said)))
                    .as("%s", said)
                    .isTrue();
        }
        assertThat(lab.specs()).isEqualTo(before);
        assertThat(lab.users()).isEqualTo(users);
    }

    private LiveStage open(StageFile file) throws IOException {
        return LiveOpening.open(file, folder.resolve("journals"));
    }

    private static Conductor conductor(LiveStage stage) {
        var scenario = Assets.scenario("bursting", stage.names());
        var conductor = Rehearsal.conductor(stage, scenario, new CelChecks(scenario, stage.names()));
        until(
                conductor,
                "the first picture",
                world -> world.mesh()
                                .routes()
                                .find(stage.names().routeId())
                                .filter(route -> route.applied().known()) // Prometheus may be there before the cluster
                                .isPresent()
                        && world.platform().workloads().find(HOME).isPresent());
        return conductor;
    }

    private static void until(Conductor conductor, String what, Predicate<World> holds) {
        long limit = conductor.now() + 60 * Event.SECOND;
        while (!holds.test(conductor.world()) && conductor.now() < limit) {
            conductor.advance(conductor.now() + Event.SECOND / 4);
        }
        assertThat(holds.test(conductor.world())).as("%s came", what).isTrue();
    }

    /// Sends it, and waits for what came of it.
    private static SentCommand did(Conductor conductor, Command command) {
        assertThat(conductor.send(command, "")).isEqualTo(new Answer.Begun());
        until(
                conductor,
                "an answer to " + command,
                world -> world.talk().commands().getLast().answered() >= 0);
        SentCommand sent = conductor.world().talk().commands().getLast();
        assertThat(sent.accepted()).as("%s", sent).isTrue();
        return sent;
    }

    private static String kubectl(String context, String... arguments) throws IOException, InterruptedException {
        return Lab.run(
                Stream.concat(Stream.of("kubectl", "--context", context, "-n", "hipster-app"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static String replicas(WorkloadId workload) throws IOException, InterruptedException {
        return kubectl(workload.context(), "get", "deploy", workload.name(), "-o", "jsonpath={.spec.replicas}");
    }

    /// Which of a manifest's objects there are.
    private List<String> there(Manifest manifest) throws IOException, InterruptedException {
        String context = manifest.context(lab.stage().names());
        String[] names = manifest.parts().stream().map(Manifest.Part::shown).toArray(String[]::new);
        String[] get = Stream.concat(Stream.of("get", "--ignore-not-found", "-o", "name"), Arrays.stream(names))
                .toArray(String[]::new);
        return kubectl(context, get).lines().toList();
    }

    private static List<String> all(Manifest manifest) {
        return manifest.parts().stream().map(Manifest.Part::shown).toList();
    }

    private static String alarmState() throws IOException, InterruptedException {
        return aws("describe-alarms", "--alarm-names", ALARM, "--query", "MetricAlarms[0].StateValue")
                .strip();
    }

    private static String aws(String call, String... arguments) throws IOException, InterruptedException {
        return Lab.run(Stream.concat(
                        Stream.of("aws", "cloudwatch", call, "--region", "ap-northeast-2", "--output", "text"),
                        Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static double weight(World world, LiveStage stage) {
        return world.mesh()
                .routes()
                .find(stage.names().routeId())
                .orElseThrow()
                .applied()
                .value();
    }

    @Test
    void aScaleIsDoneAndPutBack() throws IOException, InterruptedException {
        String was = replicas(HOME);
        try (LiveStage stage = open(lab.stage())) {
            var conductor = conductor(stage);
            LiveRehearsal.arm(stage, conductor);
            did(conductor, new Command.Scale(HOME, 3));
            assertThat(replicas(HOME)).isEqualTo("3");
            assertThat(stage.changes()).isEqualTo(1);
            did(conductor, new Command.Reset(false));
            assertThat(replicas(HOME)).isEqualTo(was);
            assertThat(stage.changes()).isZero();
        }
    }

    @Test
    void everyManifestIsAppliedAndPutBack() throws IOException, InterruptedException {
        try (LiveStage stage = open(lab.stage())) {
            var conductor = conductor(stage);
            LiveRehearsal.arm(stage, conductor);
            for (Manifest manifest : List.of(Manifest.SECOND_INGRESS, Manifest.PHP_APACHE, Manifest.TRAIN)) {
                assertThat(there(manifest)).as("%s before", manifest).isEmpty();
                did(conductor, new Command.Apply(manifest));
                assertThat(there(manifest)).as("%s", manifest).containsExactlyInAnyOrderElementsOf(all(manifest));
            }
            assertThat(kubectl(
                            "MAIN",
                            "get",
                            "deploy",
                            "php-apache",
                            "--show-managed-fields",
                            "-o",
                            "jsonpath={.metadata.managedFields[0].manager} {.metadata.managedFields[0].operation}"))
                    .isEqualTo("cockpit Apply");
            did(conductor, new Command.Reset(false));
            for (Manifest manifest : List.of(Manifest.SECOND_INGRESS, Manifest.PHP_APACHE, Manifest.TRAIN)) {
                assertThat(there(manifest)).as("%s after", manifest).isEmpty();
            }
        }
    }

    /// The shop's own load generator goes, the shipped one comes, and the shop's own is back.
    @Test
    void whatIsDeletedComesBackAsItWas() throws IOException, InterruptedException {
        try (LiveStage stage = open(lab.stage())) {
            var conductor = conductor(stage);
            LiveRehearsal.arm(stage, conductor);
            SentCommand deleted = did(conductor, new Command.Delete(Manifest.LOADGENERATOR));
            assertThat(deleted.output()).isEqualTo("deployment.apps/loadgenerator deleted");
            assertThat(there(Manifest.LOADGENERATOR)).isEmpty();
            did(conductor, new Command.Apply(Manifest.LOADGENERATOR));
            assertThat(lab.specs().get("REMOTE Deployment loadgenerator"))
                    .isNotNull()
                    .isNotEqualTo(before.get("REMOTE Deployment loadgenerator"));
            did(conductor, new Command.Reset(false));
            assertThat(lab.specs()).isEqualTo(before);
        }
    }

    /// Somebody deletes what the cockpit made and makes another: that one stays.
    @Test
    void somebodyElsesOfTheSameNameStays() throws IOException, InterruptedException {
        try (LiveStage stage = open(lab.stage())) {
            var conductor = conductor(stage);
            LiveRehearsal.arm(stage, conductor);
            did(conductor, new Command.Apply(Manifest.TRAIN));
            String object = all(Manifest.TRAIN).getFirst();
            kubectl("MAIN", "delete", object);
            Path yaml = Files.writeString(folder.resolve("train.yaml"), Assets.manifest(Manifest.TRAIN));
            kubectl("MAIN", "apply", "-f", yaml.toString());
            try {
                assertThat(LiveReset.run(stage, true, TEXTS, new PrintWriter(said)))
                        .isFalse();
                assertThat(there(Manifest.TRAIN)).containsExactly(object);
            } finally {
                kubectl("MAIN", "delete", object);
            }
        }
    }

    @Test
    void theAlarmIsSetCallsTheFunctionAndIsPutBack() throws IOException, InterruptedException {
        assertThat(alarmState()).isEqualTo("OK");
        try (LiveStage stage = open(lab.stage())) {
            var conductor = conductor(stage);
            LiveRehearsal.arm(stage, conductor);
            did(conductor, new Command.SetAlarmState(ALARM, AlarmState.ALARM));
            assertThat(aws("describe-alarm-history", "--alarm-name", ALARM, "--max-items", "5"))
                    .contains("Set by Cockpit");
            until(conductor, "the function's shift", world -> weight(world, stage) == 80);
            assertThat(kubectl(
                            "MAIN", "get", "vs", "recommend-split", "-o", "jsonpath={.spec.http[0].route[*].weight}"))
                    .isEqualTo("20 80");
            did(conductor, new Command.Reset(false));
            assertThat(alarmState()).isEqualTo("OK");
        }
    }

    private static List<Command> changes(LiveStage stage) {
        return List.of(
                new Command.SetWeight(stage.names().routeId(), 80),
                new Command.SetLoad(60, 10),
                new Command.Scale(HOME, 3),
                new Command.Apply(Manifest.PHP_APACHE),
                new Command.Delete(Manifest.LOADGENERATOR),
                new Command.SetAlarmState(ALARM, AlarmState.ALARM),
                new Command.SetHpaBounds(stage.names().hpaId(), 2, 5),
                new Command.SetGroupBounds(new GroupId("MAIN", "spot"), 0, 3),
                new Command.InterruptSpot(new GroupId("MAIN", "spot")),
                new Command.Reset(true));
    }

    @Test
    void unarmedEachIsRefusedAndNothingIsWritten() throws IOException, InterruptedException {
        long writes = lab.writes();
        try (LiveStage stage = open(lab.stage())) {
            var conductor = conductor(stage);
            for (Command command : changes(stage)) {
                assertThat(conductor.send(command, ""))
                        .isInstanceOfSatisfying(
                                Answer.Refused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_ARMED));
            }
            conductor.advance(conductor.now() + 2 * Event.SECOND);
        }
        assertThat(lab.writes()).isEqualTo(writes);
    }

    @Test
    void offTheAllowListEachIsRefusedAndNothingIsWritten() throws IOException, InterruptedException {
        long writes = lab.writes();
        Path own = lab.stage().file();
        String text = Files.readString(own)
                .replace("kubeconfig: ", "kubeconfig: " + lab.folder() + "/")
                .replace("File: ", "File: " + lab.folder() + "/")
                .replaceFirst("allow: \\[SetAlarmState[^\\n]*", "allow: []")
                .replaceFirst("(?s)\nallow:\n.*", "\n");
        StageFile file = StageFile.read(Files.writeString(folder.resolve("stage.yaml"), text));
        try (LiveStage stage = open(file)) {
            var conductor = conductor(stage);
            LiveRehearsal.arm(stage, conductor);
            for (Command command : changes(stage)) {
                if (command instanceof Command.SetLoad || command instanceof Command.Reset) {
                    continue; // Locust is no cluster's, and a reset only undoes what was let through
                }
                Reason reason =
                        file.autoscaling().isEmpty() && ofScenario2(command) ? Reason.NOT_HERE : Reason.NOT_ALLOWED;
                assertThat(conductor.send(command, ""))
                        .isInstanceOfSatisfying(
                                Answer.Refused.class,
                                refused -> assertThat(refused.reason()).isEqualTo(reason));
            }
            conductor.advance(conductor.now() + 2 * Event.SECOND);
        }
        assertThat(lab.writes()).isEqualTo(writes);
    }

    private static boolean ofScenario2(Command command) {
        return command instanceof Command.SetHpaBounds
                || command instanceof Command.SetGroupBounds
                || command instanceof Command.InterruptSpot;
    }

    @Test
    void somebodyElsesWeightsAreToldWithWhatFromToAndWho() throws IOException, InterruptedException {
        try (LiveStage stage = open(lab.stage())) {
            var conductor = conductor(stage);
            LiveRehearsal.arm(stage, conductor);
            did(conductor, new Command.SetWeight(stage.names().routeId(), 10));
            until(conductor, "the cockpit's own weight", world -> weight(world, stage) == 10);
            Lab.run(
                    "bash",
                    "-c",
                    stage.words(new Command.SetWeight(stage.names().routeId(), 30)));
            until(
                    conductor,
                    "a mark",
                    world -> world.talk().marks().stream().anyMatch(mark -> mark.kind() == Mark.Kind.FOREIGN));
            assertThat(conductor.world().talk().marks())
                    .filteredOn(mark -> mark.kind() == Mark.Kind.FOREIGN)
                    .extracting(Mark::label)
                    .containsExactly("VirtualService recommend-split\t90 / 10\t70 / 30\tkubectl-patch");
            assertThat(LiveReset.run(stage, true, TEXTS, new PrintWriter(said))).isTrue();
        }
    }
}
