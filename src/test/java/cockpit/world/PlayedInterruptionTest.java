package cockpit.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A Spot interruption that is only played is told from one that EC2 gives notice of.
final class PlayedInterruptionTest {
    private static final NodeId NODE = new NodeId("MAIN", "spot-1");
    private World world = World.EMPTY;

    private NodeOutlook after(long at, ScalingFact fact) {
        world = world.apply(new Event(at, Origin.COCKPIT, fact));
        return world.scaling().orElseThrow().outlook(NODE);
    }

    @Test
    void itCountsDownAsPlayedAndIsOverWithoutATrace() {
        NodeOutlook told = after(10, new ScalingFact.DrainPlayed(NODE, 130));
        assertThat(told.noticed()).isEqualTo(10);
        assertThat(told.until()).isEqualTo(130);
        assertThat(told.played()).contains(130L);
        assertThat(world.talk().marks()).extracting(Mark::kind).containsExactly(Mark.Kind.PLAYED);
        assertThat(after(20, new ScalingFact.DrainPlayed(NODE, -1))).isEqualTo(NodeOutlook.none(NODE));
        assertThat(world.talk().marks()).hasSize(1);
    }

    @Test
    void ec2sOwnNoticeIsNeverCalledPlayedNorTakenBack() {
        after(10, new ScalingFact.DrainPlayed(NODE, 130));
        NodeOutlook warned = after(20, new ScalingFact.SpotWarned(NODE, 140));
        assertThat(warned.played()).isEqualTo(Optional.empty());
        assertThat(after(30, new ScalingFact.DrainPlayed(NODE, -1))).isEqualTo(warned);
        assertThat(world.talk().marks()).extracting(Mark::kind).containsExactly(Mark.Kind.PLAYED, Mark.Kind.NOTICE);
    }
}
