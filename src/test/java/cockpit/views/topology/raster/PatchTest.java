package cockpit.views.topology.raster;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.world.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PatchTest {
    private final Grid grid = Grid.of(1_248, 650, 1, Sizing.of(1_248), new Grid.Need(1_600, 3_200, 0, 3_200, 0, 0));
    private final Plots plots = new Plots(grid, Side.ON_PREM, 1_600, 0, 0, 0);

    private boolean within(int slot, int column, int row, int columns, int rows) {
        int c = slot / grid.rows();
        int r = slot % grid.rows();
        return c >= column && c < column + columns && r >= row && r < row + rows;
    }

    @Test
    void aBlockOfHotHostsIsFoundAsItIs() {
        assertThat(Patch.densest(plots, slot -> within(slot, 9, 12, 5, 8), Optional.empty()))
                .contains(new Patch(9, 12, 5, 8));
    }

    @Test
    void whereEverybodyIsHotThereIsNoHotSpot() {
        assertThat(Patch.densest(plots, slot -> true, Optional.empty())).isEmpty();
        assertThat(Patch.densest(plots, slot -> slot % 9 == 0, Optional.empty()))
                .isEmpty();
        assertThat(Patch.densest(plots, slot -> false, Optional.empty())).isEmpty();
    }

    @Test
    void itStaysWhileItIsNearlyAsGoodAndMovesWithTheHeat() {
        var before = Patch.densest(plots, slot -> within(slot, 9, 12, 5, 8), Optional.empty());
        var grown = Patch.densest(plots, slot -> within(slot, 9, 12, 5, 9), before);
        assertThat(grown).isEqualTo(before);
        var moved = Patch.densest(plots, slot -> within(slot, 2, 30, 5, 8), before);
        assertThat(moved).contains(new Patch(2, 30, 5, 8));
    }

    @Test
    void theColumnsSideBySideWithMostOfThemAreFramed() {
        assertThat(Patch.columns(plots, slot -> within(slot, 3, 4, 1, 2) || within(slot, 7, 10, 3, 6)))
                .contains(new Patch(7, 10, 3, 6));
        assertThat(Patch.columns(plots, slot -> false)).isEmpty();
    }
}
