package cockpit.views.topology.raster;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.views.Headless;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Headless.class)
final class ChipTest {
    private static final Area FIELD = new Area(20, 0, 400, 640);
    private final Grid grid = Grid.of(1_248, 650, 1, Sizing.of(1_248), new Grid.Need(1_600, 3_200, 0, 3_200, 0, 0));

    private static Chip.Words words(String figure) {
        return new Chip.Words(figure, "hosts over 90 %", Hue.ON_PREM);
    }

    private Area shown(Chip chip, String figure, Optional<Area> subject) {
        return Headless.on(() -> {
            chip.show(words(figure), Palette.of(Mode.DARK), grid, FIELD, subject, 70);
            return chip.place().orElseThrow();
        });
    }

    private static Chip chip() {
        return Headless.on(() -> new Chip(Chip.Beside.BELOW, Chip.Beside.ABOVE, Chip.Beside.LEFT, Chip.Beside.RIGHT));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void itNeverLiesOnWhatItTellsAboutNorLeavesTheField(long seed) {
        var random = new Random(seed);
        Chip chip = chip();
        for (int i = 0; i < 60; i++) {
            int w = 10 + random.nextInt(190);
            int h = 10 + random.nextInt(278);
            var hot = new Area(20 + random.nextInt(400 - w), random.nextInt(640 - h), w, h);
            Area place = shown(chip, "" + random.nextInt(2_000), Optional.of(hot));
            assertThat(place.meets(hot))
                    .as("seed %d: %s on %s", seed, place, hot)
                    .isFalse();
            assertThat(FIELD.holds(place)).as("seed %d: %s", seed, place).isTrue();
        }
    }

    @Test
    void itKeepsItsPlaceWhileItsFigureChangesAndTheHeatSpreadsALittle() {
        Chip chip = chip();
        Area before = shown(chip, "412", Optional.of(new Area(200, 200, 100, 150)));
        Area after = shown(chip, "398", Optional.of(new Area(187, 189, 126, 150)));
        assertThat(after).isEqualTo(before);
        Area far = shown(chip, "398", Optional.of(new Area(40, 20, 60, 60)));
        assertThat(far).isNotEqualTo(before);
    }
}
