package cockpit.live.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.HandRounds;
import cockpit.live.Loopback;
import cockpit.live.Loopback.Answer;
import cockpit.live.ShippedStage;
import cockpit.live.StageFile;
import cockpit.live.ToldFeed;
import cockpit.world.MeshFact.EdgeMeasured;
import cockpit.world.MeshFact.RouteMeasured;
import cockpit.world.TalkFact.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When CloudWatch is asked beside Prometheus, and that no edge is told by both.
final class SecondChoiceTest {
    private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");

    @TempDir
    private Path folder;

    private final Loopback server = Loopback.answering(asked -> down());
    private final HandRounds rounds = new HandRounds(T0);
    private final ToldFeed feed = new ToldFeed(T0);

    @SuppressWarnings("NullAway.Init") // each test opens it
    private SecondChoice second;

    @SuppressWarnings("NullAway.Init") // each test opens it
    private PrometheusReader reader;

    @AfterEach
    void close() {
        reader.close();
        server.close();
    }

    /// REMOTE has a Prometheus, MAIN has none.
    private void open() {
        StageFile stage = ShippedStage.mesh(folder, Loopback.nobody(), """
                prometheus: {remote: "%s"}
                mesh: {cloudwatch: {main: {ClusterName: AWS-Cluster}, remote: {ClusterName: Octank-Cluster}}}
                """.formatted(server.url()));
        second = new SecondChoice(stage, feed, rounds.clock());
        reader = new PrometheusReader(stage, feed, second, rounds);
        reader.start();
        rounds.once();
    }

    private static Answer down() {
        return new Answer(503, "text/plain", "Service Unavailable");
    }

    private static Answer up(Loopback.Asked asked) {
        String labels = "\"reporter\":\"source\",\"source_workload\":\"frontend\",\"source_workload_namespace\":"
                + "\"hipster-app\",\"source_cluster\":\"Octank-Cluster\",\"destination_service_name\":\"adservice\","
                + "\"destination_workload\":\"adservice\",\"destination_cluster\":\"Octank-Cluster\","
                + "\"response_code\":\"200\"";
        String query = asked.parameters().getOrDefault("query", "");
        String series = query.contains("istio_requests_total") && !query.contains("count_over_time")
                ? "{\"metric\":{" + labels + "},\"value\":[1764234000.1,\"9\"]}"
                : "";
        return Answer.json("{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[" + series + "]}}");
    }

    private static Tally tally(String context, String cluster, String to, double requests) {
        var labels = new TreeMap<>(Map.of(
                "reporter",
                "source",
                "source_workload",
                "frontend",
                "source_workload_namespace",
                "hipster-app",
                "source_cluster",
                cluster,
                "destination_service_name",
                to,
                "destination_workload",
                to,
                "destination_cluster",
                cluster,
                "response_code",
                "200"));
        return new Tally(context, 60, List.of(new Tally.Count(labels, requests)));
    }

    private List<Double> rates() {
        return feed.facts(EdgeMeasured.class).stream()
                .map(EdgeMeasured::perSecond)
                .toList();
    }

    @Test
    void aClusterWithoutPrometheusIsAskedForAtOnceAndAnotherAfterALongSilence() {
        open();
        assertThat(second.wanted("MAIN")).contains(Map.of("ClusterName", "AWS-Cluster"));
        assertThat(second.wanted("REMOTE")).isEmpty();
        rounds.pass(Duration.ofSeconds(29));
        assertThat(second.wanted("REMOTE")).isEmpty();
        rounds.pass(Duration.ofSeconds(2));
        assertThat(second.wanted("REMOTE")).contains(Map.of("ClusterName", "Octank-Cluster"));
        assertThat(feed.hasHeardOf("Prometheus MAIN"))
                .as("it is not missed where CloudWatch stands in")
                .isFalse();
    }

    @Test
    void whatPrometheusTellsIsToldByNobodyElse() {
        server.now(SecondChoiceTest::up);
        open();
        second.tell(List.of(
                tally("MAIN", "Octank-Cluster", "adservice", 60), tally("MAIN", "AWS-Cluster", "adservice", 120)));
        assertThat(rates()).containsExactly(9.0, 2.0);
        assertThat(feed.told())
                .filteredOn(told -> told.fact() instanceof EdgeMeasured)
                .extracting(ToldFeed.Told::origin)
                .containsExactly("Prometheus REMOTE", "CloudWatch mesh MAIN");
    }

    @Test
    void itStandsDownWhenPrometheusIsBack() {
        open();
        rounds.pass(Duration.ofSeconds(31));
        assertThat(second.wanted("REMOTE")).isPresent();
        second.tell(List.of(tally("REMOTE", "Octank-Cluster", "adservice", 60)));
        assertThat(rates()).containsExactly(1.0);
        server.now(SecondChoiceTest::up);
        rounds.pass(Duration.ofSeconds(5));
        assertThat(second.wanted("REMOTE")).isEmpty();
        assertThat(feed.of("CloudWatch mesh REMOTE").health()).isEqualTo(Health.WELL);
        feed.forget();
        second.tell(List.of(tally("REMOTE", "Octank-Cluster", "adservice", 60)));
        assertThat(rates()).isEmpty();
    }

    /// Those that arrived at EKS are all that its own proxies know of: of them all went there.
    @Test
    void aShareIsNotToldWithoutTheCallersReports() {
        open();
        second.tell(List.of(tally("MAIN", "AWS-Cluster", "recommendationservice", 60)));
        assertThat(feed.facts(RouteMeasured.class)).isEmpty();
        second.tell(List.of(tally("REMOTE", "AWS-Cluster", "recommendationservice", 60)));
        assertThat(feed.facts(RouteMeasured.class)).hasSize(1);
    }
}
