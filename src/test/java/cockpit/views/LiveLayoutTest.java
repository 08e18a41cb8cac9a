package cockpit.views;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Mode;
import cockpit.views.window.PresenterWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What only a live stage's window has: nothing is cut, and nothing moves when there is more to say.
@ExtendWith(Headless.class)
@Tag("draws")
final class LiveLayoutTest {
    private static final List<String> BAR = List.of("#reset", "#arm", "#checks", "#parachute");

    private static PresenterWindow shown(Frame frame, int width, int height, String language, double wish) {
        PresenterWindow window = Pictures.window(frame, language, Mode.DARK);
        window.enlarge(wish);
        var scene = new Scene(window, width, height);
        window.applyCss();
        window.layout();
        window.showStill(frame, 5_000_000_000L);
        window.layout();
        scene.snapshot(null);
        return window;
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 720, en, 1",
        "1280, 720, ko, 1",
        "1280, 720, ko, 1.1",
        "1920, 1080, en, 1",
        "1920, 1080, ko, 1",
        "1920, 1080, ko, 2.5",
        "1920, 1080, en, 2.5",
        "3840, 2160, ko, 1"
    })
    void everythingIsReadable(int width, int height, String language, double wish) {
        var problems = Headless.on(() -> {
            var found = new ArrayList<String>();
            for (int minutes : new int[] {128, 8, 0}) {
                Frame frame =
                        Sample.live(minutes, Optional.of(new Frame.Silent("CloudWatch Logs", true, 72_000_000, 2)));
                PresenterWindow window = shown(frame, width, height, language, wish);
                found.addAll(Lint.of(window));
                BAR.forEach(id -> cut((Button) window.lookup(id), found));
            }
            return found;
        });
        assertThat(problems).isEmpty();
    }

    private static void cut(Button button, List<String> found) {
        if (!button.getText().isEmpty() && button.prefWidth(-1) + 12 > button.getWidth()) {
            found.add(button.getText() + ": " + button.prefWidth(-1) + " of " + button.getWidth());
        }
    }

    @Test
    void theBarStandsStill() {
        var quiet = Sample.live(42, Optional.empty());
        var loud = Sample.live(0, Optional.of(new Frame.Silent("Prometheus of REMOTE", false, 5_000_000, 0)));
        assertThat(places(loud)).hasSize(BAR.size()).isEqualTo(places(quiet));
    }

    private static List<Bounds> places(Frame frame) {
        return Headless.on(() -> {
            PresenterWindow window = shown(frame, 1_920, 1_080, "en", 1);
            return BAR.stream().map(window::lookup).map(Node::getBoundsInParent).toList();
        });
    }

    @Test
    void aStageThatIsNotLiveHasNoBar() {
        Frame frame = Sample.frame(Sample.burst());
        assertThat(Headless.on(() -> shown(frame, 1_920, 1_080, "en", 1).written().stream()
                        .map(PresenterWindow.Written::part)
                        .toList()))
                .doesNotContain("live");
    }
}
