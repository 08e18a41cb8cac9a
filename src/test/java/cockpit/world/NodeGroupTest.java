package cockpit.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the world keeps of a node group.
final class NodeGroupTest {
    private static final GroupId SPOT = new GroupId("MAIN", "spot");

    private static World with(World world, long at, Fact fact) {
        return world.apply(new Event(at, new Origin("test"), fact));
    }

    private static ScalingFact.ActivitySeen activity(int number, String status) {
        return new ScalingFact.ActivitySeen(SPOT, "a-" + number, status, "Launching", "because", "");
    }

    private static NodeGroup spot(World world) {
        return world.scaling().orElseThrow().groups().find(SPOT).orElseThrow();
    }

    @Test
    void eachWordOfTheAutoscalersJudgementIsKeptInItsPlace() {
        var judged = new ScalingFact.GroupJudged(SPOT, "Healthy", "Backoff", "NoCandidates", "no m5.xlarge");
        World world = with(with(World.EMPTY, 0, activity(0, "Successful")), 1, judged);
        world = with(world, 2, activity(1, "Failed"));
        assertThat(spot(world).judgement())
                .contains(new NodeGroup.Judgement("Healthy", "Backoff", "NoCandidates", "no m5.xlarge"));
    }

    @Test
    void anActivityThatGoesOnKeepsWhenItBeganAndTheNewestIsFirst() {
        World world = with(World.EMPTY, 10, activity(1, "InProgress"));
        world = with(world, 20, activity(2, "InProgress"));
        world = with(world, 30, activity(1, "Successful"));
        assertThat(spot(world).activities())
                .extracting(NodeGroup.Activity::activity, NodeGroup.Activity::status, NodeGroup.Activity::at)
                .containsExactly(tuple("a-2", "InProgress", 20L), tuple("a-1", "Successful", 10L));
    }

    @Test
    void ofManyActivitiesTheNewestAreKept() {
        World world = IntStream.range(0, 50)
                .boxed()
                .reduce(World.EMPTY, (so, i) -> with(so, i, activity(i, "Successful")), (a, b) -> b);
        assertThat(spot(world).activities()).hasSizeLessThan(50);
        assertThat(spot(world).activities().getFirst().activity()).isEqualTo("a-49");
    }
}
