package cockpit.views;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Mode;
import cockpit.views.window.PresenterWindow;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nothing written on the window is cut, collides or is too small, whatever its size, language or scale.
@ExtendWith(Headless.class)
@Tag("draws")
final class LayoutTest {
    private static final World HUGE = Sample.huge(5_000, 20_000);

    @ParameterizedTest
    @CsvSource({
        "1280, 720, en, 1",
        "1280, 720, ko, 1",
        "1920, 1080, en, 1",
        "1920, 1080, ko, 1",
        "3840, 2160, en, 1",
        "3840, 2160, ko, 1",
        "1920, 1080, en, 1.5",
        "1920, 1080, ko, 1.5",
        "1920, 1080, en, 2.5",
        "1920, 1080, ko, 2.5"
    })
    void everythingIsReadable(int width, int height, String language, double wish) {
        var problems = Headless.on(() -> {
            var found = new ArrayList<String>();
            for (World world :
                    List.of(Sample.burst(false), Sample.burst(true), Sample.waiting(), Sample.middle(), HUGE)) {
                Frame frame = Sample.frame(world);
                PresenterWindow window = Pictures.window(frame, language, Mode.DARK);
                window.enlarge(wish);
                var scene = new Scene(window, width, height);
                window.applyCss();
                window.layout();
                window.showStill(frame, 5_000_000_000L);
                scene.snapshot(null);
                found.addAll(Lint.of(window));
            }
            return found;
        });
        assertThat(problems).isEmpty();
    }
}
