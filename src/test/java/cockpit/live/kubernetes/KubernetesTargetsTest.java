package cockpit.live.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cockpit.live.Failed;
import cockpit.live.Journal;
import cockpit.live.ObjectTarget;
import cockpit.live.StageFile;
import cockpit.live.Target;
import cockpit.stage.Manifest;
import cockpit.world.WorkloadId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// Writes to a cluster: tried first, of the version that was read, put back, and somebody else's left alone.
final class KubernetesTargetsTest {
    private static final String SHOP = "/namespaces/hipster-app/";
    private static final String DEPLOYMENT = "/apis/apps/v1" + SHOP + "deployments/php-apache";
    private static final String SERVICE = "/api/v1" + SHOP + "services/php-apache";
    private static final String HPA = "/apis/autoscaling/v2" + SHOP + "horizontalpodautoscalers/php-apache";
    private static final String OLD = """
            {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "php-apache",
              "namespace": "hipster-app", "labels": {"a": "b"}, "annotations": {"deployment.kubernetes.io/revision": "4"}},
             "spec": {"replicas": 2, "paused": true}}""";

    @TempDir
    private Path folder = Path.of("");

    private final ObjectsDouble api = new ObjectsDouble();
    private final ClusterClients clients = new ClusterClients();
    private Link link;
    private KubernetesTargets targets;

    @BeforeEach
    void open() throws IOException, NoAccess {
        StageFile stage = Stages.at(folder, api.url().toString());
        var access = Kubeconfig.read(Kubeconfig.files(stage))
                .access("MAIN", stage.aws(), Duration.ofSeconds(5), Clock.systemUTC());
        link = new Link("MAIN", access);
        clients.put("MAIN", link);
        targets = new KubernetesTargets(stage, clients, KubernetesTargetsTest::shipped);
    }

    @AfterEach
    void close() {
        link.close();
        api.close();
    }

    private static String shipped(Manifest manifest) {
        try {
            return Files.readString(Path.of("assets/stage", manifest.file()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectTarget deployment() {
        return targets.objects(Manifest.PHP_APACHE).getFirst();
    }

    /// The same as the journal finds it again.
    private Target noted(Target target, String made) {
        return targets.of(new Journal.Entry(Instant.EPOCH, "", target.name(), NullNode.getInstance(), made))
                .orElseThrow();
    }

    private String uid() {
        return there(DEPLOYMENT).at("/metadata/uid").asString();
    }

    private JsonNode there(String path) {
        return Objects.requireNonNull(api.objects.get(path));
    }

    private static void failsWith(ThrowingCallable act, String key) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Failed.class, e -> assertThat(e.trouble().key()).isEqualTo(key));
    }

    @Test
    void aScaleIsTriedFirstAndOfTheVersionThatWasRead() throws Failed {
        api.put(DEPLOYMENT, OLD, "kubectl");
        var scale = targets.scale(new WorkloadId("MAIN", "hipster-app", "php-apache"));
        assertThat(scale.read().asInt()).isEqualTo(2);
        assertThat(scale.writer()).contains("kubectl");
        String version = there(DEPLOYMENT).at("/metadata/resourceVersion").asString();
        assertThat(scale.set(7)).isEqualTo("deployment.apps/php-apache scaled");
        assertThat(there(DEPLOYMENT).at("/spec/replicas").asInt()).isEqualTo(7);
        assertThat(api.writes()).containsExactly("PATCH " + DEPLOYMENT + " dry", "PATCH " + DEPLOYMENT);
        assertThat(api.asked().getLast().parameters()).containsEntry("fieldManager", "cockpit");
        assertThat(api.asked().getLast().body()).contains("\"resourceVersion\":\"" + version + "\"");
        noted(scale, "").restore(scale.read());
        assertThat(noted(scale, "").name()).isEqualTo("Deployment MAIN/hipster-app/php-apache scale");
    }

    @Test
    void whoeverIsFasterIsReadAgainOnceAndThenSaid() throws Failed {
        api.put(DEPLOYMENT, OLD, "kubectl");
        var scale = targets.scale(new WorkloadId("MAIN", "hipster-app", "php-apache"));
        Runnable somebody = () -> api.put(DEPLOYMENT, OLD, "somebody");
        api.others.add(somebody);
        scale.set(7);
        assertThat(there(DEPLOYMENT).at("/spec/replicas").asInt()).isEqualTo(7);
        api.others.addAll(List.of(somebody, somebody));
        failsWith(() -> scale.set(8), "live.kubernetes.conflict");
        assertThat(there(DEPLOYMENT).at("/spec/replicas").asInt()).isEqualTo(2);
    }

    @Test
    void theHpaIsNobodyWhoCouldBeAsked() throws Failed {
        api.put(DEPLOYMENT, OLD, "kube-controller-manager");
        assertThat(targets.scale(new WorkloadId("MAIN", "hipster-app", "php-apache"))
                        .writer())
                .isEmpty();
    }

    @Test
    void aDeploymentThatIsNotThereIsSaid() {
        failsWith(
                () -> targets.scale(new WorkloadId("MAIN", "hipster-app", "php-apache"))
                        .read(),
                "live.kubernetes.noObject");
        failsWith(
                () -> targets.scale(new WorkloadId("REMOTE", "hipster-app", "php-apache"))
                        .read(),
                "live.kubernetes.notConnected");
    }

    @Test
    void allOfAManifestIsAppliedInItsNamespaceAndGoesByItsUid() throws Failed {
        var made = new TreeMap<String, String>();
        for (ObjectTarget each : targets.objects(Manifest.PHP_APACHE)) {
            assertThat(each.read().isNull()).isTrue();
            each.tryApply();
            ObjectTarget.Applied applied = each.apply();
            assertThat(applied.made()).isTrue();
            made.put(each.name(), applied.uid());
        }
        assertThat(api.writes())
                .containsExactly(
                        "PATCH " + DEPLOYMENT + " dry",
                        "PATCH " + DEPLOYMENT,
                        "PATCH " + SERVICE + " dry",
                        "PATCH " + SERVICE,
                        "PATCH " + HPA + " dry",
                        "PATCH " + HPA);
        assertThat(api.asked().getLast().header("content-type")).startsWith("application/apply-patch+yaml");
        assertThat(there(HPA).at("/metadata/namespace").asString()).isEqualTo("hipster-app");
        for (var each : made.entrySet()) {
            Target target = targets.of(new Journal.Entry(
                            Instant.EPOCH, "", each.getKey(), NullNode.getInstance(), each.getValue()))
                    .orElseThrow();
            target.restore(NullNode.getInstance());
            assertThat(target.settled().isNull()).isTrue();
        }
        assertThat(api.objects).isEmpty();
    }

    @Test
    void somebodyElsesOfTheSameNameStays() throws Failed {
        String made = deployment().apply().uid();
        api.objects.clear();
        api.put(DEPLOYMENT, OLD, "kubectl");
        assertThat(noted(deployment(), made).writer()).contains("kubectl");
        failsWith(() -> noted(deployment(), made).restore(NullNode.getInstance()), "live.kubernetes.others");
        assertThat(api.objects).containsKey(DEPLOYMENT);
        failsWith(() -> noted(deployment(), "").restore(NullNode.getInstance()), "live.kubernetes.others");
        assertThat(api.objects).containsKey(DEPLOYMENT);
    }

    /// Killed between the act and the note of its uid.
    @Test
    void oneWhoseUidWasNotNotedGoesIfNobodyElseHadAHandInIt() throws Failed {
        deployment().apply();
        noted(deployment(), "").restore(NullNode.getInstance());
        assertThat(api.objects).isEmpty();
    }

    @Test
    void oneThatWasThereComesBackAsItWas() throws Failed {
        api.put(DEPLOYMENT, OLD, "kubectl");
        JsonNode before = deployment().read();
        assertThat(before.toString()).doesNotContain("uid", "status", "managedFields", "revision");
        ObjectTarget.Applied applied = deployment().apply();
        assertThat(applied.made()).isFalse();
        assertThat(deployment().read()).isNotEqualTo(before);
        noted(deployment(), "").restore(before);
        assertThat(deployment().read()).isEqualTo(before);
        assertThat(uid()).isEqualTo(applied.uid());
        assertThat(there(DEPLOYMENT).at("/metadata/annotations").toString()).contains("revision");
    }

    @Test
    void oneThatIsDeletedComesBackAsItWas() throws Failed {
        api.put(DEPLOYMENT, OLD, "kubectl");
        JsonNode before = deployment().read();
        deployment().tryDelete();
        assertThat(api.objects).containsKey(DEPLOYMENT);
        assertThat(deployment().delete()).isEqualTo("deployment.apps/php-apache deleted");
        assertThat(deployment().delete()).isEmpty();
        assertThat(api.objects).isEmpty();
        noted(deployment(), "").restore(before);
        assertThat(deployment().read()).isEqualTo(before);
        assertThat(api.writes())
                .endsWith("POST /apis/apps/v1" + SHOP + "deployments dry", "POST /apis/apps/v1" + SHOP + "deployments");
    }

    @Test
    void whatIsNoTargetOfTheStageIsNotFound() {
        assertThat(targets.of(new Journal.Entry(Instant.EPOCH, "", "Secret x", NullNode.getInstance(), "")))
                .isEmpty();
    }
}
