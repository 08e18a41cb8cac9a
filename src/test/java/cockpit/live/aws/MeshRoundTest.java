package cockpit.live.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cockpit.live.HandRounds;
import cockpit.live.Loopback;
import cockpit.live.ShippedStage;
import cockpit.live.ToldFeed;
import cockpit.live.mesh.SecondChoice;
import cockpit.world.EdgeId;
import cockpit.world.MeshFact.EdgeMeasured;
import cockpit.world.MeshFact.RouteMeasured;
import cockpit.world.RouteId;
import cockpit.world.TalkFact.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What CloudWatch counts of the mesh where a stage names no Prometheus.
final class MeshRoundTest {
    private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
    private static final String MESH = """
            mesh:
              cloudwatch: {main: {ClusterName: AWS-Cluster}, remote: {ClusterName: Octank-Cluster}}
            """;
    private static final String SPLIT = "recommendationservice";

    @TempDir
    private Path folder;

    private final AwsDouble aws = new AwsDouble();
    private final HandRounds rounds = new HandRounds(T0);
    private final ToldFeed feed = new ToldFeed(T0);
    /// Requests within each minute, by labels.
    private final List<SortedMap<String, String>> metrics = new ArrayList<>();

    private final List<Double> sums = new ArrayList<>();
    private Instant newest = T0.minusSeconds(60);

    @SuppressWarnings("NullAway.Init") // before each test
    private AwsReader reader;

    @SuppressWarnings("NullAway.Init") // before each test
    private AwsAccess access;

    @BeforeEach
    void start() {
        aws.now("ListMetrics", this::listed);
        aws.now("GetMetricData", this::data);
        var stage = ShippedStage.mesh(folder, aws.url(), MESH);
        access = AwsAccess.of(stage.aws());
        var second = new SecondChoice(stage, feed, rounds.clock());
        reader = new AwsReader(stage, access, HostNames.SAME, second, feed, rounds.clock(), rounds);
        reader.start();
    }

    @AfterEach
    void end() {
        reader.close();
        access.close();
        aws.close();
    }

    private Loopback.Answer listed(Loopback.Asked asked) {
        String cluster = asked.parameters().getOrDefault("Dimensions.member.1.Value", "");
        return AwsDouble.metrics(
                "ContainerInsights/Prometheus",
                "istio_requests_total",
                asked.parameters().getOrDefault("MetricName", "").equals("istio_requests_total")
                        ? metrics.stream()
                                .filter(each -> cluster.equals(each.get("ClusterName")))
                                .toList()
                        : List.of());
    }

    /// In the order they are asked for, each found by its dimensions.
    private Loopback.Answer data(Loopback.Asked asked) {
        var results = new StringBuilder("<MetricDataResults>");
        for (int i = 1; asked.parameters().containsKey("MetricDataQueries.member." + i + ".Id"); i++) {
            String query = "MetricDataQueries.member." + i + ".";
            int at = metrics.indexOf(dimensions(asked.parameters(), query + "MetricStat.Metric.Dimensions.member."));
            if (at >= 0) {
                results.append("<member><Id>")
                        .append(asked.parameters().get(query + "Id"))
                        .append("</Id><StatusCode>Complete</StatusCode><Timestamps><member>")
                        .append(newest)
                        .append("</member><member>")
                        .append(newest.minusSeconds(60))
                        .append("</member></Timestamps><Values><member>")
                        .append(sums.get(at))
                        .append("</member><member>6000</member></Values></member>");
            }
        }
        return AwsDouble.xml("GetMetricData", results + "</MetricDataResults>");
    }

    private static Map<String, String> dimensions(Map<String, String> asked, String prefix) {
        var dimensions = new TreeMap<String, String>();
        for (int i = 1; asked.containsKey(prefix + i + ".Name"); i++) {
            dimensions.put(asked.get(prefix + i + ".Name"), asked.get(prefix + i + ".Value"));
        }
        return dimensions;
    }

    private SortedMap<String, String> count(
            String cluster, String reporter, String from, String to, String version, String code, double requests) {
        var labels = new TreeMap<>(Map.of(
                "ClusterName", cluster,
                "reporter", reporter,
                "source_workload", from,
                "source_workload_namespace", "hipster-app",
                "destination_workload", to,
                "destination_service_name", to,
                "destination_version", version,
                "response_code", code));
        metrics.add(labels);
        sums.add(requests);
        return labels;
    }

    private void shop() {
        count("Octank-Cluster", "source", "frontend", SPLIT, "cloud", "200", 450);
        count("Octank-Cluster", "source", "frontend", SPLIT, "cloud", "503", 30);
        count("Octank-Cluster", "source", "frontend", SPLIT, "onprem", "200", 120);
        count("AWS-Cluster", "destination", "frontend", SPLIT, "cloud", "200", 440);
    }

    private List<EdgeMeasured> edges() {
        return feed.facts(EdgeMeasured.class);
    }

    @Test
    void aMinutesSumsAreRatesAndErrorsAndNoTimes() {
        shop();
        rounds.once();
        assertThat(edges())
                .extracting(EdgeMeasured::edge, EdgeMeasured::perSecond, EdgeMeasured::errorsPerSecond)
                .contains(
                        tuple(new EdgeId("REMOTE", "frontend", "MAIN", SPLIT), 8.0, 0.5),
                        tuple(new EdgeId("REMOTE", "frontend", "REMOTE", SPLIT), 2.0, 0.0));
        assertThat(edges()).allSatisfy(edge -> {
            assertThat(edge.p50Millis()).isNaN();
            assertThat(edge.p95Millis()).isNaN();
            assertThat(edge.slowPerSecond()).isNaN();
        });
        assertThat(feed.facts(RouteMeasured.class))
                .containsExactly(new RouteMeasured(new RouteId("MAIN", "hipster-app", "recommend-split"), 80, 600, 60));
    }

    @Test
    void itIsMarkedWithItsSourceItsAgeAndItsResolution() {
        shop();
        newest = T0.minusSeconds(120);
        rounds.once();
        assertThat(feed.told())
                .filteredOn(told -> told.fact() instanceof EdgeMeasured)
                .extracting(ToldFeed.Told::origin)
                .containsOnly("CloudWatch mesh REMOTE", "CloudWatch mesh MAIN");
        var said = feed.of("CloudWatch mesh REMOTE");
        assertThat(said.health()).isEqualTo(Health.FLAWED);
        assertThat(said.trouble().orElseThrow().detail()).isEqualTo("live.mesh.cloudWatch\tREMOTE\t60\t60");
    }

    /// The minute that runs is not whole yet, nor is one that the agents may still be sending.
    @Test
    void onlyWholeMinutesAreAskedFor() {
        shop();
        rounds.once();
        assertThat(meshAsked().getLast())
                .containsEntry("EndTime", "2026-11-27T08:59:00Z")
                .containsEntry("StartTime", "2026-11-27T08:54:00Z")
                .containsEntry("MetricDataQueries.member.1.MetricStat.Period", "60")
                .containsEntry("MetricDataQueries.member.1.MetricStat.Stat", "Sum");
    }

    private List<Map<String, String>> meshAsked() {
        return aws.asked("GetMetricData").stream()
                .map(Loopback.Asked::parameters)
                .filter(each -> each.containsValue("istio_requests_total"))
                .toList();
    }

    /// The same requests under a set of fewer dimensions are another count of the same.
    @Test
    void twoSetsOfDimensionsAreCountedOnce() {
        shop();
        for (SortedMap<String, String> each : List.copyOf(metrics)) {
            var fewer = new TreeMap<>(each);
            fewer.remove("destination_version");
            if (!metrics.contains(fewer)) {
                metrics.add(fewer);
                sums.add(999.0);
            }
        }
        rounds.once();
        assertThat(feed.facts(RouteMeasured.class).getFirst().requests()).isEqualTo(600);
    }

    @Test
    void requestsThatCannotBeToldApartAreNotToldAtAll() {
        shop();
        metrics.forEach(each -> each.remove("reporter"));
        rounds.once();
        assertThat(edges()).isEmpty();
        assertThat(feed.of("CloudWatch mesh MAIN").trouble().orElseThrow().detail())
                .isEqualTo("live.mesh.cloudWatchLabels\tMAIN\tContainerInsights/Prometheus\treporter");
        assertThat(feed.of("CloudWatch mesh MAIN").health()).isEqualTo(Health.LOST);
    }

    @Test
    void itIsSaidWhereNothingIsCounted() {
        rounds.once();
        assertThat(feed.of("CloudWatch mesh MAIN").key()).isEqualTo("live.mesh.cloudWatchNone");
        shop();
        newest = T0.minus(Duration.ofDays(400));
        aws.now("GetMetricData", asked -> AwsDouble.xml("GetMetricData", "<MetricDataResults/>"));
        rounds.pass(Duration.ofSeconds(20));
        assertThat(feed.of("CloudWatch mesh MAIN").key()).isEqualTo("live.mesh.cloudWatchOld");
        assertThat(edges()).isEmpty();
    }

    /// It is paid by the metric, and comes once a minute.
    @Test
    void itIsAskedThriceAMinute() {
        shop();
        rounds.pass(Duration.ofMinutes(2));
        assertThat(meshAsked()).hasSize(2 * 7);
    }

    @Test
    void aRightThatIsMissingIsSaidAndTheReturnSeen() {
        shop();
        aws.now("GetMetricData", asked -> AwsDouble.queryError(403, "AccessDenied", "not allowed"));
        rounds.once();
        assertThat(feed.of("CloudWatch mesh MAIN").health().heard()).isFalse();
        assertThat(feed.of("CloudWatch mesh MAIN").trouble().orElseThrow().arguments())
                .contains("cloudwatch:GetMetricData");
        aws.now("GetMetricData", this::data);
        rounds.pass(Duration.ofSeconds(20));
        assertThat(feed.of("CloudWatch mesh MAIN").health()).isEqualTo(Health.FLAWED);
        assertThat(edges()).isNotEmpty();
    }
}
