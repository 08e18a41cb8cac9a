package cockpit.live.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cockpit.live.BoundsTarget;
import cockpit.live.Failed;
import cockpit.live.Journal;
import cockpit.live.NodeTarget;
import cockpit.live.StageFile;
import cockpit.live.Target;
import cockpit.world.HpaId;
import cockpit.world.NodeId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/// An HPA's bounds, and nodes that are emptied: tried first, of the version that was read, and put back.
final class NodesAndBoundsTest {
    private static final String NODES = "/api/v1/nodes";
    private static final String PODS = "/api/v1/pods";
    private static final String SHOP = "/api/v1/namespaces/hipster-app/pods/";
    private static final String SYSTEM = "/api/v1/namespaces/kube-system/pods/";
    private static final HpaId HPA = new HpaId("MAIN", "hipster-app", "php-apache");

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
        targets = new KubernetesTargets(stage, clients, manifest -> "");
        api.collections.addAll(List.of(NODES, PODS));
    }

    @AfterEach
    void close() {
        link.close();
        api.close();
    }

    private Target noted(Target target) {
        return targets.of(new Journal.Entry(Instant.EPOCH, "", target.name(), NullNode.getInstance(), ""))
                .orElseThrow();
    }

    private JsonNode there(String path) {
        return Objects.requireNonNull(api.objects.get(path));
    }

    private static void failsWith(ThrowingCallable act, String key) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Failed.class, e -> assertThat(e.trouble().key()).isEqualTo(key));
    }

    private String hpa(String served) {
        String versions = String.join("\"}, {\"version\": \"", served.split(" "));
        api.put("/apis/autoscaling", "{\"versions\": [{\"version\": \"" + versions + "\"}]}", "");
        String version = List.of("v2", "v2beta2", "v2beta1", "v1").stream()
                .filter(List.of(served.split(" "))::contains)
                .findFirst()
                .orElseThrow();
        String path = "/apis/autoscaling/" + version + "/namespaces/hipster-app/horizontalpodautoscalers/php-apache";
        api.put(path, """
                {"metadata": {"name": "php-apache"}, "spec": {"minReplicas": 1, "maxReplicas": 10, "other": "x"}}""", "kubectl");
        return path;
    }

    @ParameterizedTest
    @CsvSource({"v1 v2 v2beta2", "v2beta2 v1", "v1"})
    void boundsAreWrittenInTheNewestVersionServedAndPutBack(String served) throws Failed {
        String path = hpa(served);
        BoundsTarget bounds = targets.bounds(HPA);
        JsonNode before = bounds.read();
        assertThat(before.toString()).isEqualTo("{\"min\":1,\"max\":10}");
        String version = there(path).at("/metadata/resourceVersion").asString();
        assertThat(bounds.set(2, 20)).isEqualTo("horizontalpodautoscaler.autoscaling/php-apache patched");
        assertThat(there(path).path("spec").toString())
                .isEqualTo("{\"minReplicas\":2,\"maxReplicas\":20,\"other\":\"x\"}");
        assertThat(api.writes()).containsExactly("PATCH " + path + " dry", "PATCH " + path);
        assertThat(api.asked().getLast().body()).contains("\"resourceVersion\":\"" + version + "\"");
        noted(bounds).restore(before);
        assertThat(noted(bounds).settled()).isEqualTo(before);
        noted(bounds).restore(before);
        assertThat(api.writes()).as("what is so already is not written").hasSize(4);
        assertThat(bounds.name()).isEqualTo("HorizontalPodAutoscaler MAIN/hipster-app/php-apache bounds");
        assertThat(bounds.writer()).contains("cockpit");
    }

    @Test
    void whoeverChangesTheHpaMeanwhileIsReadAgainOnce() throws Failed {
        String path = hpa("v2");
        Runnable somebody = () -> hpa("v2");
        api.others.add(somebody);
        targets.bounds(HPA).set(2, 20);
        assertThat(there(path).at("/spec/maxReplicas").asInt()).isEqualTo(20);
        api.others.addAll(List.of(somebody, somebody));
        failsWith(() -> targets.bounds(HPA).set(3, 30), "live.kubernetes.conflict");
        assertThat(there(path).at("/spec/maxReplicas").asInt()).isEqualTo(10);
    }

    private void node(String name, String created, String group, String ready, String spec) {
        api.put(NODES + "/" + name, """
                {"metadata": {"name": "%s", "creationTimestamp": "%s", "labels": {"eks.amazonaws.com/nodegroup": "%s"}},
                 "spec": %s, "status": {"conditions": [{"type": "Ready", "status": "%s"}]}}""".formatted(name, created, group, spec, ready), "kubelet");
    }

    private void nodes() {
        node("oldest", "2026-11-27T01:00:00Z", "spot", "False", "{}");
        node("cordoned", "2026-11-27T01:30:00Z", "spot", "True", "{\"unschedulable\": true}");
        node("other", "2026-11-27T00:00:00Z", "workers", "True", "{}");
        node("younger", "2026-11-27T03:00:00Z", "spot", "True", "{}");
        node("older", "2026-11-27T02:00:00Z", "spot", "True", "{}");
    }

    private void pod(String path, String node, String metadata, String phase) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String namespace = path.split("/")[4];
        api.put(path, """
                {"metadata": {"name": "%s", "namespace": "%s"%s}, "spec": {"nodeName": "%s"}, "status": {"phase": "%s"}}""".formatted(name, namespace, metadata, node, phase), "");
    }

    private static String made(String kind) {
        return ", \"ownerReferences\": [{\"kind\": \"" + kind + "\", \"controller\": true}]";
    }

    private void pods() {
        pod(SHOP + "web-1", "older", made("ReplicaSet"), "Running");
        pod(SHOP + "web-2", "younger", made("ReplicaSet"), "Running");
        pod(SHOP + "done", "older", "", "Succeeded");
        pod(SYSTEM + "dns", "older", made("ReplicaSet"), "Running");
        pod(SYSTEM + "proxy", "older", made("DaemonSet"), "Running");
        pod(SYSTEM + "mirror", "older", ", \"annotations\": {\"kubernetes.io/config.mirror\": \"x\"}", "Running");
    }

    private NodeTarget oldest() throws Failed {
        return targets.oldest("MAIN", "spot");
    }

    @Test
    void theOldestThatIsReadyAndTakesPodsIsEmptiedAsKubectlWould() throws Failed {
        nodes();
        pods();
        NodeTarget node = oldest();
        assertThat(node.id()).isEqualTo(new NodeId("MAIN", "older"));
        assertThat(node.name()).isEqualTo("Node MAIN/older");
        node.tryDrain();
        assertThat(api.writes()).hasSize(4).allSatisfy(each -> assertThat(each).endsWith(" dry"));
        assertThat(api.objects).containsKey(SHOP + "web-1");
        assertThat(node.cordon()).isEqualTo("node/older cordoned");
        assertThat(there(NODES + "/older").at("/spec/unschedulable").asBoolean(false))
                .isTrue();
        NodeTarget.Evicted first = node.evict();
        assertThat(first.lines())
                .containsExactlyInAnyOrder(
                        "evicting pod hipster-app/web-1",
                        "evicting pod hipster-app/done",
                        "evicting pod kube-system/dns");
        assertThat(first.left()).hasSize(3);
        assertThat(node.evict()).isEqualTo(new NodeTarget.Evicted(List.of(), List.of()));
        assertThat(api.objects).containsKeys(SHOP + "web-2", SYSTEM + "proxy", SYSTEM + "mirror");
        assertThat(oldest().id().name()).as("the next one").isEqualTo("younger");
    }

    @Test
    void aPodThatABudgetHoldsIsAskedAgainAndAnotherOfItsNameIsLeft() throws Failed {
        nodes();
        pods();
        api.held.add(SHOP + "web-1");
        NodeTarget node = oldest();
        node.tryDrain(); // that it is held just now is no refusal
        assertThat(node.evict().lines()).doesNotContain("evicting pod hipster-app/web-1");
        assertThat(node.evict().left()).containsExactly("hipster-app/web-1");
        api.held.clear();
        assertThat(node.evict().lines()).containsExactly("evicting pod hipster-app/web-1");
    }

    /// A pod takes its time to end: nobody asks twice.
    @Test
    void aPodOnItsWayIsWaitedFor() throws Failed {
        nodes();
        pod(
                SHOP + "slow",
                "older",
                made("ReplicaSet") + ", \"deletionTimestamp\": \"2026-11-27T02:00:00Z\"",
                "Running");
        assertThat(oldest().evict()).isEqualTo(new NodeTarget.Evicted(List.of(), List.of("hipster-app/slow")));
        assertThat(api.writes()).isEmpty();
    }

    @Test
    void podsThatNobodyWouldMakeAgainAreNamedAndNothingIsWritten() throws Failed {
        nodes();
        pods();
        pod(SHOP + "bare", "older", "", "Running");
        NodeTarget node = oldest();
        assertThatThrownBy(node::tryDrain)
                .isInstanceOfSatisfying(
                        Failed.class,
                        e -> assertThat(e.trouble().detail())
                                .isEqualTo("live.drain.nobodys\tNode MAIN/older\thipster-app/bare"));
        assertThat(api.writes()).isEmpty();
    }

    @Test
    void aNodeTakesPodsInAgainAndOneThatIsGoneNeedsNothing() throws Failed {
        nodes();
        NodeTarget node = oldest();
        JsonNode before = node.read();
        node.cordon();
        Target again = noted(node);
        assertThat(again.read()).isNotEqualTo(before);
        again.restore(before);
        assertThat(again.settled()).isEqualTo(before);
        node.cordon();
        api.objects.remove(NODES + "/older");
        int written = api.writes().size();
        again.restore(before);
        assertThat(again.settled()).isEqualTo(before);
        assertThat(api.writes()).hasSize(written);
    }

    @Test
    void aGroupWithoutANodeIsSaid() {
        node("other", "2026-11-27T00:00:00Z", "workers", "True", "{}");
        failsWith(this::oldest, "live.drain.noNode");
    }
}
