package cockpit.views;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Mode;
import cockpit.views.window.PresenterWindow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One window photographed again and again, as a rehearsal does: each picture shows its own instant, in every part.
@ExtendWith(Headless.class)
@Tag("draws")
final class StillTest {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;

    @Test
    void everyPartOfTheSecondPictureShowsTheSecondInstant() {
        Headless.on(() -> {
            Frame before = Sample.frame(Sample.burst(false));
            Frame after = Sample.frame(Sample.burst(true));
            PresenterWindow window = Pictures.window(before, "en", Mode.DARK);
            var scene = new Scene(window, WIDTH, HEIGHT);
            window.applyCss();
            Map<String, int[]> first = photograph(scene, window, before);
            Map<String, int[]> second = photograph(scene, window, after);
            assertThat(first).containsKeys("topology", "chain", "instruments", "timeline");
            for (String part : new String[] {"topology", "chain", "instruments", "timeline"}) {
                assertThat(Arrays.equals(first.get(part), second.get(part)))
                        .as("%s stands still from one instant to the next", part)
                        .isFalse();
            }
            return true;
        });
    }

    private static Map<String, int[]> photograph(Scene scene, PresenterWindow window, Frame frame) {
        window.layout();
        window.showStill(frame, 5_000_000_000L);
        WritableImage image = scene.snapshot(null);
        var parts = new HashMap<String, int[]>();
        window.written().forEach(part -> parts.put(part.part(), pixels(image, part.region())));
        return parts;
    }

    private static int[] pixels(WritableImage image, Region region) {
        Bounds at = region.localToScene(region.getLayoutBounds());
        int x = (int) Math.max(0, at.getMinX());
        int y = (int) Math.max(0, at.getMinY());
        int w = (int) Math.min(WIDTH - x, at.getWidth());
        int h = (int) Math.min(HEIGHT - y, at.getHeight());
        int[] pixels = new int[w * h];
        image.getPixelReader().getPixels(x, y, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        return pixels;
    }
}
