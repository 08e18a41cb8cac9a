package cockpit.live.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.kubernetes.ApiDouble.Instead;
import cockpit.world.MeshFact.RouteApplied;
import cockpit.world.NodePhase;
import cockpit.world.PlatformFact.NodeGone;
import cockpit.world.PlatformFact.NodeSeen;
import cockpit.world.PlatformFact.PodGone;
import cockpit.world.PlatformFact.PodSeen;
import cockpit.world.PodPhase;
import cockpit.world.TalkFact.Health;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster that does not answer as it should, and how it is told.
final class KubernetesFaultsTest {
    private static final String MAIN = "watch MAIN";

    @TempDir
    private Path folder = Path.of("");

    private final Heard heard = new Heard();
    private ApiDouble api;
    private KubernetesReader reader;

    @BeforeEach
    void open() throws Exception {
        api = new ApiDouble();
        reader = new KubernetesReader(Stages.at(folder, api.url()), heard);
    }

    @AfterEach
    void close() throws Exception {
        reader.close();
        api.close();
    }

    private void twoNodesAndAPod() {
        api.put(ApiDouble.NODES, Objects.node("eks-1", true));
        api.put(ApiDouble.NODES, Objects.node("eks-2", true));
        api.put(ApiDouble.PODS, Objects.pod("adservice-7c9-b", "eks-1", "Running", true));
        reader.start();
        heard.fact(PodSeen.class, each -> each.phase() == PodPhase.READY);
        heard.fact(NodeSeen.class, each -> each.node().name().equals("eks-2"));
        heard.well(0, MAIN);
    }

    /// The server has forgotten how it came to what there is: what is gone is learnt from the list that follows.
    @Test
    void afterATooOldVersionItListsAnewAndTellsTheDifferenceAlone() throws Exception {
        twoNodesAndAPod();
        int before = heard.size();
        api.say(ApiDouble.NODES, Instead.status(503, "ServiceUnavailable", "restarting"));
        api.endWatches(ApiDouble.NODES);
        api.delete(ApiDouble.NODES, "eks-2");
        api.put(ApiDouble.NODES, Objects.node("eks-3", true));
        api.forgetHistory();
        api.sayNothingElse();
        heard.fact(before, NodeGone.class, each -> each.node().name().equals("eks-2"));
        heard.fact(before, NodeSeen.class, each -> each.node().name().equals("eks-3"));
        assertThat(heard.facts(NodeSeen.class, before)).hasSize(1);
        assertThat(heard.facts(PodSeen.class, before)).isEmpty();
    }

    @Test
    void anEventThatCannotBeReadEndsNothing() {
        twoNodesAndAPod();
        api.babble(ApiDouble.NODES, "{\"type\": \"MODIFIED\", \"object\": {\"kind\": ");
        api.babble(ApiDouble.PODS, "no JSON at all");
        int before = heard.size();
        api.put(ApiDouble.NODES, Objects.node("eks-2", false));
        api.delete(ApiDouble.PODS, "adservice-7c9-b");
        heard.fact(before, NodeSeen.class, each -> each.phase() == NodePhase.NOT_READY);
        heard.fact(before, PodGone.class, each -> each.pod().name().equals("adservice-7c9-b"));
    }

    @Test
    void aBlackHoleIsToldWithinThreeSecondsAndItsEndWithinTwo() throws Exception {
        try (var tunnel = new Tunnel(api.port())) {
            Stages.write(folder, "http://127.0.0.1:" + tunnel.port(), "{token: of-the-lab}");
            twoNodesAndAPod();
            int before = heard.size();
            long frozen = System.nanoTime();
            tunnel.freeze(true);
            api.put(ApiDouble.NODES, Objects.node("eks-2", false));
            Heard.Told doubt = heard.await(
                    before,
                    told -> told.health() == Health.DOUBT && told.origin().equals(MAIN));
            Heard.Told lost = heard.await(
                    before,
                    told -> told.health() == Health.LOST && told.origin().equals(MAIN));
            assertThat(Duration.ofNanos(doubt.nanos() - frozen)).isLessThan(Duration.ofMillis(2_500));
            assertThat(Duration.ofNanos(lost.nanos() - frozen)).isLessThan(Duration.ofMillis(3_400));
            assertThat(heard.facts(NodeGone.class)).isEmpty();
            assertThat(heard.facts(PodGone.class)).isEmpty();

            int then = heard.size();
            long thawed = System.nanoTime();
            tunnel.freeze(false);
            Heard.Told well = heard.well(then, MAIN);
            heard.fact(before, NodeSeen.class, each -> each.phase() == NodePhase.NOT_READY);
            assertThat(Duration.ofNanos(well.nanos() - thawed)).isLessThan(Duration.ofMillis(2_600));
        }
    }

    /// The heartbeat soon has a new connection; the watches' own must be noticed as dead by themselves.
    @Test
    void connectionsThatARouterForgotAreReplacedWithinThreeSeconds() throws Exception {
        try (var tunnel = new Tunnel(api.port())) {
            Stages.write(folder, "http://127.0.0.1:" + tunnel.port(), "{token: of-the-lab}");
            twoNodesAndAPod();
            int before = heard.size();
            long forgotten = System.nanoTime();
            tunnel.forget();
            api.put(ApiDouble.NODES, Objects.node("eks-2", false));
            heard.fact(before, NodeSeen.class, each -> each.phase() == NodePhase.NOT_READY);
            assertThat(Duration.ofNanos(System.nanoTime() - forgotten)).isLessThan(Duration.ofMillis(3_500));
            heard.await(
                    before,
                    told -> told.health() == Health.DOUBT && told.origin().equals(MAIN));
            heard.well(heard.size(), MAIN);
        }
    }

    @Test
    void cutConnectionsComeBackAndNothingIsToldTwice() throws Exception {
        try (var tunnel = new Tunnel(api.port())) {
            Stages.write(folder, "http://127.0.0.1:" + tunnel.port(), "{token: of-the-lab}");
            twoNodesAndAPod();
            int before = heard.size();
            tunnel.cut();
            api.put(ApiDouble.NODES, Objects.node("eks-3", true));
            heard.fact(before, NodeSeen.class, each -> each.node().name().equals("eks-3"));
            assertThat(heard.facts(NodeSeen.class, before)).hasSize(1);
        }
    }

    @Test
    void aUserWhomNobodyKnowsIsToldToLogIn() {
        api.say("/", Instead.status(401, "Unauthorized", "Unauthorized"));
        reader.start();
        Heard.Told told = heard.unwell(0, MAIN, "live.kubernetes.unauthorized");
        assertThat(told.health()).isEqualTo(Health.LOST);
        assertThat(told.said().arguments()).containsExactly("MAIN", api.url());
        api.put(ApiDouble.NODES, Objects.node("eks-1", true));
        api.sayNothingElse();
        heard.well(heard.size(), MAIN);
        heard.fact(NodeSeen.class, each -> each.node().name().equals("eks-1"));
    }

    @Test
    void aMissingRightIsToldByVerbKindAndNamespaceAndTheRestGoesOn() {
        api.say(ApiDouble.PODS, Instead.status(403, "Forbidden", "pods is forbidden"));
        api.say(ApiDouble.NODES, Instead.status(403, "Forbidden", "nodes is forbidden"));
        api.put(ApiDouble.ROUTES, Objects.route(100, 0));
        reader.start();
        assertThat(heard.unwell(0, MAIN + " pods", "live.kubernetes.forbiddenIn")
                        .said()
                        .arguments())
                .containsExactly("MAIN", "list", "pods", "hipster-app");
        assertThat(heard.unwell(0, MAIN + " nodes", "live.kubernetes.forbidden")
                        .said()
                        .arguments())
                .containsExactly("MAIN", "list", "nodes");
        heard.fact(RouteApplied.class, each -> each.cloudWeight() == 0);
        heard.well(heard.size(), MAIN);
        api.sayNothingElse();
        heard.well(heard.size(), MAIN + " pods");
        heard.well(0, MAIN + " nodes");
    }

    @Test
    void aMissingRightToWatchIsToldAsThat() {
        api.put(ApiDouble.PODS, Objects.pod("adservice-7c9-b", "eks-1", "Running", true));
        api.refuseWatches(ApiDouble.PODS);
        reader.start();
        heard.fact(PodSeen.class, each -> each.phase() == PodPhase.READY);
        assertThat(heard.unwell(0, MAIN + " pods", "live.kubernetes.forbiddenIn")
                        .said()
                        .arguments())
                .containsExactly("MAIN", "watch", "pods", "hipster-app");
    }

    @Test
    void withoutIstioTheRestIsReadAndItIsFoundOnceItIsThere() {
        api.servesIstio(false);
        twoNodesAndAPod();
        heard.unwell(0, MAIN + " virtualservices", "live.kubernetes.noIstio");
        api.servesIstio(true);
        api.put(ApiDouble.ROUTES, Objects.route(80, 20));
        heard.fact(RouteApplied.class, each -> each.cloudWeight() == 20);
        heard.well(0, MAIN + " virtualservices");
    }

    @Test
    void aLoginPageIsToldAsSuch() {
        api.say("/", new Instead(200, "text/html", "<!DOCTYPE html><html><body>Welcome to the venue</body></html>"));
        reader.start();
        heard.unwell(0, MAIN, "live.kubernetes.html");
    }

    @Test
    void anApiServerThatIsNotReadySaysSo() {
        api.say("/readyz", new Instead(500, "text/plain", "[-]etcd failed: reason withheld"));
        reader.start();
        Heard.Told told = heard.unwell(0, MAIN, "live.kubernetes.answers");
        assertThat(told.said().arguments()).contains("MAIN", "500");
    }

    @Test
    void aPortWhereNobodyListensIsTold() throws Exception {
        reader.start();
        assertThat(heard.unwell(0, "watch REMOTE", "live.kubernetes.refused")
                        .said()
                        .arguments())
                .containsExactly("REMOTE", "http://127.0.0.1:1");
    }

    @Test
    void aCertificateOfNobodyTrustedIsTold() throws Exception {
        Path store = folder.resolve("server.p12");
        new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=double",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString()))
                .start()
                .waitFor();
        var options = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(new PfxOptions().setPath(store.toString()).setPassword("changeit"));
        try (var secure = new ApiDouble(options, "https")) {
            Stages.write(folder, secure.url(), "{token: of-the-lab}");
            reader.start();
            heard.unwell(0, MAIN, "live.kubernetes.untrusted");
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsTold() throws Exception {
        Stages.write(folder, api.url().replace("http", "https"), "{token: of-the-lab}");
        reader.start();
        heard.unwell(0, MAIN, "live.kubernetes.tls");
    }

    @Test
    void aKubeconfigThatIsMendedIsTakenUp() throws Exception {
        Stages.write(folder, "http://127.0.0.1:1", "{token: of-the-lab}");
        api.put(ApiDouble.NODES, Objects.node("eks-1", true));
        reader.start();
        heard.unwell(0, MAIN, "live.kubernetes.refused");
        Stages.write(folder, api.url(), "{token: another}");
        heard.fact(NodeSeen.class, each -> each.node().name().equals("eks-1"));
        heard.well(0, MAIN);
        assertThat(api.authorizations()).contains("Bearer another");
    }

    /// The new connection's list knows nothing of what went while there was none.
    @Test
    void whatWentWhileTheKubeconfigWasChangedIsTold() throws Exception {
        twoNodesAndAPod();
        int before = heard.size();
        try (var other = new ApiDouble()) {
            other.put(ApiDouble.NODES, Objects.node("eks-1", true));
            Stages.write(folder, other.url(), "{token: of-the-lab}");
            heard.fact(before, NodeGone.class, each -> each.node().name().equals("eks-2"));
            heard.fact(before, PodGone.class, each -> each.pod().name().equals("adservice-7c9-b"));
            assertThat(heard.facts(NodeSeen.class, before)).isEmpty();
            reader.close();
        }
    }
}
