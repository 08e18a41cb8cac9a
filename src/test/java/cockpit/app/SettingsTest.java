package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.views.theme.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
    private static final Settings CHOSEN = new Settings(
            Optional.of("ko"), Optional.of(Mode.LIGHT), 1.3, Optional.of(new Settings.Place(-1_920, 40, 1_600, 900)));

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("cockpit/settings.json");
    }

    @Test
    void comeBackAsTheyWere() throws IOException {
        CHOSEN.write(file());
        assertThat(Settings.read(file())).isEqualTo(new Settings.Read(CHOSEN, Optional.empty()));
        Settings.NONE.write(file());
        assertThat(Settings.read(file()).settings()).isEqualTo(Settings.NONE);
        try (var files = Files.list(folder.resolve("cockpit"))) {
            assertThat(files).as("nothing unfinished is left").containsExactly(file());
        }
    }

    @Test
    void noneAreNoProblem() {
        assertThat(Settings.read(file())).isEqualTo(new Settings.Read(Settings.NONE, Optional.empty()));
    }

    @Test
    void whatALaterReleaseAddsIsPassedOver() throws IOException {
        write("{\"language\":\"en\",\"projector\":{\"lumens\":4000}}");
        assertThat(Settings.read(file()).settings().language()).contains("en");
        assertThat(Settings.read(file()).problem()).isEmpty();
    }

    @Test
    void aBrokenFileIsToldOfAndNotUsed() throws IOException {
        for (String broken : new String[] {
            "",
            "{",
            "[]",
            "7",
            "{\"language\":\"de\"}",
            "{\"language\":5}",
            "{\"theme\":\"pink\"}",
            "{\"size\":9}",
            "{\"size\":\"big\"}",
            "{\"window\":{\"x\":1}}",
            "{\"window\":[]}",
            "{\"window\":{\"x\":1e300}}"
        }) {
            write(broken);
            assertThat(Settings.read(file()))
                    .as(broken)
                    .isEqualTo(new Settings.Read(Settings.NONE, Optional.of(file())));
        }
        Files.delete(file());
        Files.createDirectory(file());
        assertThat(Settings.read(file()).problem()).contains(file());
    }

    @Test
    void whateverBytesThereAreNothingIsThrown() throws IOException {
        CHOSEN.write(file());
        byte[] good = Files.readAllBytes(file());
        var random = new Random(5);
        for (int i = 0; i < 500; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int k = 0; k < 3 && bad.length > 0; k++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            Files.write(file(), bad);
            assertThat(Settings.read(file())).as("seed 5, round %d", i).isNotNull();
        }
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
    }
}
