package cockpit.live.kubernetes;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.HandRounds;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.live.kubernetes.ApiDouble.Instead;
import cockpit.world.MeshFact.ProxyGone;
import cockpit.world.MeshFact.ProxySeen;
import cockpit.world.MeshFact.Sync;
import cockpit.world.PodId;
import cockpit.world.TalkFact.Health;
import io.vertx.core.http.ServerWebSocket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An istiod behind an API server's port-forward and behind its proxy.
final class IstiodReaderTest {
    private static final String POD = "adservice-7c9-b";
    private static final PodId ID = new PodId("MAIN", "hipster-app", POD);
    private static final String ISTIOD = "istiod-5f6-x";
    private static final String FORWARD = ApiDouble.ISTIODS + "/" + ISTIOD + "/portforward";
    private static final String PROXIED = ApiDouble.ISTIODS + "/" + ISTIOD + ":15014/proxy/debug/syncz";

    private static final int ROUNDS = 60;

    @TempDir
    private Path folder = Path.of("");

    private final Heard heard = new Heard();
    private final HandRounds rounds = new HandRounds(Instant.EPOCH);
    private volatile String syncz = syncz("n1", "n1");
    private final ForwardDouble istiod = new ForwardDouble(15_014, () -> syncz);
    private ApiDouble api;
    private KubernetesReader kubernetes;
    private IstiodReader reader;

    @BeforeEach
    void open() throws Exception {
        api = new ApiDouble();
        StageFile stage = Stages.at(folder, api.url());
        kubernetes = new KubernetesReader(stage, heard);
        reader = new IstiodReader(stage, kubernetes, heard, rounds);
        api.put(ApiDouble.NODES, Objects.node("eks-1", true));
        api.put(ApiDouble.PODS, Objects.pod(POD, "eks-1", "Running", true));
        api.put(ApiDouble.ISTIODS, Objects.pod(ISTIOD, "eks-1", "Running", true));
        api.opens(FORWARD, istiod::serve);
        kubernetes.start();
        heard.fact(ProxySeen.class, cells(Sync.UNKNOWN, Sync.UNKNOWN)::equals);
    }

    @AfterEach
    void close() throws Exception {
        reader.close();
        kubernetes.close();
        api.close();
    }

    private static String syncz(String routeSent, String routeAcked) {
        return "[{\"proxy\": \"" + POD + ".hipster-app\", \"cluster_id\": \"AWS-Cluster\", \"cluster_sent\": \"a\","
                + " \"cluster_acked\": \"a\", \"listener_sent\": \"a\", \"listener_acked\": \"a\","
                + " \"endpoint_sent\": \"a\", \"endpoint_acked\": \"a\", \"route_sent\": \"" + routeSent
                + "\", \"route_acked\": \"" + routeAcked + "\"}]";
    }

    private static ProxySeen cells(Sync others, Sync routes) {
        return new ProxySeen(ID, others, others, others, routes);
    }

    private ProxySeen last() {
        return heard.facts(ProxySeen.class).getLast();
    }

    private Optional<Heard.Told> source() {
        return heard.all().stream()
                .filter(told -> told.origin().equals("istiod MAIN") && told.fact() == null)
                .reduce((first, last) -> last);
    }

    private Health health() {
        return requireNonNull(source().orElseThrow().health());
    }

    /// On a busy machine an answer may be late, and then the next round has it.
    private void untilItSays(ProxySeen expected) {
        for (int i = 0; i < ROUNDS && !last().equals(expected); i++) {
            rounds.pass(IstiodReader.PAUSE);
        }
        assertThat(last()).isEqualTo(expected);
    }

    private void untilItSuffersFrom(String detail) {
        for (int i = 0; i < ROUNDS && !suffering().startsWith(detail); i++) {
            rounds.pass(IstiodReader.PAUSE);
        }
        assertThat(suffering()).startsWith(detail);
    }

    private String suffering() {
        return source().flatMap(told -> Optional.ofNullable(told.trouble()))
                .map(Trouble::detail)
                .orElse("");
    }

    @Test
    void tellsThroughAPortForwardWhatIstiodSaysAndWhenItChanges() {
        reader.start();
        untilItSays(cells(Sync.SYNCED, Sync.SYNCED));
        assertThat(health()).isEqualTo(Health.WELL);
        syncz = syncz("n2", "n1");
        untilItSays(cells(Sync.SYNCED, Sync.STALE));
        assertThat(istiod.opened()).isGreaterThanOrEqualTo(2);
        assertThat(api.asked()).doesNotContain(PROXIED);
        assertThat(heard.facts(ProxySeen.class)).as("no news, nothing told").doesNotHaveDuplicates();
    }

    /// Its Envoy is not connected to this control plane.
    @Test
    void aProxyThatIstiodDoesNotNameIsUnknown() {
        reader.start();
        untilItSays(cells(Sync.SYNCED, Sync.SYNCED));
        syncz = syncz("n1", "n1").replace("AWS-Cluster", "Octank-Cluster");
        untilItSays(cells(Sync.UNKNOWN, Sync.UNKNOWN));
        assertThat(health()).isEqualTo(Health.WELL);
    }

    @Test
    void withoutAPortForwardTheApiServersProxyDoes() {
        api.say(FORWARD, Instead.status(403, "Forbidden", "no portforward"));
        api.say(PROXIED, new Instead(200, "application/json", syncz));
        reader.start();
        untilItSays(cells(Sync.SYNCED, Sync.SYNCED));
        assertThat(istiod.opened()).isZero();
    }

    @Test
    void aRightThatIsMissingIsSaidAndNothingIsCalledInSync() {
        reader.start();
        untilItSays(cells(Sync.SYNCED, Sync.SYNCED));
        api.say(FORWARD, Instead.status(403, "Forbidden", "no portforward"));
        api.say(PROXIED, Instead.status(403, "Forbidden", "no proxy"));
        untilItSuffersFrom("live.istiod.forbidden\tMAIN\tistio-system");
        assertThat(last()).isEqualTo(cells(Sync.UNKNOWN, Sync.UNKNOWN));
        assertThat(health()).as("the cluster is as well seen as before").isEqualTo(Health.FLAWED);
        api.sayNothingElse();
        untilItSays(cells(Sync.SYNCED, Sync.SYNCED));
        assertThat(health()).isEqualTo(Health.WELL);
    }

    @Test
    void aTokenThatIstiodWantsIsSaid() {
        api.say(FORWARD, Instead.status(403, "Forbidden", "no portforward"));
        api.say(PROXIED, new Instead(401, "text/plain", ""));
        reader.start();
        untilItSuffersFrom("live.istiod.token\tMAIN\t" + ISTIOD + "\tistio-system");
    }

    @Test
    void whatIsNoProxyStatusIsNone() {
        syncz = "<html>";
        reader.start();
        untilItSuffersFrom("live.istiod.other\tMAIN\t" + ISTIOD);
        assertThat(last()).isEqualTo(cells(Sync.UNKNOWN, Sync.UNKNOWN));
    }

    @Test
    void anIstiodThatDoesNotAnswerIsSaid() {
        api.opens(FORWARD, ServerWebSocket::close);
        reader.start();
        untilItSuffersFrom("live.istiod.silent\tMAIN\t" + ISTIOD);
        assertThat(last()).isEqualTo(cells(Sync.UNKNOWN, Sync.UNKNOWN));
    }

    /// The other cluster's may serve its Envoys.
    @Test
    void aClusterWithoutOneIsNoSource() {
        api.delete(ApiDouble.ISTIODS, ISTIOD);
        reader.start();
        for (int i = 0; i < ROUNDS && !api.asked().contains(ApiDouble.ISTIODS); i++) {
            rounds.pass(IstiodReader.PAUSE);
        }
        assertThat(api.asked()).contains(ApiDouble.ISTIODS);
        assertThat(heard.all()).noneMatch(told -> told.origin().startsWith("istiod"));
        assertThat(last()).isEqualTo(cells(Sync.UNKNOWN, Sync.UNKNOWN));
    }

    @Test
    void aPodThatGoesTakesItsProxyAlong() {
        reader.start();
        untilItSays(cells(Sync.SYNCED, Sync.SYNCED));
        api.delete(ApiDouble.PODS, POD);
        heard.fact(ProxyGone.class, new ProxyGone(ID)::equals);
        int told = heard.facts(ProxySeen.class).size();
        rounds.pass(IstiodReader.PAUSE.multipliedBy(3));
        assertThat(heard.facts(ProxySeen.class)).hasSize(told);
    }
}
