package cockpit.views.topology;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.views.Sample;
import cockpit.world.NodePhase;
import cockpit.world.Side;
import cockpit.world.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PendingTest {
    private static Geometry geometry(World world) {
        return Geometry.of(1_248, 604, Measures.LARGE, world, Optional.empty());
    }

    @Test
    void nothingWaitsInAWorldWhereEveryPodHasANode() {
        World world = Sample.burst();
        assertThat(Pending.of(geometry(world), world)).isEmpty();
    }

    @Test
    void withoutANodeOnItsWayTheyStandInTheFirstReservedPlace() {
        World world = Sample.waiting();
        Geometry g = geometry(world);
        List<Pending> pending = Pending.of(g, world);
        assertThat(pending).singleElement().satisfies(queue -> {
            assertThat(queue.side()).isEqualTo(Side.CLOUD);
            assertThat(queue.coming()).isEmpty();
            assertThat(queue.place()).contains(g.node(Side.CLOUD, 2));
            assertThat(queue.pods()).hasSize(3);
            assertThat(queue.why()).isEqualTo("9 Insufficient cpu.");
            assertThat(queue.seat(g, 0)).contains(g.seat(Side.CLOUD, g.node(Side.CLOUD, 2), 0));
            assertThat(queue.seat(g, 3)).as("there is no fourth").isEmpty();
        });
    }

    @Test
    void theyStandOnTheNodeThatIsOnItsWay() {
        World world = Sample.middle();
        Geometry g = geometry(world);
        Pending queue = Pending.of(g, world).getFirst();
        assertThat(queue.coming()).hasValueSatisfying(node -> {
            assertThat(node.phase()).isEqualTo(NodePhase.BOOTING);
            assertThat(queue.place()).contains(g.node(Side.CLOUD, node.place()));
        });
        Box place = queue.place().orElseThrow();
        for (int i = 0; i < queue.shown(g); i++) {
            Box seat = queue.seat(g, i).orElseThrow();
            assertThat(place.contains(seat.x(), seat.y()) && place.contains(seat.right(), seat.bottom()))
                    .as("seat %d", i)
                    .isTrue();
        }
    }
}
