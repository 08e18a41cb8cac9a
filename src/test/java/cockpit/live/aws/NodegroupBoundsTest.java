package cockpit.live.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cockpit.live.Failed;
import cockpit.live.ShippedStage;
import cockpit.live.StageFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A node group's bounds, at an EKS that does as it is told, after a while.
final class NodegroupBoundsTest {
    @TempDir
    private Path folder;

    private final AwsDouble aws = new AwsDouble();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    /// Statuses that it has before it is ACTIVE again.
    private final Deque<String> statuses = new ArrayDeque<>();
    private int min = 2;
    private int max = 6;
    private int desired = 3;

    @SuppressWarnings("NullAway.Init") // each test opens it
    private AwsAccess access;

    @SuppressWarnings("NullAway.Init") // each test opens it
    private AwsWriter writer;

    private NodegroupBounds open(String allow) {
        StageFile stage = ShippedStage.aws(folder, aws.url(), allow);
        access = AwsAccess.of(stage.aws());
        writer = new AwsWriter(stage.aws(), access);
        aws.now("DescribeNodegroup", asked -> {
            String status = statuses.isEmpty() ? "ACTIVE" : statuses.poll();
            return AwsDouble.nodegroup(status, min, max, desired);
        });
        aws.now("UpdateNodegroupConfig", asked -> {
            JsonNode config = new JsonMapper().readTree(asked.body()).path("scalingConfig");
            min = config.path("minSize").asInt();
            max = config.path("maxSize").asInt();
            desired = config.path("desiredSize").asInt(desired);
            return AwsDouble.json("{\"update\": {\"id\": \"u-1\", \"status\": \"InProgress\"}}");
        });
        return new NodegroupBounds(
                stage, "workers", writer, now::get, time -> now.updateAndGet(instant -> instant.plus(time)));
    }

    @AfterEach
    void close() {
        writer.close();
        access.close();
        aws.close();
    }

    private static void failsWith(ThrowingCallable act, String key) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Failed.class, e -> assertThat(e.trouble().key()).isEqualTo(key));
    }

    private List<String> sent() {
        return aws.asked("UpdateNodegroupConfig").stream()
                .map(asked -> new JsonMapper()
                        .readTree(asked.body())
                        .path("scalingConfig")
                        .toString())
                .toList();
    }

    @Test
    void theBoundsAreSetAndPutBackAndWhatItHasStays() throws Failed {
        NodegroupBounds bounds = open("UpdateNodegroupConfig");
        JsonNode before = bounds.read();
        assertThat(before.toString()).isEqualTo("{\"min\":2,\"max\":6}");
        assertThat(bounds.set(1, 8)).isEqualTo("workers minSize=1 maxSize=8: update InProgress");
        assertThat(bounds.settled().toString()).isEqualTo("{\"min\":1,\"max\":8}");
        bounds.restore(before);
        assertThat(bounds.settled()).isEqualTo(before);
        bounds.restore(before);
        assertThat(sent())
                .as("what is so already is not written")
                .containsExactly("{\"minSize\":1,\"maxSize\":8}", "{\"minSize\":2,\"maxSize\":6}");
        assertThat(desired).isEqualTo(3);
        assertThat(aws.asked("UpdateNodegroupConfig").getFirst().path())
                .isEqualTo("/clusters/AWS-Cluster/node-groups/workers/update-config");
        assertThat(bounds.name()).isEqualTo("Nodegroup ap-northeast-2/AWS-Cluster/workers");
    }

    /// EKS takes no bounds that what is wanted lies outside of.
    @Test
    void whatItWantsIsBroughtInsideOnlyWhereItMust() throws Failed {
        NodegroupBounds bounds = open("UpdateNodegroupConfig");
        JsonNode before = bounds.read();
        assertThat(bounds.set(0, 2)).startsWith("workers minSize=0 maxSize=2 desiredSize=2: ");
        assertThat(desired).isEqualTo(2);
        bounds.restore(before);
        assertThat(desired).as("the autoscaler's from here on").isEqualTo(2);
        bounds.set(4, 6);
        assertThat(desired).isEqualTo(4);
    }

    /// One that is UPDATING would refuse.
    @Test
    void anUpdateUnderWayIsWaitedForButNotForever() throws Failed {
        NodegroupBounds bounds = open("UpdateNodegroupConfig");
        statuses.addAll(List.of("UPDATING", "UPDATING", "ACTIVE"));
        bounds.set(1, 8);
        assertThat(now.get()).isEqualTo(Instant.EPOCH.plusSeconds(2));
        for (int i = 0; i < 100; i++) {
            statuses.add("UPDATING");
        }
        bounds.settled();
        assertThat(Duration.between(Instant.EPOCH, now.get())).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void notAllowedNothingIsWritten() throws Failed {
        NodegroupBounds bounds = open("SetAlarmState");
        failsWith(() -> bounds.set(1, 8), "live.aws.notAllowed");
        assertThat(aws.asked("UpdateNodegroupConfig")).isEmpty();
    }

    @Test
    void oneThatIsNotThereAndARefusalAreSaid() {
        NodegroupBounds bounds = open("UpdateNodegroupConfig");
        aws.now(
                "UpdateNodegroupConfig",
                asked -> AwsDouble.jsonError(400, "InvalidParameterException", "Minimum capacity is greater"));
        failsWith(() -> bounds.set(1, 8), "live.aws.refused");
        aws.now("DescribeNodegroup", asked -> AwsDouble.jsonError(404, "ResourceNotFoundException", "No node group"));
        failsWith(bounds::read, "live.aws.noNodegroup");
    }
}
