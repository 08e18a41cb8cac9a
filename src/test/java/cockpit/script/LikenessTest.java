package cockpit.script;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.stage.Names;
import cockpit.world.DemandFact;
import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.MeshFact;
import cockpit.world.Origin;
import cockpit.world.PlatformFact;
import cockpit.world.WorkloadId;
import cockpit.world.World;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class LikenessTest {
    private static final Offset<Double> CLOSE = Offset.offset(1e-9);
    private static final double NOT_KNOWN = Double.NaN;

    private static World world(Fact... facts) {
        return World.EMPTY.apply(Stream.of(facts)
                .map(fact -> new Event(0, new Origin("test"), fact))
                .toList());
    }

    private static WorkloadId service(String context) {
        return new WorkloadId(context, Names.SHIPPED.namespace(), Names.SHIPPED.service());
    }

    @Test
    void aWorldIsLikeItsFiveFigures() {
        World world = world(
                new MeshFact.RouteApplied(Names.SHIPPED.routeId(), "h", "onprem", "cloud", 80, "1", "kubectl"),
                new PlatformFact.WorkloadSeen(service(Names.SHIPPED.remoteContext()), 3, 2, false, "v1"),
                new PlatformFact.WorkloadSeen(service(Names.SHIPPED.mainContext()), 6, 5, false, "v1"),
                new DemandFact.LoadMeasured(1_200, 300));
        assertThat(Likeness.of(world, Names.SHIPPED)).isEqualTo(new Likeness(80, 2, 5, NOT_KNOWN, 1_200));
        assertThat(Likeness.of(World.EMPTY, Names.SHIPPED))
                .isEqualTo(new Likeness(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, 0));
    }

    /// By hand: 30 points of weight are 0.3; 2 and 3 replicas 1/3, 4 and 2 a half; nodes the same; 600 of 1,200 users a
    /// half.
    @Test
    void theDistanceIsTheSumOfFiveShares() {
        var one = new Likeness(80, 2, 4, 3, 1_200);
        var other = new Likeness(50, 3, 2, 3, 600);
        assertThat(one.to(other)).isCloseTo(0.3 + 1 / 3.0 + 0.5 + 0 + 0.5, CLOSE);
        assertThat(other.to(one)).isCloseTo(one.to(other), CLOSE);
        assertThat(one.to(one)).isZero();
    }

    @Test
    void whatOnlyOneKnowsIsAsFarAsCanBeAndWhatNobodyKnowsIsNotFar() {
        var nothing = new Likeness(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN);
        assertThat(nothing.to(nothing)).isZero();
        assertThat(nothing.to(new Likeness(0, 0, 0, 0, 0))).isEqualTo(5);
    }

    private static Landings landings(double... weights) {
        var landings = new Landings();
        for (int i = 0; i < weights.length; i++) {
            landings.note(i * 10L, new Likeness(weights[i], 1, 1, 1, 50));
        }
        return landings;
    }

    private static Likeness weight(double weight) {
        return new Likeness(weight, 1, 1, 1, 50);
    }

    @Test
    void theNearestIsFoundWithinTheStretchOnly() {
        Landings landings = landings(0, 20, 40, 60, 80); // at 0, 10, 20, 30, 40
        assertThat(landings.nearest(weight(58), 0, 100, 0)).isEqualTo(30);
        assertThat(landings.nearest(weight(58), 0, 25, 0))
                .as("60 comes after the stretch")
                .isEqualTo(20);
        assertThat(landings.nearest(weight(0), 12, 100, 12))
                .as("0 was before it")
                .isEqualTo(12);
    }

    @Test
    void ofEquallyNearInstantsTheOneNearestToTheWishIsTaken() {
        Landings landings = landings(0, 80, 80, 80, 0);
        assertThat(landings.nearest(weight(80), 0, 100, 27)).isEqualTo(27);
        assertThat(landings.nearest(weight(80), 0, 100, 2)).isEqualTo(10);
        assertThat(landings.nearest(weight(80), 0, 100, 90)).isEqualTo(39);
        assertThat(landings.nearest(weight(0), 0, 100, 35))
                .as("it looks so twice")
                .isEqualTo(40);
    }

    @Test
    void withoutAnyStepTheWishIsKeptWithinTheStretch() {
        assertThat(new Landings().nearest(weight(0), 10, 20, 500)).isEqualTo(20);
        assertThat(List.of(landings(7).nearest(weight(0), 10, 20, 15))).containsExactly(15L);
    }
}
