package cockpit.views;

import cockpit.views.theme.Mode;
import cockpit.world.World;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;

/// Writes pictures of scenario 2 for looking at: `target/pictures/scaling-*.png`. A main, since looking is not a test.
public final class ScalingPictures {
    private ScalingPictures() {}

    public static void main(String[] args) throws Exception {
        var done = new CountDownLatch(1);
        Platform.startup(() -> {
            try {
                World growing = ScalingSample.growing();
                picture("dark-en", 1920, 1080, "en", Mode.DARK, 1, growing);
                picture("dark-ko", 1920, 1080, "ko", Mode.DARK, 1, growing);
                picture("light-en", 1920, 1080, "en", Mode.LIGHT, 1, growing);
                picture("light-ko", 1920, 1080, "ko", Mode.LIGHT, 1, growing);
                picture("small-en", 1280, 720, "en", Mode.DARK, 1, growing);
                picture("small-ko", 1280, 720, "ko", Mode.DARK, 1, growing);
                picture("small-ko-light", 1280, 720, "ko", Mode.LIGHT, 1, growing);
                picture("small-en-light", 1280, 720, "en", Mode.LIGHT, 1, growing);
                picture("larger-en-120", 1920, 1080, "en", Mode.DARK, 1.2, growing);
                picture("large-en-250", 1920, 1080, "en", Mode.DARK, 2.5, growing);
                picture("quiet-en", 1920, 1080, "en", Mode.DARK, 1, ScalingSample.quiet(true));
                picture("untold-en", 1920, 1080, "en", Mode.DARK, 1, ScalingSample.quiet(false));
                picture("shrinking-en", 1920, 1080, "en", Mode.DARK, 1, ScalingSample.shrinking());
                picture("shrinking-ko", 1280, 720, "ko", Mode.DARK, 1, ScalingSample.shrinking());
                picture("huge-en", 1920, 1080, "en", Mode.DARK, 1, ScalingSample.huge());
                picture("huge-ko-light", 1280, 720, "ko", Mode.LIGHT, 1, ScalingSample.huge());
                picture("uhd-en", 3840, 2160, "en", Mode.DARK, 1, growing);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                done.countDown();
            }
        });
        done.await();
        Platform.exit();
    }

    private static void picture(String name, int w, int h, String language, Mode mode, double wish, World world)
            throws Exception {
        Pictures.picture("scaling-" + name, w, h, language, mode, wish, ScalingSample.frame(world));
    }
}
