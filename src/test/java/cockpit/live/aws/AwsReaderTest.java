package cockpit.live.aws;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.HandRounds;
import cockpit.live.Loopback;
import cockpit.live.ShippedStage;
import cockpit.live.ToldFeed;
import cockpit.live.mesh.SecondChoice;
import cockpit.world.CloudFact;
import cockpit.world.MeshFact;
import cockpit.world.NodeId;
import cockpit.world.PlatformFact;
import cockpit.world.TalkFact.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told while all answer.
final class AwsReaderTest {
    private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
    private static final String ALARM = "octank-cpu-high";
    private static final String REASON = "Threshold Crossed: 2 out of the last 3 datapoints";

    @TempDir
    private Path folder;

    private final AwsDouble aws = new AwsDouble();
    private final HandRounds rounds = new HandRounds(T0);
    private final ToldFeed feed = new ToldFeed(T0);
    private AwsAccess access;
    private AwsReader reader;

    @BeforeEach
    void start() {
        var stage = ShippedStage.aws(folder, aws.url(), "");
        access = AwsAccess.of(stage.aws());
        reader = new AwsReader(
                stage,
                access,
                HostNames.SAME,
                new SecondChoice(stage, feed, rounds.clock()),
                feed,
                rounds.clock(),
                rounds);
        reader.start();
    }

    @AfterEach
    void end() {
        reader.close();
        access.close();
        aws.close();
    }

    private List<CloudFact> chain() {
        return feed.told().stream()
                .map(ToldFeed.Told::fact)
                .filter(CloudFact.class::isInstance)
                .map(CloudFact.class::cast)
                .filter(fact -> !(fact instanceof CloudFact.PriceSeen || fact instanceof CloudFact.CredentialsSeen))
                .toList();
    }

    private void hold(String state, Instant since) {
        aws.now("DescribeAlarms", asked -> AwsDouble.alarm(state, REASON, since));
    }

    @Test
    void opensWithTheAlarmAsItIsAndThePastForgotten() {
        String old = AwsDouble.changed(T0.minusSeconds(60), "ALARM", "OK", "long ago");
        aws.now("DescribeAlarmHistory", asked -> AwsDouble.history(AwsDouble.acted(T0.minusSeconds(90), "ALARM"), old));
        hold("OK", T0.minusSeconds(60));
        rounds.pass(Duration.ofSeconds(20));
        assertThat(chain())
                .containsExactly(
                        new CloudFact.AlarmSeen(ALARM, "cpu_usage_active", 70, 10, 3, 2, "missing"),
                        new CloudFact.AlarmChanged(ALARM, "OK", REASON));
    }

    @Test
    void tellsFromAlarmToFunctionInOrderAndOnce() {
        rounds.once();
        feed.forget();
        Instant at = T0.plusSeconds(5);
        hold("ALARM", at);
        aws.now(
                "DescribeAlarmHistory",
                asked -> AwsDouble.history(
                        AwsDouble.acted(at.plusMillis(40), "ALARM"), AwsDouble.changed(at, "OK", "ALARM", REASON)));
        aws.now(
                "FilterLogEvents",
                asked -> AwsDouble.logs(
                        at.plusMillis(900), "INIT_START Runtime Version: java:25.v1",
                        at.plusMillis(1_500), "START RequestId: r-1 Version: $LATEST",
                        at.plusMillis(1_700),
                                "{\"outcome\":\"set\",\"reason\":\"the alarm went off\",\"route\":\"hipster-app/recommend-split\","
                                        + "\"before\":0,\"after\":80}",
                        at.plusMillis(1_800), "END RequestId: r-1",
                        at.plusMillis(1_801),
                                "REPORT RequestId: r-1\tDuration: 301.40 ms\tBilled Duration: 902 ms\tMemory Size: 512 MB\t"
                                        + "Max Memory Used: 160 MB\tInit Duration: 600.1 ms\t"));
        rounds.pass(Duration.ofSeconds(30));
        assertThat(chain())
                .containsExactly(
                        new CloudFact.AlarmChanged(ALARM, "ALARM", REASON),
                        new CloudFact.MessagePublished(
                                "octank-burst", "ALARM: \"octank-cpu-high\" in Asia Pacific (Seoul)"),
                        new CloudFact.FunctionStarted("octank-burst-shift", 1, true),
                        new CloudFact.FunctionEnded(
                                "octank-burst-shift", true, 301, "recommend-split set to 20/80: the alarm went off"));
    }

    @Test
    void losesNoChangeBetweenTwoLooks() {
        rounds.once();
        feed.forget();
        hold("OK", T0.plusSeconds(4));
        aws.now(
                "DescribeAlarmHistory",
                asked -> AwsDouble.history(
                        AwsDouble.changed(T0.plusSeconds(4), "ALARM", "OK", "set back"),
                        AwsDouble.changed(T0.plusSeconds(3), "OK", "ALARM", "set by hand")));
        rounds.pass(Duration.ofSeconds(10));
        assertThat(chain())
                .containsExactly(
                        new CloudFact.AlarmChanged(ALARM, "ALARM", "set by hand"),
                        new CloudFact.AlarmChanged(ALARM, "OK", "set back"));
    }

    /// The lab's emulator tells neither reasons nor actions in its history, and whole seconds in its alarms.
    @Test
    void aFunctionThatStartsAfterTheAlarmShowsThatTheTopicHadTheMessage() {
        rounds.once();
        feed.forget();
        Instant at = T0.plusSeconds(5).plusMillis(700);
        hold("ALARM", T0.plusSeconds(5));
        aws.now(
                "DescribeAlarmHistory",
                asked -> AwsDouble.history("<member><AlarmName>octank-cpu-high</AlarmName><Timestamp>" + at
                        + "</Timestamp><HistoryItemType>StateUpdate</HistoryItemType>"
                        + "<HistorySummary>Alarm updated from OK to ALARM</HistorySummary></member>"));
        aws.now("FilterLogEvents", asked -> AwsDouble.logs(at.plusMillis(50), "START RequestId: r-1 Version: $LATEST"));
        rounds.pass(Duration.ofSeconds(10));
        assertThat(chain())
                .containsExactly(
                        new CloudFact.AlarmChanged(ALARM, "ALARM", REASON),
                        new CloudFact.MessagePublished(
                                "octank-burst", "ALARM: \"octank-cpu-high\" in Asia Pacific (Seoul)"),
                        new CloudFact.FunctionStarted("octank-burst-shift", 1, false));
    }

    /// Switched off actions tell nobody, so whoever started the function, it was not the alarm.
    @Test
    void anAlarmThatTellsNobodyPublishesNothing() {
        rounds.once();
        feed.forget();
        aws.now("DescribeAlarms", asked -> {
            var alarm = AwsDouble.alarm("ALARM", REASON, T0.plusSeconds(1));
            return new Loopback.Answer(
                    200, "text/xml", alarm.body().replace("<ActionsEnabled>true", "<ActionsEnabled>false"));
        });
        aws.now("FilterLogEvents", asked -> AwsDouble.logs(T0.plusSeconds(2), "START RequestId: r-1 Version: $LATEST"));
        rounds.pass(Duration.ofSeconds(31));
        assertThat(feed.facts(CloudFact.MessagePublished.class)).isEmpty();
        assertThat(feed.of("SNS").key()).isEqualTo("live.aws.notTold");
    }

    @Test
    void aFunctionCalledByHandPublishesNothing() {
        rounds.once();
        feed.forget();
        aws.now("FilterLogEvents", asked -> AwsDouble.logs(T0.plusSeconds(1), "START RequestId: r-1 Version: $LATEST"));
        rounds.pass(Duration.ofSeconds(10));
        assertThat(chain()).containsExactly(new CloudFact.FunctionStarted("octank-burst-shift", 1, false));
    }

    @Test
    void whereTheHistoryIsDeniedTheAlarmItselfTells() {
        aws.now(
                "DescribeAlarmHistory",
                asked -> AwsDouble.queryError(403, "AccessDenied", "not authorized to perform it"));
        rounds.once();
        feed.forget();
        hold("ALARM", T0.plusSeconds(1));
        rounds.pass(Duration.ofSeconds(10));
        assertThat(chain()).containsExactly(new CloudFact.AlarmChanged(ALARM, "ALARM", REASON));
        var said = feed.of("CloudWatch");
        assertThat(said.health()).isEqualTo(Health.DOUBT);
        assertThat(said.trouble().orElseThrow().arguments())
                .containsExactly("CloudWatch DescribeAlarmHistory", "stage", "cloudwatch:DescribeAlarmHistory");
        assertThat(feed.of("SNS").health()).isEqualTo(Health.WELL);
    }

    /// The alarm is told by itself first, and again by the history that was late.
    @Test
    void aLateHistoryTellsNothingTwice() {
        rounds.once();
        feed.forget();
        hold("ALARM", T0.plusSeconds(1));
        rounds.pass(Duration.ofSeconds(3));
        aws.now(
                "DescribeAlarmHistory",
                asked -> AwsDouble.history(AwsDouble.changed(T0.plusSeconds(1).plusMillis(3), "OK", "ALARM", REASON)));
        rounds.pass(Duration.ofSeconds(10));
        assertThat(chain()).containsExactly(new CloudFact.AlarmChanged(ALARM, "ALARM", REASON));
    }

    @Test
    void saysThatTheAlarmCouldNotTellTheTopic() {
        rounds.once();
        aws.now("DescribeAlarmHistory", asked -> AwsDouble.history(AwsDouble.failedToAct(T0.plusSeconds(1))));
        rounds.pass(Duration.ofSeconds(4));
        assertThat(feed.of("SNS").key()).isEqualTo("live.aws.notPublished");
        assertThat(feed.facts(CloudFact.MessagePublished.class)).isEmpty();
    }

    @Test
    void tellsEachDatapointOnceAndTheHostsNewest() {
        aws.now(
                "ListMetrics",
                asked -> AwsDouble.metrics(List.of(
                        Map.of("ClusterName", "Octank-Cluster"),
                        Map.of("ClusterName", "Octank-Cluster", "host", "octank-1"),
                        Map.of("ClusterName", "Octank-Cluster", "host", "octank-2", "cpu", "cpu-total"),
                        Map.of("ClusterName", "Octank-Cluster", "host", "octank-2", "cpu", "cpu0"),
                        Map.of("ClusterName", "Another", "host", "elsewhere"))));
        aws.now("GetMetricData", asked -> {
            Instant last = Instant.ofEpochSecond(rounds.now().getEpochSecond() / 10 * 10 - 10);
            return AwsDouble.xml(
                    "GetMetricData",
                    "<MetricDataResults>" + AwsDouble.series("alarm", last, 40.5, 91.25)
                            + AwsDouble.series("h0", last, 30, 80) + AwsDouble.series("h1", last.minusSeconds(300), 99)
                            + "</MetricDataResults>");
        });
        rounds.pass(Duration.ofSeconds(6));
        assertThat(feed.facts(CloudFact.DatapointPut.class))
                .containsExactly(
                        new CloudFact.DatapointPut("cpu_usage_active", "Octank-Cluster", 40.5, -20_000_000, 10),
                        new CloudFact.DatapointPut("cpu_usage_active", "Octank-Cluster", 91.25, -10_000_000, 10));
        assertThat(feed.facts(PlatformFact.NodeMeasured.class))
                .containsExactly(new PlatformFact.NodeMeasured(new NodeId("REMOTE", "octank-1"), 80));
        assertThat(feed.of("CloudWatch").health()).isEqualTo(Health.WELL);

        var asked = aws.asked("GetMetricData").getLast().parameters();
        assertThat(asked)
                .containsEntry("MetricDataQueries.member.1.MetricStat.Period", "10")
                .containsEntry(
                        "MetricDataQueries.member.1.MetricStat.Metric.Dimensions.member.1.Value", "Octank-Cluster")
                .containsEntry("MetricDataQueries.member.3.Id", "h1");
        feed.forget();
        rounds.pass(Duration.ofSeconds(5));
        assertThat(feed.facts(CloudFact.DatapointPut.class))
                .extracting(CloudFact.DatapointPut::start)
                .containsExactly(-10_000_000L, 0L);
    }

    @Test
    void doubtsWhereNoDatapointComes() {
        rounds.once();
        var said = feed.of("CloudWatch");
        assertThat(said.health()).isEqualTo(Health.FLAWED);
        assertThat(said.trouble().orElseThrow().arguments())
                .containsExactly("CWAgent cpu_usage_active", "Octank-Cluster", "10");
    }

    @Test
    void tellsThePeeringOfTheClustersNetwork() {
        rounds.pass(Duration.ofSeconds(35)); // EC2 is asked beside EKS, which tells the network
        assertThat(feed.facts(MeshFact.PeeringSeen.class).getLast())
                .isEqualTo(new MeshFact.PeeringSeen(
                        "pcx-octank-aws",
                        "10.10.0.0/16",
                        "10.20.0.0/16",
                        "active",
                        List.of("10.20.0.0/16 via pcx-octank-aws", "10.10.0.0/16 via pcx-octank-aws (blackhole)")));
        assertThat(feed.of("EC2").health()).isEqualTo(Health.WELL);
        assertThat(aws.asked("DescribeRouteTables").getFirst().header("authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=test/")
                .contains("/ap-northeast-2/ec2/aws4_request");
    }

    @Test
    void keepsTheClusterForThePreflight() {
        rounds.once();
        var seen = reader.cluster().orElseThrow();
        assertThat(seen.logs()).containsExactly("api", "audit");
        assertThat(seen.nodegroup().orElseThrow())
                .isEqualTo(new EksSeen.Nodegroup(
                        "workers", "ACTIVE", 2, 6, 3, List.of("m5.xlarge"), "ON_DEMAND", List.of("eks-workers")));
        assertThat(feed.of("EKS").health()).isEqualTo(Health.WELL);
    }

    @Test
    void opensWithPricesThatSayWhereTheyAreFrom() {
        assertThat(feed.facts(CloudFact.PriceSeen.class))
                .isNotEmpty()
                .allSatisfy(price -> assertThat(price.source()).isNotBlank());
    }

    @Test
    void noServiceIsAskedFasterThanATenthOfItsQuota() {
        rounds.pass(Duration.ofMinutes(2));
        Map<String, Double> quotas = Map.of(
                "DescribeAlarms", 9.0,
                "DescribeAlarmHistory", 20.0,
                "GetMetricData", 50.0,
                "ListMetrics", 25.0,
                "FilterLogEvents", 5.0,
                "GetFunctionConfiguration", 15.0,
                "ListSubscriptionsByTopic", 30.0,
                "DescribeRouteTables", 20.0);
        quotas.forEach((operation, quota) ->
                assertThat(aws.asked(operation).size() / 120.0).as(operation).isBetween(1 / 120.0, quota / 10 + 0.02));
    }
}
