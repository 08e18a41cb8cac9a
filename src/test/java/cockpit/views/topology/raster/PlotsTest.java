package cockpit.views.topology.raster;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.world.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PlotsTest {
    private static final Sizing SIZING = Sizing.of(1_248);

    private static Grid grid(int cloud, int... groups) {
        return Grid.of(1_248, 650, 1, SIZING, new Grid.Need(100, cloud, groups));
    }

    @Test
    void eachKindHasColumnsOfItsOwnAndItsShareOfWhatIsSpare() {
        Grid grid = grid(3_354, 0, 1_766, 1_412, 176);
        var plots = new Plots(grid, Side.CLOUD, 0, 1_766, 1_412, 176);
        assertThat(plots.runs()).extracting(Plots.Run::kind).containsExactly(Kind.ON_DEMAND, Kind.SPOT, Kind.GPU);
        for (Plots.Run run : plots.runs()) {
            assertThat(run.last()).isGreaterThanOrEqualTo(run.first());
        }
    }

    @Test
    void betweenGroupsThereIsAGapAndNoColumnOverlapsAnother() {
        Grid grid = grid(600, 0, 250, 250, 100);
        var plots = new Plots(grid, Side.CLOUD, 0, 250, 250, 100);
        for (int column = 1; column < plots.columns(); column++) {
            boolean begins = begins(plots, column);
            assertThat(plots.left(column) - plots.left(column - 1))
                    .isEqualTo(grid.nodeWidth() + (begins ? grid.between() : 0));
        }
        assertThat(plots.left(plots.columns())).isLessThanOrEqualTo(grid.width());
    }

    private static boolean begins(Plots plots, int column) {
        return plots.runs().stream().anyMatch(run -> run.first() == column && column > 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void nobodyMovesWhileNodesOfAnyKindCome(long seed) {
        var random = new Random(seed);
        Grid grid = grid(2_000, 0, 40, 30, 5);
        var plots = new Plots(grid, Side.CLOUD, 0, 40, 30, 5);
        Map<Integer, Integer> slots = new HashMap<>();
        Map<Integer, Kind> kinds = new HashMap<>();
        for (int place = 0; place < 2_000; place++) {
            Kind kind = Kind.values()[1 + random.nextInt(3)];
            kinds.put(place, kind);
            int slot = plots.give(place, kind);
            assertThat(slot).as("seed %d, place %d", seed, place).isNotNegative();
            assertThat(slots.containsValue(slot))
                    .as("seed %d: slot %d is free", seed, slot)
                    .isFalse();
            slots.put(place, slot);
        }
        slots.forEach((place, slot) -> assertThat(plots.give(place, Objects.requireNonNull(kinds.get(place))))
                .as("seed %d", seed)
                .isEqualTo(slot));
    }

    @Test
    void aPlaceThatIsGivenToAnotherKindStandsInThatKindsColumns() {
        Grid grid = grid(600, 0, 300, 200, 50);
        var plots = new Plots(grid, Side.CLOUD, 0, 300, 200, 50);
        int before = plots.give(7, Kind.ON_DEMAND);
        int after = plots.give(7, Kind.SPOT);
        Plots.Run spot = plots.runs().get(1);
        assertThat(after / grid.rows()).isBetween(spot.first(), spot.last());
        assertThat(plots.give(8, Kind.ON_DEMAND)).as("what was left is free").isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"1248, 650, true", "520, 260, false", "400, 180, false"})
    void everyPodHasACellOrSharesOneOfItsNode(int width, int height, boolean each) {
        Grid grid = Grid.of(width, height, 1, Sizing.of(width), new Grid.Need(1_646, 3_354, 0, 1_766, 1_412, 176));
        assertThat(grid.each()).isEqualTo(each);
        for (int seat = 0; seat < Grid.SEATS; seat++) {
            int column = grid.column(seat);
            int row = grid.row(seat);
            assertThat(column).isBetween(0, grid.across() - 1);
            assertThat(row).isBetween(0, grid.down() - 1);
            int found = grid.seat(column, row);
            assertThat(List.of(grid.column(found), grid.row(found))).isEqualTo(List.of(column, row));
            assertThat(found == seat || !each).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"1248, 650, 1", "800, 298, 1", "2496, 1308, 2", "1248, 650, 1.25", "520, 260, 1", "400, 180, 1"})
    void fiveThousandNodesFitWithoutOverlap(int width, int height, double density) {
        var need = new Grid.Need(1_646, 3_354, 0, 1_766, 1_412, 176);
        Grid grid = Grid.of(width, height, density, Sizing.of(width / density), need);
        assertThat(grid.homeX()).isNotNegative();
        var home = new Plots(grid, Side.ON_PREM, 1_646, 0, 0, 0);
        var cloud = new Plots(grid, Side.CLOUD, 0, 1_766, 1_412, 176);
        assertThat(home.left(home.columns())).isLessThanOrEqualTo(grid.aisleX());
        assertThat(grid.aisleRight()).isLessThan(cloud.left(0));
        assertThat(cloud.left(cloud.columns())).isLessThanOrEqualTo(width);
        assertThat(grid.bottom()).isLessThanOrEqualTo(height);
        assertThat(home.slots()).isGreaterThanOrEqualTo(1_646);
        assertThat(cloud.slots()).isGreaterThanOrEqualTo(3_354);
    }
}
