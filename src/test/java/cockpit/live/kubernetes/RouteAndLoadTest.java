package cockpit.live.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cockpit.live.Failed;
import cockpit.live.StageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The split and the load generator: written as every other object, tried first and of the version that was read.
final class RouteAndLoadTest {
    private static final String SHOP = "/namespaces/hipster-app/";
    private static final String SPLIT = "/apis/networking.istio.io/v1" + SHOP + "virtualservices/recommend-split";
    private static final String LOAD = "/apis/apps/v1" + SHOP + "deployments/loadgenerator";
    private static final String ROUTE = """
            {"apiVersion": "networking.istio.io/v1", "kind": "VirtualService",
             "metadata": {"name": "recommend-split", "namespace": "hipster-app"},
             "spec": {"hosts": ["recommendationservice"], "http": [{"timeout": "2s", "route": [
               {"destination": {"host": "recommendationservice", "subset": "onprem"}, "weight": 100},
               {"destination": {"host": "recommendationservice", "subset": "cloud"}, "weight": 0}]}]}}""";
    private static final String RULES = "/apis/networking.istio.io/v1" + SHOP + "destinationrules";
    private static final String RULE = """
            {"metadata": {"name": "recommend"}, "spec": {"host": "recommendationservice.hipster-app.svc.cluster.local",
             "subsets": [{"name": "onprem"}, {"name": "cloud"}]}}""";
    private static final String GENERATOR = """
            {"apiVersion": "apps/v1", "kind": "Deployment",
             "metadata": {"name": "loadgenerator", "namespace": "hipster-app"},
             "spec": {"replicas": 1, "template": {"spec": {"containers": [
               {"name": "main", "env": [{"name": "USERS", "value": "50"}, {"name": "OTHER", "value": "x"}]}]}}}}""";

    @TempDir
    private Path folder = Path.of("");

    private final ObjectsDouble api = new ObjectsDouble();
    private final ClusterClients clients = new ClusterClients();
    private Link link;
    private VirtualServiceTarget route;
    private LoadGeneratorTarget load;

    @BeforeEach
    void open() throws IOException, NoAccess {
        StageFile stage = Stages.at(folder, api.url().toString());
        var access = Kubeconfig.read(Kubeconfig.files(stage))
                .access("MAIN", stage.aws(), Duration.ofSeconds(5), Clock.systemUTC());
        link = new Link("MAIN", access);
        link.serves("v1");
        clients.put("MAIN", link);
        route = new VirtualServiceTarget(stage, clients);
        load = new LoadGeneratorTarget(stage, new StageFile.Workload("MAIN", "loadgenerator"), clients);
        api.put(SPLIT, ROUTE, "kubectl");
        api.put(LOAD, GENERATOR, "helm");
    }

    @AfterEach
    void close() {
        link.close();
        api.close();
    }

    private JsonNode there(String path) {
        return Objects.requireNonNull(api.objects.get(path));
    }

    private List<Integer> weights() {
        return there(SPLIT)
                .at("/spec/http/0/route")
                .valueStream()
                .map(each -> each.path("weight").asInt())
                .toList();
    }

    @Test
    void theWeightIsTriedFirstAndPutBackWhole() throws Failed {
        JsonNode before = route.read();
        assertThat(route.set(80)).isEqualTo("virtualservice.networking.istio.io/recommend-split patched");
        assertThat(weights()).containsExactly(20, 80);
        assertThat(there(SPLIT).at("/spec/http/0/timeout").asString())
                .as("what else the rule has")
                .isEqualTo("2s");
        assertThat(api.writes()).containsExactly("PATCH " + SPLIT + " dry", "PATCH " + SPLIT);
        route.restore(before);
        assertThat(route.read()).isEqualTo(before);
    }

    @Test
    void somebodyFasterIsReadAgainOnce() throws Failed {
        Runnable somebody = () -> api.put(SPLIT, ROUTE, "somebody");
        api.others.add(somebody);
        route.set(80);
        assertThat(weights()).containsExactly(20, 80);
        api.others.addAll(List.of(somebody, somebody));
        assertThatThrownBy(() -> route.set(40))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.trouble().key()).isEqualTo("live.kubernetes.conflict"));
        assertThat(weights()).containsExactly(100, 0);
    }

    @Test
    void aVirtualServiceWithoutTheSubsetsIsLeftAlone() {
        api.put(SPLIT, ROUTE.replace("onprem", "blue"), "kubectl");
        assertThatThrownBy(() -> route.set(80))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.trouble().key()).isEqualTo("live.kubernetes.noSplit"));
        assertThat(api.writes()).isEmpty();
    }

    private void refused(String... trouble) {
        assertThatThrownBy(() -> route.check())
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.trouble().detail()).isEqualTo(String.join("\t", trouble)));
    }

    @Test
    void subsetsThatNobodyDefinesAreNamedWithTheRuleThatLacksThem() throws Failed {
        String named = "VirtualService MAIN/hipster-app/recommend-split";
        api.collections.add(RULES);
        refused("live.kubernetes.noRule", named, "recommendationservice", "hipster-app");
        api.put(RULES + "/other", RULE.replace("recommendationservice.", "recommendation."), "kubectl");
        refused("live.kubernetes.noRule", named, "recommendationservice", "hipster-app");
        api.put(RULES + "/recommend", RULE.replace("\"cloud\"", "\"eks\""), "kubectl");
        refused("live.kubernetes.noSubset", named, "recommend", "cloud", "recommendationservice");
        api.put(RULES + "/recommend", RULE, "kubectl");
        route.check();
        assertThat(api.writes()).isEmpty();
    }

    /// Without the right to look, nobody can tell.
    @Test
    void rulesThatCannotBeReadAreNoRules() {
        refused("live.kubernetes.notServed", "MAIN", "destinationrules");
    }

    @Test
    void theGeneratorsEnvironmentIsItsLoad() throws Failed {
        JsonNode before = load.read();
        assertThat(before.toString()).isEqualTo("{\"replicas\":1,\"USERS\":\"50\"}");
        assertThat(load.set(1_200, 60)).isEqualTo("deployment.apps/loadgenerator env updated");
        assertThat(api.writes()).containsExactly("PATCH " + LOAD + " dry", "PATCH " + LOAD);
        var sent = api.asked().getLast();
        assertThat(sent.header("content-type")).startsWith("application/strategic-merge-patch+json");
        assertThat(sent.body())
                .contains("\"resourceVersion\":")
                .contains("{\"name\":\"main\",\"env\":[{\"name\":\"USERS\",\"value\":\"1200\"},"
                        + "{\"name\":\"RATE\",\"value\":\"60\"}]}");
        assertThat(load.set(0, 60)).isEqualTo("deployment.apps/loadgenerator scaled");
        assertThat(there(LOAD).at("/spec/replicas").asInt()).isZero();
    }
}
