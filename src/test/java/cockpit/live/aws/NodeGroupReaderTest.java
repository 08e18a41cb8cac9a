package cockpit.live.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cockpit.live.GroupNames;
import cockpit.live.HandRounds;
import cockpit.live.Loopback.Answer;
import cockpit.live.ShippedStage;
import cockpit.live.ToldFeed;
import cockpit.world.Capacity;
import cockpit.world.GroupId;
import cockpit.world.ScalingFact.ActivitySeen;
import cockpit.world.ScalingFact.GroupGone;
import cockpit.world.ScalingFact.GroupSeen;
import cockpit.world.TalkFact.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is told of scenario 2's node groups.
final class NodeGroupReaderTest {
    private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
    private static final GroupId WORKERS = new GroupId("MAIN", "on-demand");
    private static final GroupId SPOT = new GroupId("MAIN", "spot");

    @TempDir
    private Path folder;

    private final AwsDouble aws = new AwsDouble();
    private final HandRounds rounds = new HandRounds(T0);
    private final ToldFeed feed = new ToldFeed(T0);
    private AwsAccess access;
    private NodeGroupReader reader;

    @BeforeEach
    void start() {
        var stage = ShippedStage.scaling(folder, aws.url()).scaling();
        aws.now("DescribeNodegroup", asked -> asked.path().endsWith("/spot") ? spot() : workers("ACTIVE"));
        desire(2, 0);
        aws.now("DescribeScalingActivities", asked -> activities());
        aws.now("DescribePolicies", asked -> AwsDouble.xml("DescribePolicies", "<ScalingPolicies/>"));
        access = AwsAccess.of(stage.aws());
        reader = new NodeGroupReader(stage, new GroupNames(stage), access, feed, rounds);
        reader.start();
    }

    @AfterEach
    void end() {
        reader.close();
        access.close();
        aws.close();
    }

    private static Answer workers(String status) {
        return AwsDouble.json("{\"nodegroup\": {\"nodegroupName\": \"workers\", \"status\": \"" + status
                + "\", \"scalingConfig\": {\"minSize\": 2, \"maxSize\": 6, \"desiredSize\": 2},"
                + " \"instanceTypes\": [\"m5.large\"], \"capacityType\": \"ON_DEMAND\","
                + " \"labels\": {\"role\": \"work\"},"
                + " \"resources\": {\"autoScalingGroups\": [{\"name\": \"eks-workers-6ac1\"}]}}}");
    }

    private static Answer spot() {
        return AwsDouble.json("{\"nodegroup\": {\"nodegroupName\": \"spot\", \"status\": \"ACTIVE\","
                + " \"scalingConfig\": {\"minSize\": 0, \"maxSize\": 4, \"desiredSize\": 0},"
                + " \"instanceTypes\": [\"m5.xlarge\", \"m5a.xlarge\"], \"capacityType\": \"SPOT\","
                + " \"taints\": [{\"key\": \"spot\", \"value\": \"yes\", \"effect\": \"NO_SCHEDULE\"}],"
                + " \"resources\": {\"autoScalingGroups\": [{\"name\": \"eks-spot-6ac2\"}]}}}");
    }

    private void desire(int workers, int spot) {
        aws.now(
                "DescribeAutoScalingGroups",
                asked -> AwsDouble.xml(
                        "DescribeAutoScalingGroups",
                        "<AutoScalingGroups>" + asg("workers", "eks-workers-6ac1", 2, 6, workers)
                                + asg("spot", "eks-spot-6ac2", 0, 4, spot) + asg("others", "eks-others", 1, 1, 1)
                                + "</AutoScalingGroups>"));
    }

    private static String asg(String nodegroup, String name, int min, int max, int desired) {
        return "<member><AutoScalingGroupName>" + name + "</AutoScalingGroupName><MinSize>" + min
                + "</MinSize><MaxSize>"
                + max + "</MaxSize><DesiredCapacity>" + desired + "</DesiredCapacity><Tags>"
                + tag("eks:cluster-name", "AWS-Cluster") + tag("eks:nodegroup-name", nodegroup)
                + tag("k8s.io/cluster-autoscaler/enabled", "true")
                + tag("k8s.io/cluster-autoscaler/node-template/label/a", "b") + "</Tags><Instances><member>"
                + "<InstanceType>m5.2xlarge</InstanceType></member></Instances></member>";
    }

    private static String tag(String key, String value) {
        return "<member><Key>" + key + "</Key><Value>" + value + "</Value></member>";
    }

    private static Answer activities(String... members) {
        return AwsDouble.xml("DescribeScalingActivities", "<Activities>" + String.join("", members) + "</Activities>");
    }

    private static String activity(String id, Instant at, String status, String message) {
        return "<member><ActivityId>" + id + "</ActivityId><Description>Launching a new EC2 instance</Description>"
                + "<Cause>At " + at + " a user request explicitly set group desired capacity changing the desired"
                + " capacity from 2 to 4.</Cause><StartTime>" + at + "</StartTime><StatusCode>" + status
                + "</StatusCode>"
                + (message.isEmpty() ? "" : "<StatusMessage>" + message + "</StatusMessage>") + "</member>";
    }

    @Test
    void tellsEachGroupOnceAsBothServicesKnowIt() {
        rounds.pass(Duration.ofSeconds(30));
        assertThat(feed.facts(GroupSeen.class)).extracting(GroupSeen::policies).containsSubsequence(-1, 0);
        assertThat(feed.facts(GroupSeen.class).stream().filter(each -> each.policies() == 0))
                .containsExactlyInAnyOrder(
                        new GroupSeen(
                                WORKERS,
                                "eks-workers-6ac1",
                                List.of("m5.large"),
                                Capacity.ON_DEMAND,
                                2,
                                6,
                                2,
                                0,
                                "ACTIVE",
                                List.of("role=work"),
                                List.of(),
                                List.of("k8s.io/cluster-autoscaler/enabled")),
                        new GroupSeen(
                                SPOT,
                                "eks-spot-6ac2",
                                List.of("m5.xlarge", "m5a.xlarge"),
                                Capacity.SPOT,
                                0,
                                4,
                                0,
                                0,
                                "ACTIVE",
                                List.of(),
                                List.of("spot=yes:NoSchedule"),
                                List.of("k8s.io/cluster-autoscaler/enabled")));
        assertThat(feed.of("EKS node groups").health()).isEqualTo(Health.WELL);
        assertThat(feed.of("Auto Scaling").health()).isEqualTo(Health.WELL);
    }

    @Test
    void whatAGroupWantsIsSeenWithinTwoSeconds() {
        rounds.pass(Duration.ofSeconds(20));
        feed.forget();
        desire(4, 0);
        rounds.pass(Duration.ofSeconds(2));
        assertThat(feed.facts(GroupSeen.class))
                .extracting(GroupSeen::group, GroupSeen::desired)
                .containsExactly(tuple(WORKERS, 4));
    }

    @Test
    void activitiesAreToldFromTheOpeningOnInTheirOrderAndOnceEach() {
        String old = activity("a-0", T0.minusSeconds(900), "Successful", "");
        aws.now("DescribeScalingActivities", asked -> activities(old));
        rounds.pass(Duration.ofSeconds(10));
        assertThat(feed.facts(ActivitySeen.class)).isEmpty();
        String ordered = activity("a-1", T0.plusSeconds(10), "PreInService", "");
        String none = "We currently do not have sufficient m5.large capacity in the Availability Zone you requested";
        aws.now(
                "DescribeScalingActivities",
                asked -> asked.parameters()
                                .getOrDefault("AutoScalingGroupName", "")
                                .contains("spot")
                        ? activities()
                        : activities(activity("a-2", T0.plusSeconds(11), "Failed", none), ordered, old));
        rounds.pass(Duration.ofSeconds(12));
        assertThat(feed.facts(ActivitySeen.class))
                .extracting(ActivitySeen::group, ActivitySeen::activity, ActivitySeen::status, ActivitySeen::message)
                .containsExactly(tuple(WORKERS, "a-1", "PreInService", ""), tuple(WORKERS, "a-2", "Failed", none));
        assertThat(feed.facts(ActivitySeen.class).getFirst().cause())
                .contains(
                        "a user request explicitly set group desired capacity changing the desired capacity from 2 to 4");
    }

    /// Then the Auto Scaling groups are found by the tags that EKS gives them.
    @Test
    void withoutTheRightToAskEksTheRestGoesOn() {
        aws.now("DescribeNodegroup", asked -> AwsDouble.jsonError(403, "AccessDeniedException", "not authorized"));
        rounds.pass(Duration.ofSeconds(30));
        assertThat(feed.of("EKS node groups").key()).isEqualTo("live.aws.denied");
        GroupSeen last = feed.facts(GroupSeen.class).stream()
                .filter(each -> each.group().equals(WORKERS))
                .toList()
                .getLast();
        assertThat(last.asg()).isEqualTo("eks-workers-6ac1");
        assertThat(last.instanceTypes()).containsExactly("m5.2xlarge");
        assertThat(last.desired()).isEqualTo(2);
        assertThat(feed.facts(GroupSeen.class))
                .extracting(each -> each.group().name())
                .containsOnly("on-demand", "spot");
    }

    @Test
    void withoutTheRightToAskAutoScalingTheRestGoesOn() {
        for (String operation : List.of("DescribeAutoScalingGroups", "DescribeScalingActivities", "DescribePolicies")) {
            aws.now(operation, asked -> AwsDouble.queryError(403, "AccessDenied", "not authorized"));
        }
        rounds.pass(Duration.ofSeconds(30));
        assertThat(feed.of("Auto Scaling").key()).isEqualTo("live.aws.denied");
        assertThat(feed.facts(GroupSeen.class))
                .extracting(each -> each.group().name(), GroupSeen::desired, GroupSeen::policies)
                .containsExactlyInAnyOrder(tuple("on-demand", 2, -1), tuple("spot", 0, -1));
    }

    @Test
    void aGroupThatEksDoesNotKnowIsSaidAndGone() {
        rounds.pass(Duration.ofSeconds(20));
        aws.now(
                "DescribeNodegroup",
                asked -> asked.path().endsWith("/spot")
                        ? AwsDouble.jsonError(404, "ResourceNotFoundException", "No node group found")
                        : workers("ACTIVE"));
        rounds.pass(Duration.ofSeconds(20));
        assertThat(feed.facts(GroupGone.class)).containsExactly(new GroupGone(SPOT));
        assertThat(feed.of("EKS node groups").key()).isEqualTo("live.aws.noNodegroup");
    }
}
