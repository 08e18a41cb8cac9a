package cockpit.live.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import cockpit.live.HandRounds;
import cockpit.live.Loopback;
import cockpit.live.Loopback.Answer;
import cockpit.live.ShippedStage;
import cockpit.live.StageFile;
import cockpit.live.ToldFeed;
import cockpit.world.DemandFact.ShopMeasured;
import cockpit.world.EdgeId;
import cockpit.world.MeshFact.EdgeMeasured;
import cockpit.world.MeshFact.RouteMeasured;
import cockpit.world.RouteId;
import cockpit.world.TalkFact.Health;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two servers that answer as Prometheus does, and what is made of them.
final class PrometheusReaderTest {
    private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
    private static final String CLOUD = "AWS-Cluster";
    private static final String HOME = "Octank-Cluster";
    private static final String SPLIT = "recommendationservice";

    @TempDir
    private Path folder;

    private final Requests main = new Requests();
    private final Requests remote = new Requests();
    private final Loopback mainServer = Loopback.answering(main::answer);
    private final Loopback remoteServer = Loopback.answering(remote::answer);
    private final HandRounds rounds = new HandRounds(T0);
    private final ToldFeed feed = new ToldFeed(T0);

    @SuppressWarnings("NullAway.Init") // each test opens it
    private PrometheusReader reader;

    @AfterEach
    void close() {
        reader.close();
        mainServer.close();
        remoteServer.close();
    }

    private void open() {
        open("main: \"" + mainServer.url() + "\", remote: \"" + remoteServer.url() + "\"");
    }

    private void open(String servers) {
        StageFile stage = ShippedStage.prometheus(folder, servers);
        reader = new PrometheusReader(stage, feed, new SecondChoice(stage, feed, rounds.clock()), rounds);
        reader.start();
        rounds.once();
    }

    /// What one Prometheus knows.
    private static final class Requests {
        private final List<String> requests = new ArrayList<>();
        private final List<String> durations = new ArrayList<>();
        private String unit = "milliseconds";
        private double scrapes = 4;

        Requests call(String reporter, String from, String fromCluster, String to, String toCluster, double rate) {
            return call(reporter, from, fromCluster, to, toCluster, rate, "200", "0");
        }

        Requests call(
                String reporter,
                String from,
                String fromCluster,
                String to,
                String toCluster,
                double rate,
                String code,
                String grpc) {
            String labels = "\"reporter\":\"" + reporter + "\",\"source_workload\":\"" + from
                    + "\",\"source_workload_namespace\":\"" + (from.equals("unknown") ? "unknown" : "hipster-app")
                    + "\",\"source_cluster\":\"" + fromCluster + "\",\"destination_service_name\":\"" + to
                    + "\",\"destination_workload\":\"" + to + "\",\"destination_cluster\":\"" + toCluster
                    + "\",\"destination_version\":\"" + (toCluster.equals(CLOUD) ? "cloud" : "onprem") + "\"";
            String policy = reporter.equals("source") ? "unknown" : "mutual_tls";
            requests.add(series(
                    labels + ",\"connection_security_policy\":\"" + policy + "\",\"response_code\":\"" + code
                            + "\",\"grpc_response_status\":\"" + grpc + "\"",
                    rate));
            // Half of them within 100, nine tenths within 500, all within 1000.
            durations.add(series(labels + ",\"le\":\"100\"", rate * 0.5));
            durations.add(series(labels + ",\"le\":\"500\"", rate * 0.9));
            durations.add(series(labels + ",\"le\":\"1000\"", rate));
            durations.add(series(labels + ",\"le\":\"+Inf\"", rate));
            return this;
        }

        private static String series(String labels, double value) {
            String number = Double.isNaN(value) ? "NaN" : String.valueOf(value);
            return "{\"metric\":{" + labels + "},\"value\":[1764234000.1,\"" + number + "\"]}";
        }

        Answer answer(Loopback.Asked asked) {
            String query = asked.parameters().getOrDefault("query", "");
            List<String> result = query.contains("count_over_time")
                    ? List.of(series("", scrapes))
                    : query.contains("istio_requests_total")
                            ? requests
                            : query.contains("duration_" + unit) ? durations : List.of();
            return Answer.json("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
                    + String.join(",", result) + "]}}");
        }
    }

    private List<EdgeMeasured> edges() {
        return feed.facts(EdgeMeasured.class);
    }

    @ParameterizedTest
    @CsvSource({"30, 10", "12, 25", "4, 60", "1, 60", "NaN, 60"})
    void ratesAreTakenOverAsLittleTimeAsTheServersScrapesAllow(double scrapes, int window) {
        main.call("source", "frontend", HOME, SPLIT, CLOUD, 8).scrapes = scrapes;
        remote.call("source", "frontend", HOME, SPLIT, CLOUD, 8).scrapes = scrapes;
        open();
        assertThat(feed.facts(RouteMeasured.class).getFirst().windowSeconds()).isEqualTo(window);
    }

    @Test
    void anEdgeHasTheSourcesFiguresAndTheDestinationsEncryption() {
        remote.call("source", "frontend", HOME, "adservice", HOME, 8)
                .call("source", "frontend", HOME, "adservice", HOME, 1, "503", "")
                .call("source", "frontend", HOME, "adservice", HOME, 0.5, "200", "14")
                .call("source", "frontend", HOME, "adservice", HOME, 0.5, "0", "")
                .call("destination", "frontend", HOME, "adservice", HOME, 9);
        open();
        assertThat(edges())
                .containsExactly(new EdgeMeasured(
                        new EdgeId("REMOTE", "frontend", "REMOTE", "adservice"), 10, 2, 1, 100, 750, true));
        assertThat(feed.told()).extracting(ToldFeed.Told::origin).containsOnly("Prometheus REMOTE");
        assertThat(remoteServer.asked().getFirst().method()).isEqualTo("POST");
        assertThat(remoteServer.asked().getFirst().path()).isEqualTo("/api/v1/query");
        assertThat(remoteServer.asked().getFirst().parameters().get("query"))
                .contains("{destination_service_namespace=\"hipster-app\"}[60s]");
    }

    /// The source's report lies with one server, the destination's with the other.
    @Test
    void aCallBetweenTheClustersIsCountedOnce() {
        remote.call("source", "frontend", HOME, SPLIT, CLOUD, 8).call("source", "frontend", HOME, SPLIT, HOME, 2);
        main.call("destination", "frontend", HOME, SPLIT, CLOUD, 8);
        open();
        assertThat(edges())
                .extracting(EdgeMeasured::edge, EdgeMeasured::perSecond, EdgeMeasured::mutualTls)
                .containsExactly(
                        tuple(new EdgeId("REMOTE", "frontend", "MAIN", SPLIT), 8.0, true),
                        tuple(new EdgeId("REMOTE", "frontend", "REMOTE", SPLIT), 2.0, false));
        assertThat(feed.facts(RouteMeasured.class))
                .containsExactly(new RouteMeasured(new RouteId("MAIN", "hipster-app", "recommend-split"), 80, 600, 60));
    }

    /// Federated: each has everything.
    @Test
    void whatBothServersHaveIsCountedOnce() {
        for (Requests each : List.of(main, remote)) {
            each.call("source", "frontend", HOME, SPLIT, CLOUD, 8)
                    .call("source", "frontend", HOME, SPLIT, HOME, 2)
                    .call("destination", "frontend", HOME, SPLIT, CLOUD, 8)
                    .call("source", SPLIT, CLOUD, "productcatalogservice", CLOUD, 8)
                    .call("destination", "loadgenerator", HOME, "frontend", HOME, 20);
        }
        open();
        assertThat(edges()).extracting(EdgeMeasured::perSecond).containsExactly(8.0, 8.0, 2.0, 20.0);
        assertThat(feed.facts(RouteMeasured.class).getFirst().requests()).isEqualTo(600);
        assertThat(feed.facts(ShopMeasured.class)).containsExactly(new ShopMeasured(20, 0, 100, 750));
    }

    @Test
    void oneServerForBothIsAskedOnce() {
        main.call("source", "frontend", HOME, SPLIT, CLOUD, 8).call("source", SPLIT, CLOUD, "cartservice", HOME, 1);
        open("main: \"" + mainServer.url() + "\", remote: \"" + mainServer.url() + "\"");
        assertThat(edges()).hasSize(2);
        assertThat(mainServer.asked())
                .as("how often it scrapes, requests, durations")
                .hasSize(3);
        assertThat(feed.hasHeardOf("Prometheus REMOTE")).isFalse();
    }

    /// Durations are not asked for without requests; that they were answered once does not make it half a loss.
    @Test
    void aServerThatWasWellAndAnswersNoMoreIsLostAndAskedSooner() {
        remoteServer.now(remote.call("source", "frontend", HOME, SPLIT, CLOUD, 7)::answer);
        open();
        assertThat(feed.of("Prometheus REMOTE").health()).isEqualTo(Health.WELL);
        remoteServer.now(asked -> new Answer(503, "text/plain", "Service Unavailable"));
        rounds.pass(Duration.ofSeconds(9));
        assertThat(feed.of("Prometheus REMOTE").health()).isEqualTo(Health.LOST);
        remoteServer.now(remote::answer);
        rounds.pass(Duration.ofSeconds(2));
        assertThat(feed.of("Prometheus REMOTE").health()).isEqualTo(Health.WELL);
    }

    @Test
    void whatOneServerKnowsIsToldWithoutTheOther() {
        main.call("destination", "frontend", HOME, SPLIT, CLOUD, 8);
        remoteServer.now(asked -> new Answer(503, "text/plain", "Service Unavailable"));
        open();
        assertThat(edges()).extracting(EdgeMeasured::perSecond).containsExactly(8.0);
        assertThat(feed.of("Prometheus MAIN").health()).isEqualTo(Health.WELL);
        assertThat(feed.of("Prometheus REMOTE").health()).isEqualTo(Health.DOUBT);
        assertThat(feed.of("Prometheus REMOTE").key()).isEqualTo("live.mesh.server");
        rounds.pass(Duration.ofSeconds(11));
        assertThat(feed.of("Prometheus REMOTE").health()).isEqualTo(Health.LOST);
        remoteServer.now(remote.call("source", "frontend", HOME, SPLIT, CLOUD, 7)::answer);
        rounds.pass(Duration.ofSeconds(5));
        assertThat(feed.of("Prometheus REMOTE").health()).isEqualTo(Health.WELL);
        assertThat(edges().getLast().perSecond()).isEqualTo(7);
    }

    /// Encryption as it was last known, while the server that knows it is away.
    @Test
    void aSilentServersEncryptionIsRemembered() {
        remote.call("source", "frontend", HOME, SPLIT, CLOUD, 8);
        main.call("destination", "frontend", HOME, SPLIT, CLOUD, 8);
        open();
        mainServer.now(asked -> new Answer(502, "text/plain", ""));
        feed.forget();
        rounds.pass(Duration.ofSeconds(5));
        assertThat(edges().getFirst().mutualTls()).isTrue();
    }

    @Test
    void nothingCountedIsNoShareAndNoTime() {
        remote.call("source", "frontend", HOME, SPLIT, CLOUD, 0)
                .call("source", "frontend", HOME, SPLIT, HOME, Double.NaN)
                .call("destination", "loadgenerator", HOME, "frontend", HOME, 0);
        open();
        assertThat(edges()).allSatisfy(edge -> {
            assertThat(edge.perSecond()).isZero();
            assertThat(edge.slowPerSecond()).isZero();
            assertThat(edge.p95Millis()).isNaN();
        });
        assertThat(feed.facts(RouteMeasured.class)).isEmpty();
        assertThat(feed.facts(ShopMeasured.class)).isEmpty();
    }

    /// Before 1.6 Istio told no clusters, and before 1.5 seconds.
    @Test
    void oldTelemetryIsUnderstood() {
        remote.call("source", "frontend", "", SPLIT, "", 4);
        remote.requests.replaceAll(each -> each.replace("\"onprem\"", "\"cloud\""));
        remote.durations.replaceAll(each -> each.replace("\"onprem\"", "\"cloud\"")
                .replace("\"le\":\"100\"", "\"le\":\"0.1\"")
                .replace("\"le\":\"500\"", "\"le\":\"0.5\"")
                .replace("\"le\":\"1000\"", "\"le\":\"1\""));
        remote.unit = "seconds";
        open();
        assertThat(edges())
                .containsExactly(
                        new EdgeMeasured(new EdgeId("REMOTE", "frontend", "MAIN", SPLIT), 4, 0, 0.4, 100, 750, false));
    }

    @Test
    void visitorsWithoutASidecarAreVisitorsButNoEdge() {
        remote.call("destination", "unknown", "unknown", "frontend", HOME, 5);
        open();
        assertThat(edges()).isEmpty();
        assertThat(feed.facts(ShopMeasured.class)).containsExactly(new ShopMeasured(5, 0, 100, 750));
    }

    @Test
    void whatIsNotConfiguredIsSaid() {
        open("main: \"" + mainServer.url() + "\"");
        assertThat(feed.of("Prometheus REMOTE").health()).isEqualTo(Health.LOST);
        assertThat(feed.of("Prometheus REMOTE").trouble().orElseThrow().detail())
                .isEqualTo("live.mesh.notConfigured\tREMOTE\tprometheus.remote");
    }

    @Test
    void aServerThatKnowsNothingOfTheShopIsInDoubt() {
        open();
        assertThat(feed.of("Prometheus MAIN").trouble().orElseThrow().detail())
                .isEqualTo("live.mesh.nothing\tMAIN\thipster-app");
        assertThat(feed.told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, '<html>Grafana</html>', live.mesh.page",
        "302, text/plain, '', live.mesh.page",
        "401, text/plain, Unauthorized, live.mesh.denied",
        "404, text/plain, 404 page not found, live.mesh.other",
        "200, application/json, '{\"hello\": 1}', live.mesh.other",
        "200, application/json, '{\"status', live.mesh.other",
        "502, text/html, '<html>Bad Gateway</html>', live.mesh.server",
        "400, application/json, '{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"x\"}', live.mesh.refused",
    })
    void saysWhatAnswersInstead(int status, String type, String body, String key) {
        mainServer.now(asked -> new Answer(status, type, body));
        open();
        assertThat(feed.of("Prometheus MAIN").key()).isEqualTo(key);
    }

    @Test
    void saysWhoCannotBeReachedOrIsLate() {
        URI nobody = Loopback.nobody();
        remoteServer.now(asked -> Answer.HANG);
        open("main: \"" + nobody + "\", remote: \"" + remoteServer.url() + "\"");
        assertThat(feed.of("Prometheus MAIN").trouble().orElseThrow().arguments())
                .first()
                .isEqualTo(nobody.toString());
        assertThat(feed.of("Prometheus MAIN").key()).isEqualTo("live.mesh.unreachable");
        assertThat(feed.of("Prometheus REMOTE").key()).isEqualTo("live.mesh.late");
    }
}
