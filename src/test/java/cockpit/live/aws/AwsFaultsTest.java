package cockpit.live.aws;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.HandRounds;
import cockpit.live.Loopback;
import cockpit.live.Loopback.Answer;
import cockpit.live.ShippedStage;
import cockpit.live.StageFile;
import cockpit.live.ToldFeed;
import cockpit.live.Trouble;
import cockpit.live.mesh.SecondChoice;
import cockpit.views.theme.Texts;
import cockpit.world.CloudFact;
import cockpit.world.MeshFact;
import cockpit.world.TalkFact.Health;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said while something fails, and that it comes back by itself.
final class AwsFaultsTest {
    private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
    private static final List<String> SOURCES =
            List.of("AWS", "CloudWatch", "CloudWatch Logs", "SNS", "Lambda", "EC2", "EKS");

    @TempDir
    private Path folder;

    private final AwsDouble aws = new AwsDouble();
    private final HandRounds rounds = new HandRounds(T0);
    private final ToldFeed feed = new ToldFeed(T0);
    private AwsAccess access;
    private AwsReader reader;

    @BeforeEach
    void open() {
        open(aws.url());
        aws.now(
                "GetMetricData",
                asked -> AwsDouble.xml(
                        "GetMetricData",
                        "<MetricDataResults>" + AwsDouble.series("alarm", rounds.now(), 40) + "</MetricDataResults>"));
    }

    private void open(URI endpoint) {
        StageFile stage = ShippedStage.aws(folder, endpoint, "");
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
    void close() {
        reader.close();
        access.close();
        aws.close();
    }

    private Trouble trouble(String source) {
        return feed.of(source).trouble().orElseThrow(() -> new AssertionError(source + " is well"));
    }

    private void allAreWell() {
        rounds.pass(Duration.ofSeconds(65));
        assertThat(SOURCES)
                .allSatisfy(source -> assertThat(feed.of(source).health())
                        .as(() -> source + " " + feed.of(source))
                        .isEqualTo(Health.WELL));
    }

    @ParameterizedTest
    @CsvSource({
        "400, ExpiredToken, live.aws.expired",
        "403, ExpiredTokenException, live.aws.expired",
        "403, InvalidClientTokenId, live.aws.unknownKeys",
        "401, AuthFailure, live.aws.unknownKeys",
        "403, AccessDenied, live.aws.denied",
        "403, UnauthorizedOperation, live.aws.denied",
        "400, AccessDeniedException, live.aws.denied",
        "400, Throttling, live.aws.throttled",
        "503, RequestLimitExceeded, live.aws.throttled",
        "403, RequestTimeTooSkewed, live.aws.clock",
        "500, InternalFailure, live.aws.server",
        "400, ValidationError, live.aws.refused",
    })
    void saysWhyEachServiceRefuses(int status, String code, String key) {
        aws.now("DescribeAlarms", asked -> AwsDouble.queryError(status, code, "said so"));
        aws.now("ListSubscriptionsByTopic", asked -> AwsDouble.queryError(status, code, "said so"));
        aws.now("GetCallerIdentity", asked -> AwsDouble.queryError(status, code, "said so"));
        aws.now("FilterLogEvents", asked -> AwsDouble.jsonError(status, code, "said so"));
        aws.now("GetFunctionConfiguration", asked -> AwsDouble.jsonError(status, code, "said so"));
        aws.now("DescribeCluster", asked -> AwsDouble.jsonError(status, code, "said so"));
        aws.now("DescribeVpcPeeringConnections", asked -> AwsDouble.ec2Error(status, code, "said so"));
        rounds.once();
        for (String source : List.of("AWS", "CloudWatch", "CloudWatch Logs", "Lambda", "EC2", "EKS")) {
            assertThat(trouble(source).key()).as(source).isEqualTo(key);
            assertThat(trouble(source).arguments().getFirst()).startsWith(source.equals("AWS") ? "STS" : source);
        }
        rounds.pass(Duration.ofSeconds(11));
        assertThat(feed.facts(CloudFact.DatapointPut.class))
                .as("what else there is goes on")
                .isNotEmpty();
    }

    @Test
    void namesTheActionThatIsMissing() {
        aws.now("FilterLogEvents", asked -> AwsDouble.jsonError(400, "AccessDeniedException", "no"));
        rounds.once();
        assertThat(trouble("CloudWatch Logs").arguments())
                .containsExactly("CloudWatch Logs FilterLogEvents", "stage", "logs:FilterLogEvents");
        assertThat(feed.of("CloudWatch Logs").health()).isEqualTo(Health.LOST);
        assertThat(feed.of("Lambda").health()).isEqualTo(Health.WELL);
    }

    @Test
    void aLoginPageIsNoAnswerAndComesAndGoes() {
        aws.everything(Loopback.LOGIN_PAGE);
        rounds.once();
        assertThat(SOURCES)
                .allSatisfy(
                        source -> assertThat(trouble(source).key()).as(source).isEqualTo("live.aws.page"));
        aws.recovered();
        allAreWell();
    }

    @Test
    void aRedirectIsNoAnswer() {
        aws.everything(new Answer(302, "text/plain", ""));
        rounds.once();
        assertThat(trouble("CloudWatch").key()).isEqualTo("live.aws.page");
        assertThat(trouble("EC2").key()).isEqualTo("live.aws.page");
    }

    @Test
    void aMissIsADoubtAndManyAreALoss() {
        aws.now("FilterLogEvents", asked -> new Answer(502, "application/json", "{}"));
        rounds.once();
        assertThat(feed.of("CloudWatch Logs").health()).isEqualTo(Health.DOUBT);
        rounds.pass(Duration.ofSeconds(5));
        assertThat(feed.of("CloudWatch Logs").health()).isEqualTo(Health.LOST);
        aws.now("FilterLogEvents", asked -> AwsDouble.logs());
        allAreWell();
    }

    @Test
    void nobodyThereIsSaidWithTheAddress() {
        reader.close();
        access.close();
        URI nobody = Loopback.nobody();
        open(nobody);
        rounds.once();
        assertThat(trouble("CloudWatch").key()).isEqualTo("live.aws.unreachable");
        assertThat(trouble("EC2").arguments().get(1)).isEqualTo("127.0.0.1:" + nobody.getPort());
    }

    @Test
    void aServiceThatHangsIsLeftAfterThreeSeconds() {
        aws.now("DescribeCluster", asked -> Answer.HANG);
        rounds.once();
        assertThat(trouble("EKS").arguments()).startsWith("EKS DescribeCluster").endsWith("3");
        assertThat(trouble("EKS").key()).isEqualTo("live.aws.late");
        assertThat(feed.facts(MeshFact.PeeringSeen.class)).as("EC2 goes on").isNotEmpty();
    }

    @Test
    void whoIsThrottledAsksHalfAsOftenAndSeesItsEndWithinFiveSeconds() {
        aws.everything(new Answer(429, "text/plain", "Rate exceeded"));
        rounds.pass(Duration.ofSeconds(60));
        assertThat(aws.asked("FilterLogEvents")).hasSizeLessThan(17);
        assertThat(aws.asked("DescribeCluster")).hasSizeLessThan(17);
        assertThat(trouble("CloudWatch Logs").key()).isEqualTo("live.aws.throttled");
        aws.recovered();
        rounds.pass(Duration.ofSeconds(5));
        assertThat(feed.of("CloudWatch Logs").health()).isEqualTo(Health.WELL);
        assertThat(feed.of("EKS").health()).isEqualTo(Health.WELL);
    }

    /// What is asked every half minute while all is well, too.
    @Test
    void whateverIsMissedIsBackWithinFiveSecondsOfItsEnd() {
        aws.everything(new Answer(500, "text/plain", "InternalFailure"));
        rounds.pass(Duration.ofSeconds(20));
        assertThat(SOURCES)
                .allSatisfy(source ->
                        assertThat(feed.of(source).health()).as(source).isEqualTo(Health.LOST));
        aws.recovered();
        rounds.pass(Duration.ofSeconds(5));
        assertThat(SOURCES)
                .allSatisfy(source -> assertThat(feed.of(source).health())
                        .as(() -> source + " " + feed.of(source))
                        .isEqualTo(Health.WELL));
    }

    @Test
    void saysWhatIsNotThere() {
        aws.now("DescribeAlarms", asked -> AwsDouble.xml("DescribeAlarms", "<MetricAlarms/>"));
        aws.now("ListSubscriptionsByTopic", asked -> AwsDouble.queryError(404, "NotFound", "Topic does not exist"));
        aws.now(
                "GetFunctionConfiguration",
                asked -> AwsDouble.jsonError(404, "ResourceNotFoundException", "Function not found"));
        aws.now("DescribeCluster", asked -> AwsDouble.jsonError(404, "ResourceNotFoundException", "No cluster found"));
        aws.now(
                "DescribeVpcPeeringConnections",
                asked -> AwsDouble.ec2("DescribeVpcPeeringConnections", "<vpcPeeringConnectionSet/>"));
        aws.now("FilterLogEvents", asked -> AwsDouble.jsonError(400, "ResourceNotFoundException", "no such group"));
        rounds.once();
        assertThat(trouble("CloudWatch").detail()).startsWith("live.aws.noAlarm\toctank-cpu-high\tap-northeast-2");
        assertThat(trouble("SNS").detail()).isEqualTo("live.aws.noTopic\toctank-burst\tap-northeast-2");
        assertThat(trouble("Lambda").key()).isEqualTo("live.aws.noFunction");
        assertThat(trouble("EKS").key()).isEqualTo("live.aws.noCluster");
        assertThat(trouble("EC2").key()).isEqualTo("live.aws.noPeering");
        assertThat(feed.of("CloudWatch Logs").health())
                .as("a function that never ran has no log group")
                .isEqualTo(Health.WELL);
    }

    @Test
    void saysThatTheFunctionIsNotSubscribed() {
        aws.now(
                "ListSubscriptionsByTopic",
                asked ->
                        AwsDouble.subscriptions("lambda", "arn:aws:lambda:ap-northeast-2:111122223333:function:other"));
        rounds.once();
        assertThat(trouble("SNS").detail()).isEqualTo("live.aws.notSubscribed\toctank-burst-shift\toctank-burst");
    }

    @Test
    void asksByTheTopicsOwnArn() {
        rounds.once();
        assertThat(aws.asked("ListSubscriptionsByTopic").getFirst().parameters())
                .containsEntry("TopicArn", AwsDouble.TOPIC_ARN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyTroubleReadsAsASentence(String language) {
        aws.now("DescribeCluster", asked -> AwsDouble.jsonError(403, "AccessDeniedException", "no"));
        rounds.once();
        Trouble denied = trouble("EKS");
        assertThat(Texts.of(language).get(denied.key(), denied.arguments().toArray()))
                .contains("EKS DescribeCluster", "eks:DescribeCluster", "stage");
    }
}
