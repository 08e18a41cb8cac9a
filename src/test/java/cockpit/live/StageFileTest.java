package cockpit.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import cockpit.live.StageFile.Call;
import cockpit.live.StageFile.Driver;
import cockpit.live.StageFile.Hosts;
import cockpit.live.StageFile.Verb;
import cockpit.stage.Names;
import cockpit.views.theme.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StageFileTest {
    private static final Path STAGES = Path.of("src/test/resources/stages");

    @TempDir
    private Path folder = Path.of("");

    private BadStage bad(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("stage.yaml"), yaml);
        return catchThrowableOfType(BadStage.class, () -> StageFile.read(file));
    }

    @Test
    void theShippedStageIsTheTalks() throws IOException {
        StageFile stage = StageFile.read(Path.of("assets/stage/stage.yaml"));
        assertThat(stage.names()).isEqualTo(Names.SHIPPED);
        assertThat(stage.rehearsalsArm()).isFalse();
        assertThat(stage.allows("MAIN", "hipster-app", "VirtualService", Verb.PATCH))
                .isTrue();
        assertThat(stage.allows("REMOTE", "hipster-app", "VirtualService", Verb.PATCH))
                .isFalse();
        assertThat(stage.allows("MAIN", "hipster-app", "VirtualService", Verb.DELETE))
                .isFalse();
        assertThat(stage.allows("MAIN", "default", "VirtualService", Verb.PATCH))
                .isFalse();
    }

    @Test
    void everyKeyIsRead() throws IOException {
        StageFile stage = StageFile.read(STAGES.resolve("full.yaml"));
        assertThat(stage.name()).isEqualTo("full");
        assertThat(stage.rehearsalsArm()).isTrue();
        assertThat(stage.kubernetes().kubeconfig())
                .contains(STAGES.toAbsolutePath().resolve("kube/config"));
        assertThat(stage.kubernetes().remote()).isEqualTo(new StageFile.Cluster("REMOTE", "Octank-Cluster"));
        assertThat(stage.route())
                .isEqualTo(new StageFile.Split(
                        "recommend-split",
                        "recommendationservice",
                        "recommendationservice.hipster-app.svc.cluster.local",
                        "onprem",
                        "cloud"));
        assertThat(stage.sensitive()).containsExactly("cartservice", "paymentservice");
        StageFile.Aws aws = stage.aws();
        assertThat(aws.configFile()).contains(Path.of(System.getProperty("user.home"), "aws", "config"));
        assertThat(aws.credentialsFile()).contains(Path.of("/etc/aws/credentials"));
        assertThat(aws.endpoint("service_quotas")).contains(URI.create("http://127.0.0.1:5000"));
        assertThat(aws.endpoint("cloudwatch")).contains(URI.create("http://127.0.0.1:4566"));
        assertThat(aws.allow())
                .containsExactlyInAnyOrder(Call.SET_ALARM_STATE, Call.SEND_COMMAND, Call.UPDATE_NODEGROUP_CONFIG);
        assertThat(stage.load().driver()).isEqualTo(Driver.LOCUST);
        assertThat(stage.load().hosts()).contains(new Hosts.Hook(URI.create("http://localhost:8000/lab/burn")));
        assertThat(stage.autoscaling())
                .contains(new StageFile.Autoscaling(
                        "php-apache",
                        "load-generator",
                        Map.of("on-demand", "workers", "spot", "spot-workers", "gpu", "gpu")));
        assertThat(stage.mask()).containsExactly("customer.example");
    }

    @Test
    void whatMayBeLeftOutHasItsDefault() throws IOException {
        StageFile stage = StageFile.read(STAGES.resolve("small.yaml"));
        assertThat(stage.rehearsalsArm()).isFalse();
        assertThat(stage.kubernetes().main().cluster()).isEqualTo("a");
        assertThat(stage.route().host()).isEqualTo("s");
        assertThat(stage.aws().trainingRegion()).isEqualTo("eu-central-1");
        assertThat(stage.aws().endpoint("sts")).isEmpty();
        assertThat(stage.alarm().metric()).isEqualTo("cpu_usage_active");
        assertThat(stage.allow()).isEmpty();
        assertThat(stage.shop()).isEmpty();
        assertThat(stage.autoscaling()).isEmpty();
    }

    /// A group that plays two roles would be drawn twice, and its nodes could be in one only.
    @Test
    void aGroupHasOneRole() throws IOException {
        String full = Files.readString(STAGES.resolve("full.yaml"));
        assertThat(full).contains("gpu: gpu");
        BadStage bad = bad(full.replace("gpu: gpu", "gpu: workers"));
        assertThat(bad.mistakes())
                .extracting(Mistake::path, Mistake::kind)
                .containsExactly(tuple("autoscaling.groups.gpu", Mistake.Kind.SAME_GROUP));
        assertThat(bad.in(Texts.of("en"))).contains("workers has another role already");
    }

    @Test
    void aRoleMayBeMissing() throws IOException {
        String full = Files.readString(STAGES.resolve("full.yaml"));
        Path file = Files.writeString(
                folder.resolve("stage.yaml"),
                full.replace("{spot: spot-workers, on-demand: workers, gpu: gpu}", "{spot: s}"));
        assertThat(StageFile.read(file).autoscaling().orElseThrow().groups()).containsExactly(entry("spot", "s"));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = "COCKPIT_STAGE", matches = ".+", disabledReason = "needs the lab's stage")
    void theLabsStageIsOne() throws IOException {
        StageFile stage = StageFile.read(Path.of(System.getenv("COCKPIT_STAGE")));
        assertThat(stage.names()).isEqualTo(Names.SHIPPED);
        assertThat(stage.rehearsalsArm()).isTrue();
        assertThat(stage.kubernetes().kubeconfig())
                .hasValueSatisfying(file -> assertThat(file).exists());
    }

    /// All mistakes of a file in one go, each where it is.
    @Test
    void everyMistakeIsToldWithItsPlace() {
        BadStage bad = catchThrowableOfType(BadStage.class, () -> StageFile.read(STAGES.resolve("mistaken.yaml")));
        assertThat(bad.mistakes())
                .extracting(each -> each.line() + ":" + each.column() + " " + each.path() + " " + each.kind())
                .containsExactly(
                        "1:7 name NOT_TEXT",
                        "2:11 rehearse NOT_ONE_OF",
                        "4:9 kubernetes.main.context MISSING",
                        "4:10 kubernetes.main.kontext MISSPELT_KEY",
                        "6:14 kubernetes.namespace WRONG_FORM",
                        "9:12 route.service SENSITIVE_SPLIT",
                        "10:34 route.subsets.cloud SAME_SUBSET",
                        "13:11 aws.region WRONG_FORM",
                        "14:3 aws.region TWICE",
                        "15:13 aws.endpoint WRONG_FORM",
                        "16:8 alarm WRONG_SHAPE",
                        "17:7 topic NO_VALUE",
                        "18:11 function WRONG_FORM",
                        "20:7 load NO_ADDRESS",
                        "20:31 load.hosts NOT_EITHER",
                        "22:54 allow[0].kind NOT_ONE_OF",
                        "22:82 allow[0].verbs[1] NOT_ONE_OF",
                        "23:1 colour UNKNOWN_KEY");
    }

    /// Nodes are in no namespace, and are cordoned and drained; everything else is in one, and never is.
    @Test
    void nodesAreAllowedWithoutANamespaceAndOnlyToBeEmptied() throws IOException {
        String shipped = Files.readString(Path.of("assets/stage/stage.yaml"));
        StageFile stage = StageFile.read(Files.writeString(
                folder.resolve("a.yaml"),
                shipped.replace("  # - {context: MAIN, kind: Node", "  - {context: MAIN, kind: Node")));
        assertThat(stage.allows("MAIN", "", "Node", Verb.CORDON)).isTrue();
        assertThat(stage.allows("MAIN", "", "Node", Verb.DRAIN)).isTrue();
        assertThat(stage.allows("MAIN", "", "Node", Verb.PATCH)).isFalse();
        String bad = shipped.replace(
                "  # - {context: MAIN, kind: Node, verbs: [cordon, drain]}",
                "  - {context: MAIN, namespace: hipster-app, kind: Node, verbs: [cordon, delete]}\n"
                        + "  - {context: MAIN, kind: Deployment, verbs: [drain]}");
        assertThatThrownBy(() -> StageFile.read(Files.writeString(folder.resolve("b.yaml"), bad)))
                .isInstanceOfSatisfying(
                        BadStage.class,
                        e -> assertThat(e.mistakes())
                                .extracting(each -> each.path() + " " + each.kind())
                                .containsExactlyInAnyOrder(
                                        "allow[2].namespace UNKNOWN_KEY",
                                        "allow[2].verbs[1] NOT_ONE_OF",
                                        "allow[3].namespace MISSING",
                                        "allow[3].verbs[0] NOT_ONE_OF"));
    }

    /// What is the talk's is not the file's: which load is moved, the scenario decides.
    @Test
    void forScenario2TheLoadIsADeploymentsPods() throws IOException {
        StageFile shipped = StageFile.read(Path.of("assets/stage/stage.yaml"));
        StageFile scaling = shipped.scaling();
        assertThat(scaling.load().driver()).isEqualTo(StageFile.Driver.PODS);
        assertThat(scaling.load().deployment()).contains(new StageFile.Workload("MAIN", "load-generator"));
        assertThat(scaling.names().autoscaling()).isEqualTo(Names.SHIPPED.autoscaling());
        assertThat(scaling.allow()).isEqualTo(shipped.allow());
        Path without = Files.writeString(
                folder.resolve("c.yaml"),
                Files.readString(shipped.file()).replaceAll("(?m)^autoscaling:\\n(  .*\\n)+", ""));
        StageFile none = StageFile.read(without);
        assertThat(none.autoscaling()).isEmpty();
        assertThat(none.scaling()).isSameAs(none);
    }

    @Test
    void theWordsTellTheCureInBothLanguages() {
        BadStage bad = catchThrowableOfType(BadStage.class, () -> StageFile.read(STAGES.resolve("mistaken.yaml")));
        String file = STAGES.resolve("mistaken.yaml").toString();
        List<String> english = bad.in(Texts.of("en")).lines().toList();
        assertThat(english).hasSameSizeAs(bad.mistakes());
        assertThat(english)
                .contains(
                        file + ", line 4, column 9: kubernetes.main.context is missing."
                                + " It takes the kubectl context of the EKS cluster",
                        file + ", line 4, column 10: kubernetes.main.kontext is not known here."
                                + " Did you mean context? The keys here are context, cluster",
                        file + ", line 22, column 54: allow[0].kind: \"Deployments\" is not known here. Write one of"
                                + " Deployment, Gateway, HorizontalPodAutoscaler, Node, Service, TrainingJob, VirtualService");
        assertThat(bad.in(Texts.of("ko")).lines().toList())
                .hasSameSizeAs(english)
                .contains(file + ", 4번째 줄 9번째 칸: kubernetes.main.context이(가) 없습니다." + " 적을 것: EKS 클러스터의 kubectl 컨텍스트");
    }

    @Test
    void aSecretInTheFileIsNotRepeated() {
        BadStage bad = catchThrowableOfType(BadStage.class, () -> StageFile.read(STAGES.resolve("mistaken.yaml")));
        assertThat(bad.getMessage()).contains("aws.endpoint").doesNotContain(":password@");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'' | 0 | 0 | EMPTY",
                "'# nothing' | 0 | 0 | EMPTY",
                "'- a' | 1 | 1 | WRONG_SHAPE",
                "'name: [a' | 1 | 9 | NOT_YAML",
                "'\tname: a' | 1 | 1 | NOT_YAML"
            })
    void whatIsNoStageAtAllIsToldToo(String yaml, int line, int column, Mistake.Kind kind) throws IOException {
        BadStage bad = bad(yaml.substring(1, yaml.length() - 1));
        assertThat(bad.mistakes().getFirst().kind()).isEqualTo(kind);
        assertThat(bad.mistakes().getFirst().line()).isEqualTo(line);
        assertThat(bad.mistakes().getFirst().column()).isEqualTo(column);
        assertThat(bad.in(Texts.of("ko"))).isNotBlank();
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        assertThat(catchThrowableOfType(NoSuchFileException.class, () -> StageFile.read(folder.resolve("none.yaml"))))
                .hasMessageContaining("none.yaml");
        assertThat(catchThrowableOfType(BadStage.class, () -> StageFile.read(folder)))
                .hasMessage(folder + ": this is a folder. Name the stage.yaml in it");
        Path file = Files.write(folder.resolve("latin.yaml"), new byte[] {'n', ':', ' ', (byte) 0xe9});
        assertThat(catchThrowableOfType(BadStage.class, () -> StageFile.read(file))
                        .mistakes())
                .extracting(Mistake::kind)
                .containsExactly(Mistake.Kind.NOT_UTF8);
    }

    @Test
    void anotherStagesContextIsNoneOfThisOne() throws IOException {
        String full = Files.readString(STAGES.resolve("full.yaml"));
        assertThat(bad(full.replace("{context: REMOTE, namespace", "{context: OTHER, namespace"))
                        .getMessage())
                .endsWith("allow[1].context: OTHER is none of this stage's contexts. Write one of MAIN, REMOTE");
        assertThat(bad(full.replace("remote: {context: REMOTE,", "remote: {context: MAIN,"))
                        .mistakes())
                .extracting(Mistake::kind)
                .contains(Mistake.Kind.SAME_CONTEXT);
    }

    /// A mistake in a context is told once, not again by everything that names it.
    @ParameterizedTest
    @ValueSource(strings = {"context: [MAIN]", "context: ''", "context:"})
    void oneMistakeIsToldOnce(String context) throws IOException {
        String full =
                Files.readString(STAGES.resolve("full.yaml")).replace("context: MAIN, cluster", context + ", cluster");
        assertThat(bad(full).mistakes()).extracting(Mistake::path).containsExactly("kubernetes.main.context");
    }
}
