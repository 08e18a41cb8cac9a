package cockpit.views;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Mode;
import cockpit.views.window.PresenterWindow;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Nothing written on the window is cut, collides or is too small, whatever its size, language or scale.
@ExtendWith(Headless.class)
@Tag("draws")
final class LayoutTest {
    private static final double LEAST = 14;
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
                window.written().forEach(part -> lint(part, found));
            }
            return found;
        });
        assertThat(problems).isEmpty();
    }

    private static void lint(PresenterWindow.Written part, List<String> found) {
        double w = part.region().getWidth();
        double h = part.region().getHeight();
        List<Brush.Words> words = part.words();
        for (int i = 0; i < words.size(); i++) {
            Brush.Words a = words.get(i);
            Rectangle2D box = a.box();
            if (box.getMinX() < -1 || box.getMaxX() > w + 1 || box.getMinY() < -4 || box.getMaxY() > h + 5) {
                found.add(part.part() + ": outside: \"" + a.text() + "\" " + box + " of " + w + "x" + h);
            }
            if (a.size() < LEAST) {
                found.add(part.part() + ": too small: \"" + a.text() + "\" " + a.size());
            }
            if (box.getWidth() > a.room() + 0.5) {
                found.add(part.part() + ": too wide: \"" + a.text() + "\" " + box.getWidth() + " of " + a.room());
            }
            for (int j = i + 1; j < words.size(); j++) {
                if (hit(box, words.get(j).box())) {
                    found.add(part.part() + ": \"" + a.text() + "\" hits \""
                            + words.get(j).text() + "\"");
                }
            }
        }
    }

    private static boolean hit(Rectangle2D a, Rectangle2D b) {
        double x = Math.min(a.getMaxX(), b.getMaxX()) - Math.max(a.getMinX(), b.getMinX());
        double slack = 0.22;
        double y = Math.min(a.getMaxY() - slack * a.getHeight(), b.getMaxY() - slack * b.getHeight())
                - Math.max(a.getMinY() + slack * a.getHeight(), b.getMinY() + slack * b.getHeight());
        return x > 1 && y > 1;
    }
}
