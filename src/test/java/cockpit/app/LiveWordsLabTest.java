package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.LiveStage;
import cockpit.live.StageFile;
import cockpit.script.CelChecks;
import cockpit.stage.Command;
import cockpit.stage.Command.AlarmState;
import cockpit.stage.Command.View;
import cockpit.stage.Manifest;
import cockpit.stage.Words;
import cockpit.world.WorkloadId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The words of every command, run as they are by a shell: they do what they say.
@Tag("lab")
final class LiveWordsLabTest {
    private static final WorkloadId HOME = new WorkloadId("REMOTE", "hipster-app", "adservice");
    private static final String ALARM = "octank-cpu-high";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    private Lab lab;
    private Map<String, JsonNode> before;
    private int users;
    private LiveStage stage;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        lab = Lab.orSkip();
        before = lab.specs();
        users = lab.users();
        stage = LiveOpening.open(lab.stage(), folder.resolve("journals"));
        installed();
    }

    @AfterEach
    void asItWas() throws IOException, InterruptedException {
        stage.close();
        assertThat(lab.specs()).isEqualTo(before);
        assertThat(lab.users()).isEqualTo(users);
    }

    /// The program as a person has it on the path, its journals and all in a home of its own.
    private void installed() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path program = Files.writeString(
                bin.resolve("cockpit"),
                "#!/bin/sh\nexec '" + java + "' -XX:+UseSerialGC -cp '" + System.getProperty("java.class.path") + "' "
                        + Boot.class.getName() + " \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private String run(Command command) throws IOException, InterruptedException {
        return bash(stage.words(command));
    }

    /// What it printed; it must end well.
    private String bash(String words) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-o", "pipefail", "-c", words)
                .directory(lab.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().merge("PATH", folder.resolve("bin") + ":", (path, own) -> own + path);
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", words, printed).isZero();
        return printed;
    }

    /// Waits until it holds, asked again and again: nothing in the lab tells of it by itself.
    private static void comesTrue(String what, Callable<Boolean> holds) throws InterruptedException {
        var came = new CountDownLatch(1);
        var failure = new AtomicReference<Exception>();
        try (var asking = Executors.newSingleThreadScheduledExecutor()) {
            asking.scheduleWithFixedDelay(
                    () -> {
                        try {
                            if (holds.call()) {
                                came.countDown();
                            }
                        } catch (Exception e) {
                            failure.set(e);
                            came.countDown();
                        }
                    },
                    0,
                    250,
                    TimeUnit.MILLISECONDS);
            assertThat(came.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("%s, within %s", what, PATIENCE)
                    .isTrue();
            asking.shutdownNow();
        }
        if (failure.get() != null) {
            throw new AssertionError(what, failure.get());
        }
    }

    /// The lab has no istiod, and nothing yet that scales.
    private static final Set<View> NOT_IN_THE_LAB = EnumSet.of(
            View.PROXY_STATUS,
            View.HPA,
            View.NODE_GROUPS,
            View.SCALING_POLICIES,
            View.SCALING_ACTIVITIES,
            View.PENDING,
            View.AUTOSCALER_STATUS);

    @Test
    void everyLookPrintsWhatItLooksAt() throws IOException, InterruptedException {
        for (View view : View.values()) {
            if (!NOT_IN_THE_LAB.contains(view)) {
                assertThat(run(new Command.Inspect(view))).as("%s", view).contains(seen(view));
            }
        }
    }

    private static String seen(View view) {
        return switch (view) {
            case SHOP -> "200 OK";
            case CONTEXTS -> "REMOTE";
            case NODES -> "eks-1";
            case PEERING -> "VpcPeeringConnectionId";
            case ROUTE_TABLES -> "DestinationCidrBlock";
            case PODS_HOME -> "loadgenerator";
            case PODS_CLOUD -> "recommendationservice";
            case GATEWAYS -> "istio-eastwestgateway";
            case PROXY_STATUS -> "";
            case ROUTE -> "Weight:";
            case SUBSETS -> "onprem";
            case AGENT_METRIC -> "cpu_usage_active";
            case ALARM -> "StateValue";
            case SUBSCRIPTION -> "octank-burst";
            case FUNCTION -> "octank-burst-shift";
            case HPA, NODE_GROUPS, SCALING_POLICIES, SCALING_ACTIVITIES, PENDING, AUTOSCALER_STATUS -> "";
        };
    }

    private String weights() throws IOException, InterruptedException {
        return bash("kubectl --context MAIN -n hipster-app get vs recommend-split"
                + " -o jsonpath='{.spec.http[0].route[*].weight}'");
    }

    @Test
    void weightsAndSizesAreSet() throws IOException, InterruptedException {
        run(new Command.SetWeight(stage.names().routeId(), 30));
        assertThat(weights()).isEqualTo("70 30");
        run(new Command.SetWeight(stage.names().routeId(), 0));
        assertThat(weights()).isEqualTo("100 0");
        String replicas = "kubectl --context REMOTE -n hipster-app get deploy adservice -o jsonpath={.spec.replicas}";
        int was = Integer.parseInt(bash(replicas));
        run(new Command.Scale(HOME, was + 2));
        assertThat(bash(replicas)).isEqualTo(String.valueOf(was + 2));
        run(new Command.Scale(HOME, was));
    }

    @Test
    void manifestsAreAppliedAndDeleted() throws IOException, InterruptedException {
        for (Manifest manifest : List.of(Manifest.SECOND_INGRESS, Manifest.PHP_APACHE, Manifest.TRAIN)) {
            var names = new ArrayList<String>();
            manifest.parts().forEach(part -> names.add(part.shown()));
            try {
                assertThat(run(new Command.Apply(manifest)).lines())
                        .containsExactlyElementsOf(names.stream()
                                .map(name -> name + " serverside-applied")
                                .toList());
            } finally {
                assertThat(run(new Command.Delete(manifest)))
                        .contains(manifest.parts().stream()
                                .map(part -> "\"" + part.name() + "\" deleted")
                                .toList());
            }
            assertThat(run(new Command.Delete(manifest))).as("again").isBlank();
        }
    }

    @Test
    void theAlarmIsSet() throws IOException, InterruptedException {
        String history = "aws cloudwatch describe-alarm-history --alarm-name " + ALARM
                + " --region ap-northeast-2 --query 'length(AlarmHistoryItems[?contains(HistoryData, `Set by Cockpit`)])'";
        int set = Integer.parseInt(bash(history).strip());
        run(new Command.SetAlarmState(ALARM, AlarmState.INSUFFICIENT_DATA));
        assertThat(Integer.parseInt(bash(history).strip())).isEqualTo(set + 1);
        comesTrue(
                "it falls back by itself",
                () -> bash("aws cloudwatch describe-alarms --alarm-names " + ALARM + " --region ap-northeast-2")
                        .contains("\"StateValue\": \"OK\""));
    }

    @Test
    void loadByLocustIsSetAndStopped() throws IOException, InterruptedException {
        try {
            run(new Command.SetLoad(60, 20));
            comesTrue("60 users", () -> lab.users() == 60);
            run(new Command.SetWeight(stage.names().routeId(), 30));
            run(new Command.Panic());
            comesTrue("no users", () -> lab.users() == 0);
            assertThat(weights()).isEqualTo("100 0");
        } finally {
            run(new Command.SetLoad(users, Words.STOP_RATE));
            comesTrue("as many users as before", () -> lab.users() == users);
        }
    }

    /// The same stage with another of its three drivers.
    private LiveStage driven(String driver) throws IOException {
        Path own = lab.stage().file();
        String text = Files.readString(own)
                .replace("kubeconfig: ", "kubeconfig: " + lab.folder() + "/")
                .replace("File: ", "File: " + lab.folder() + "/")
                .replace("driver: locust", "driver: " + driver);
        StageFile file = StageFile.read(Files.writeString(folder.resolve(driver + ".yaml"), text));
        return LiveOpening.open(file, folder.resolve("journals-" + driver));
    }

    @Test
    void loadByTheLoadGeneratorsDeploymentIsSetAndStopped() throws IOException, InterruptedException {
        String spec = "kubectl --context REMOTE -n hipster-app get deploy loadgenerator -o jsonpath="
                + "'{.spec.replicas} {.spec.template.spec.containers[0].env[*].value}'";
        String was = bash(spec);
        try (LiveStage other = driven("deployment")) {
            bash(other.words(new Command.SetLoad(0, 1)));
            assertThat(bash(spec)).startsWith("0 ");
            bash(other.words(new Command.SetLoad(70, 2)));
            assertThat(bash(spec)).isEqualTo("1 frontend:80 70 2");
            bash(other.words(new Command.SetLoad(50, 1)));
        }
        assertThat(bash(spec)).isEqualTo(was);
    }

    @Test
    void loadOnTheHostsIsSetAndStopped() throws IOException, InterruptedException {
        try (LiveStage other = driven("hosts")) {
            try {
                bash(other.words(new Command.SetLoad(60, 1)));
            } finally {
                bash(other.words(new Command.SetLoad(0, 1)));
            }
        }
    }

    /// What was changed here is put back by the program from the command line, as its words say.
    @Test
    void resetPutsBack() throws IOException, InterruptedException {
        Path journals = folder.resolve(".local/state/cockpit/journals");
        String replicas = "kubectl --context REMOTE -n hipster-app get deploy adservice -o jsonpath={.spec.replicas}";
        String was = bash(replicas);
        try (LiveStage changing = LiveOpening.open(lab.stage(), journals)) {
            var scenario = Assets.scenario("bursting", changing.names());
            var conductor = Rehearsal.conductor(changing, scenario, new CelChecks(scenario, changing.names()));
            comesTrue("connected", () -> {
                conductor.advance(conductor.now() + 250_000);
                return conductor.world().platform().workloads().find(HOME).isPresent();
            });
            LiveRehearsal.arm(changing, conductor);
            conductor.send(new Command.Scale(HOME, 4), "");
            comesTrue("scaled", () -> {
                conductor.advance(conductor.now() + 250_000);
                return changing.changes() == 1 && bash(replicas).equals("4");
            });
        }
        assertThat(run(new Command.Reset(false))).contains("adservice");
        assertThat(bash(replicas)).isEqualTo(was);
    }
}
