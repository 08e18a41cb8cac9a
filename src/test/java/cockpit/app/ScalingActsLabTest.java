package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cockpit.live.LiveStage;
import cockpit.live.StageFile;
import cockpit.script.CelChecks;
import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.stage.Manifest;
import cockpit.views.theme.Texts;
import cockpit.world.Event;
import cockpit.world.GroupId;
import cockpit.world.NodeId;
import cockpit.world.Scaling;
import cockpit.world.SentCommand;
import cockpit.world.WorkloadId;
import cockpit.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scenario 2's writes on real servers: done, seen by other means, and put back. Their words, run by a shell, do the
/// same.
@Tag("lab")
final class ScalingActsLabTest {
    private static final Texts TEXTS = Texts.of("en");
    private static final List<Manifest> SAMPLE =
            List.of(Manifest.PHP_APACHE, Manifest.LOAD_GENERATOR, Manifest.PHP_APACHE_SPOT, Manifest.GPU_JOB);
    private static final GroupId SPOT = new GroupId("MAIN", "spot");
    private static final WorkloadId SPOT_PODS = new WorkloadId("MAIN", "hipster-app", "php-apache-spot");
    /// A node of the lab is born in some seconds; a drained pod runs elsewhere when another one was.
    private static final int PATIENCE = 180;

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter said = new StringWriter();
    private Lab lab;
    private LiveStage stage;
    private Conductor conductor;

    @BeforeEach
    void open() throws IOException {
        lab = Lab.orSkip();
        assumeTrue(lab.stage().autoscaling().isPresent(), "The lab that is up has nothing that scales");
        stage = LiveOpening.open(file(), "autoscaling", folder.resolve("journals"), new Journals());
        var scenario = Assets.scenario("autoscaling", stage.names());
        conductor = Rehearsal.conductor(stage, scenario, new CelChecks(scenario, stage.names()));
        until("the nodes", world -> world.platform().nodes().size() > 0);
        LiveRehearsal.arm(stage, conductor);
    }

    @AfterEach
    void asItWas() throws IOException {
        try (LiveStage open = stage) {
            assertThat(LiveReset.run(open, true, TEXTS, new PrintWriter(said)))
                    .as("%s", said)
                    .isTrue();
        }
    }

    /// The lab's own, which may empty nodes.
    private StageFile file() throws IOException {
        return lab.stage().allow().stream().anyMatch(each -> each.kind().equals("Node"))
                ? lab.stage()
                : lab.with(
                        folder,
                        Map.of("\nallow:\n", "\nallow:\n  - {context: MAIN, kind: Node, verbs: [cordon, drain]}\n"));
    }

    private void until(String what, Predicate<World> holds) {
        long limit = conductor.now() + PATIENCE * Event.SECOND;
        while (!holds.test(conductor.world()) && conductor.now() < limit) {
            conductor.advance(conductor.now() + Event.SECOND / 4);
        }
        assertThat(holds.test(conductor.world())).as("%s came", what).isTrue();
    }

    private void comesTrue(String what, Callable<Boolean> holds) throws Exception {
        long limit = conductor.now() + PATIENCE * Event.SECOND;
        while (!holds.call() && conductor.now() < limit) {
            conductor.advance(conductor.now() + Event.SECOND);
        }
        assertThat(holds.call()).as(what).isTrue();
    }

    private String did(Command command) {
        assertThat(conductor.send(command, "")).isEqualTo(new Answer.Begun());
        until(
                "an answer to " + command,
                world -> world.talk().commands().getLast().answered() >= 0);
        SentCommand sent = conductor.world().talk().commands().getLast();
        assertThat(sent.accepted()).as("%s", sent).isTrue();
        return sent.output();
    }

    private static String kubectl(String... arguments) throws IOException, InterruptedException {
        return Lab.run(
                Stream.concat(Stream.of("kubectl", "--context", "MAIN", "-n", "hipster-app"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private static String shell(String words) throws IOException, InterruptedException {
        return Lab.run("bash", "-o", "pipefail", "-c", words);
    }

    private static String bounds() throws IOException, InterruptedException {
        return kubectl("get", "hpa", "php-apache", "-o", "jsonpath={.spec.minReplicas} {.spec.maxReplicas}");
    }

    private static String replicas(String deployment) throws IOException, InterruptedException {
        return kubectl("get", "deploy", deployment, "-o", "jsonpath={.spec.replicas}");
    }

    private String group(String of) throws IOException, InterruptedException {
        return shell("aws eks describe-nodegroup --cluster-name "
                        + lab.stage().eks().cluster() + " --nodegroup-name "
                        + stage.names().autoscaling().group(SPOT)
                        + " --query 'nodegroup." + of + "' --output text")
                .strip();
    }

    private String groupBounds() throws IOException, InterruptedException {
        return group("[scalingConfig.minSize,scalingConfig.maxSize]").replaceAll("\\s+", " ");
    }

    private static List<String> there() throws IOException, InterruptedException {
        return kubectl(
                        "get",
                        "--ignore-not-found",
                        "-o",
                        "name",
                        "deploy/php-apache",
                        "deploy/load-generator",
                        "deploy/php-apache-spot",
                        "deploy/gpu-job",
                        "hpa/php-apache",
                        "svc/php-apache")
                .lines()
                .toList();
    }

    @Test
    void theSampleItsLoadAndItsBoundsComeAndGo() throws IOException, InterruptedException {
        assumeTrue(there().isEmpty(), "the sample is there already");
        SAMPLE.forEach(manifest -> did(new Command.Apply(manifest)));
        assertThat(there()).hasSize(6);
        assertThat(did(new Command.SetHpaBounds(stage.names().hpaId(), 2, 5)))
                .isEqualTo("horizontalpodautoscaler.autoscaling/php-apache patched");
        assertThat(bounds()).isEqualTo("2 5");
        shell(stage.words(new Command.SetHpaBounds(stage.names().hpaId(), 1, 6)));
        assertThat(bounds()).isEqualTo("1 6");
        did(new Command.SetLoad(2, 2));
        assertThat(replicas("load-generator")).isEqualTo("2");
        shell(stage.words(new Command.SetLoad(1, 1)));
        assertThat(replicas("load-generator")).isEqualTo("1");
        did(new Command.Reset(true)); // kubectl had a hand in it
        assertThat(there()).isEmpty();
        assertThat(stage.changes()).isZero();
    }

    @Test
    void panicStopsTheLoadAndUndoesTheRest() throws Exception {
        assumeTrue(there().isEmpty(), "the sample is there already");
        kubectl(
                "apply",
                "-f",
                Files.writeString(folder.resolve("apache.yaml"), Assets.manifest(Manifest.PHP_APACHE))
                        .toString());
        kubectl(
                "apply",
                "-f",
                Files.writeString(folder.resolve("load.yaml"), Assets.manifest(Manifest.LOAD_GENERATOR))
                        .toString());
        try {
            did(new Command.SetLoad(2, 2));
            did(new Command.SetHpaBounds(stage.names().hpaId(), 2, 5));
            conductor.panic();
            comesTrue("no load", () -> replicas("load-generator").equals("0"));
            comesTrue("bounds as before", () -> bounds().equals("1 10"));
            // Before its objects go, since what is gone cannot be put back; without the gate, which panic has closed.
            assertThat(LiveReset.run(stage, false, TEXTS, new PrintWriter(said)))
                    .as("%s", said)
                    .isTrue();
        } finally {
            kubectl(
                    "delete",
                    "--ignore-not-found",
                    "deploy/php-apache",
                    "deploy/load-generator",
                    "hpa/php-apache",
                    "svc/php-apache");
        }
    }

    @Test
    void aGroupsBoundsAreSetAndPutBack() throws Exception {
        String before = groupBounds();
        int max = Integer.parseInt(before.split(" ")[1]);
        did(new Command.SetGroupBounds(SPOT, 0, max + 1));
        assertThat(groupBounds()).isEqualTo("0 " + (max + 1));
        did(new Command.Reset(false));
        assertThat(groupBounds()).isEqualTo(before);
        comesTrue("at rest", () -> group("status").equals("ACTIVE"));
        try {
            shell(stage.words(new Command.SetGroupBounds(SPOT, 0, max + 2)));
            assertThat(groupBounds()).isEqualTo("0 " + (max + 2));
            comesTrue("at rest", () -> group("status").equals("ACTIVE"));
        } finally {
            shell(stage.words(new Command.SetGroupBounds(SPOT, Integer.parseInt(before.split(" ")[0]), max)));
        }
        assertThat(groupBounds()).isEqualTo(before);
    }

    /// One node by the command, another by its words: cordoned, emptied, and its pods run elsewhere.
    @Test
    void anInterruptionIsPlayedAndUndone() throws Exception {
        assumeTrue(there().isEmpty(), "the sample is there already");
        did(new Command.Apply(Manifest.PHP_APACHE_SPOT));
        did(new Command.Scale(SPOT_PODS, 2));
        comesTrue("two Spot pods on nodes that stay", () -> ready() == 2 && onNodesThatStay());
        String output = did(new Command.InterruptSpot(SPOT));
        String node = output.lines().findFirst().orElseThrow().replaceAll("node/(\\S+) cordoned", "$1");
        assertThat(output).endsWith("node/" + node + " drained");
        assertThat(unschedulable(node)).isEqualTo("true");
        assertThat(kubectl(
                        "get",
                        "pods",
                        "-l",
                        "run=php-apache-spot",
                        "--field-selector",
                        "spec.nodeName=" + node,
                        "-o",
                        "name"))
                .isBlank();
        assertThat(played(conductor.world(), node)).isTrue();
        comesTrue("they run elsewhere", () -> ready() == 2);
        did(new Command.Reset(false));
        assertThat(unschedulable(node)).isNotEqualTo("true");
        assertThat(played(conductor.world(), node)).isFalse();
        assertThat(there()).isEmpty();
    }

    private static boolean played(World world, String node) {
        return world.scaling()
                .map((Scaling all) ->
                        all.outlook(new NodeId("MAIN", node)).played().isPresent())
                .orElse(false);
    }

    private static String unschedulable(String node) throws IOException, InterruptedException {
        return kubectl("get", "node", node, "--ignore-not-found", "-o", "jsonpath={.spec.unschedulable}");
    }

    /// No node of the group is on its way out: the lab's autoscaler ends what the test before has left empty.
    private static boolean onNodesThatStay() throws IOException, InterruptedException {
        String leaving = kubectl(
                "get",
                "nodes",
                "-l",
                "eks.amazonaws.com/nodegroup=" + SPOT.name(),
                "-o",
                "jsonpath={range .items[*]}{.metadata.deletionTimestamp}{.spec.taints[*].key}{end}");
        return leaving.isBlank();
    }

    private static int ready() throws IOException, InterruptedException {
        String ready = kubectl("get", "deploy", "php-apache-spot", "-o", "jsonpath={.status.readyReplicas}");
        return ready.isBlank() ? 0 : Integer.parseInt(ready);
    }

    @Test
    void theWordsOfAnInterruptionCordonAndEmptyTheOldest() throws Exception {
        assumeTrue(there().isEmpty(), "the sample is there already");
        did(new Command.Apply(Manifest.PHP_APACHE_SPOT));
        did(new Command.Scale(SPOT_PODS, 1));
        comesTrue("a Spot pod on a node that stays", () -> ready() == 1 && onNodesThatStay());
        String node = kubectl("get", "pods", "-l", "run=php-apache-spot", "-o", "jsonpath={.items[0].spec.nodeName}");
        try {
            assertThat(shell(stage.words(new Command.InterruptSpot(SPOT))))
                    .contains("node/" + node + " cordoned", "node/" + node + " drained");
            assertThat(unschedulable(node)).isEqualTo("true");
        } finally {
            shell("kubectl --context MAIN uncordon " + node + " || true");
        }
    }
}
