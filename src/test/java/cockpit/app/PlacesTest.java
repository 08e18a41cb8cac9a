package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// By hand, from the platforms' own pages.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the paths below are written with slashes")
final class PlacesTest {
    private static final Path HOME = Path.of("/people/kim");

    @Test
    void linuxHasTheBaseDirectories() {
        var places = Places.of("Linux", HOME, Map.of());
        assertThat(places)
                .isEqualTo(new Places(
                        HOME.resolve(".config/cockpit"),
                        HOME.resolve(".local/share/cockpit"),
                        HOME.resolve(".local/state/cockpit"),
                        HOME.resolve(".cache/cockpit"),
                        HOME.resolve(".local/state/cockpit/logs")));
        assertThat(places.recordings()).isEqualTo(HOME.resolve(".local/share/cockpit/recordings"));
        assertThat(places.logs()).isEqualTo(HOME.resolve(".local/state/cockpit/logs"));
    }

    @Test
    void linuxHeedsXdgVariablesUnlessTheyAreRelative() {
        var places = Places.of(
                "Linux",
                HOME,
                Map.of("XDG_DATA_HOME", "/big/data", "XDG_STATE_HOME", "relative/is/ignored", "XDG_CACHE_HOME", ""));
        assertThat(places.data()).isEqualTo(Path.of("/big/data/cockpit"));
        assertThat(places.state()).isEqualTo(HOME.resolve(".local/state/cockpit"));
        assertThat(places.cache()).isEqualTo(HOME.resolve(".cache/cockpit"));
    }

    @Test
    void homeIsWhereTheEnvironmentSays() {
        assertThat(Places.of("Linux", HOME, Map.of("HOME", "/elsewhere")).settings())
                .isEqualTo(Path.of("/elsewhere/.config/cockpit"));
        assertThat(Places.of("Mac OS X", HOME, Map.of("HOME", "/elsewhere")).logs())
                .isEqualTo(Path.of("/elsewhere/Library/Logs/Cockpit"));
    }

    @Test
    void macHasTheLibrary() {
        var places = Places.of("Mac OS X", HOME, Map.of("XDG_DATA_HOME", "/big/data"));
        assertThat(places.data()).isEqualTo(HOME.resolve("Library/Application Support/Cockpit"));
        assertThat(places.state()).isEqualTo(HOME.resolve("Library/Application Support/Cockpit/State"));
        assertThat(places.logs()).isEqualTo(HOME.resolve("Library/Logs/Cockpit"));
        assertThat(places.cache()).isEqualTo(HOME.resolve("Library/Caches/Cockpit"));
    }

    @Test
    void windowsHasAppData() {
        var places = Places.of("Windows 11", HOME, Map.of("APPDATA", "/roaming", "LOCALAPPDATA", "/local"));
        assertThat(places.settings()).isEqualTo(Path.of("/roaming/Cockpit"));
        assertThat(places.logs()).isEqualTo(Path.of("/local/Cockpit/Logs"));
        assertThat(Places.of("Windows 11", HOME, Map.of()).cache())
                .isEqualTo(HOME.resolve("AppData/Local/Cockpit/Cache"));
    }
}
