package cockpit.views;

import cockpit.views.desk.Frame;
import cockpit.views.desk.StillDesk;
import cockpit.views.theme.Mode;
import cockpit.views.window.PresenterWindow;
import cockpit.world.Link;
import cockpit.world.World;
import java.io.File;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Writes pictures of the window for looking at: `target/pictures/`. A main, since looking is not a test.
public final class Pictures {
    static final Map<Link, Double> USUAL = Map.of(
            Link.AGENT,
            11.4,
            Link.ALARM,
            26.0,
            Link.TOPIC,
            0.3,
            Link.FUNCTION,
            1.9,
            Link.ROUTE,
            0.8,
            Link.TRAFFIC,
            10.0);

    private Pictures() {}

    public static void main(String[] args) throws Exception {
        var done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                picture("dark-en", 1920, 1080, "en", Mode.DARK, 1);
                picture("dark-ko", 1920, 1080, "ko", Mode.DARK, 1);
                picture("light-en", 1920, 1080, "en", Mode.LIGHT, 1);
                picture("small-en", 1280, 720, "en", Mode.DARK, 1);
                picture("small-ko-light", 1280, 720, "ko", Mode.LIGHT, 1);
                picture("large-en-250", 1920, 1080, "en", Mode.DARK, 2.5);
                picture("larger-ko-110", 1920, 1080, "ko", Mode.DARK, 1.1);
                picture("larger-en-120", 1920, 1080, "en", Mode.LIGHT, 1.2);
                still("middle-en", 1920, 1080, "en", Mode.DARK, Sample.middle());
                still("middle-ko-light", 1280, 720, "ko", Mode.LIGHT, Sample.middle());
                still("waiting-ko", 1920, 1080, "ko", Mode.DARK, Sample.waiting());
                still("waiting-en-light", 1280, 720, "en", Mode.LIGHT, Sample.waiting());
                World huge = Sample.huge(5_000, 150_000);
                still("huge-en", 1920, 1080, "en", Mode.DARK, huge);
                still("huge-light", 1280, 720, "en", Mode.LIGHT, huge);
                still("huge-ko-light", 1920, 1080, "ko", Mode.LIGHT, huge);
                still("huge-ko-small", 1280, 720, "ko", Mode.DARK, huge);
                still("huge-uhd", 3840, 2160, "en", Mode.DARK, huge);
                picture("uhd-ko", 3840, 2160, "ko", Mode.DARK, 1);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                done.countDown();
            }
        });
        done.await();
        Platform.exit();
    }

    private static void still(String name, int w, int h, String language, Mode mode, World world) throws Exception {
        picture(name, w, h, language, mode, 1, Sample.frame(world));
    }

    static void picture(String name, int w, int h, String language, Mode mode, double wish) throws Exception {
        picture(name, w, h, language, mode, wish, Sample.frame(Sample.burst()));
    }

    static void picture(String name, int w, int h, String language, Mode mode, double wish, Frame frame)
            throws Exception {
        var window = window(frame, language, mode);
        window.enlarge(wish);
        var scene = new Scene(window, w, h);
        window.applyCss();
        window.layout();
        for (int i = 0; i < 40; i++) {
            window.showStill(frame, 5_000_000_000L + i * 40_000_000L);
        }
        WritableImage image = scene.snapshot(null);
        var file = new File("target/pictures/" + name + ".png");
        file.getParentFile().mkdirs();
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file);
    }

    static PresenterWindow window(Frame frame, String language, Mode mode) {
        return new PresenterWindow(
                new StillDesk(() -> frame),
                Sample.CHECKS,
                frame.show().scenario(),
                language,
                mode,
                System::nanoTime,
                (t, p) -> Optional.empty());
    }
}
