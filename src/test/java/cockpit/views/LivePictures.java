package cockpit.views;

import cockpit.app.HeadlessScreen;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Lookout;
import cockpit.views.desk.Readiness;
import cockpit.views.desk.Readiness.Row;
import cockpit.views.desk.StillDesk;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.window.PresenterWindow;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/// Writes pictures of what only a live stage's window has, for looking at: `target/pictures/live-*.png`. A main, since
/// looking is not a test.
public final class LivePictures {
    private static final long NOW = System.currentTimeMillis();

    private LivePictures() {}

    /// A look that has ended so.
    record Found(Readiness newest) implements Lookout {
        @Override
        public void look() {}
    }

    private record Board(Optional<Lookout> lookout) implements PresenterWindow.Panels {
        @Override
        public Optional<Region> knobs(Texts texts, Palette palette) {
            return Optional.empty();
        }
    }

    static Row row(String title, Row.State state, String found, String todo) {
        return new Row(title, state, found, todo, NOW - 3_000);
    }

    static Readiness readiness(boolean ended) {
        var rows = new ArrayList<Row>();
        rows.add(row("preflight.check.cluster\tMAIN", Row.State.GO, "preflight.cluster.answers\t1.34.1", "x"));
        rows.add(row(
                "preflight.check.cluster\tREMOTE",
                Row.State.NO_GO,
                "live.kubernetes.silent\tREMOTE\thttps://10.0.12.7:6443",
                "preflight.try.cluster\tREMOTE"));
        rows.add(row("preflight.check.versions", Row.State.GO, "preflight.versions.fit\t1.34\t1.34", "x"));
        rows.add(row("preflight.check.reads\tMAIN", Row.State.GO, "preflight.rights.all\t13", "x"));
        rows.add(row(
                "preflight.check.writes\tMAIN",
                Row.State.NO_GO,
                "preflight.rights.missing\tpatch virtualservices -n hipster-app, patch deployments -n hipster-app",
                "preflight.try.rights\tMAIN\thipster-app"));
        rows.add(row("preflight.check.istio\tMAIN", Row.State.GO, "preflight.istio.served\tv1", "x"));
        rows.add(row(
                "preflight.check.route\trecommend-split",
                Row.State.WARN,
                "preflight.route.away\t20\t80",
                "preflight.try.route\tMAIN\thipster-app\trecommend-split"));
        rows.add(row(
                "preflight.check.credentials\tocta",
                Row.State.WARN,
                "preflight.credentials.short\t42\t45",
                "preflight.try.credentials\tocta"));
        for (int i = rows.size(); i < 29; i++) {
            String title = i % 3 == 0
                    ? "preflight.check.alarm\toctank-onprem-cpu-high"
                    : i % 3 == 1 ? "preflight.check.prometheus\tREMOTE" : "preflight.check.nodegroup\tAWS-Cluster";
            rows.add(
                    ended || i < 18
                            ? row(title, Row.State.GO, "preflight.alarm.ok\toctank-burst", "x")
                            : Row.of(title));
        }
        return ended ? Readiness.ended(rows, 3.2) : Readiness.begun(rows);
    }

    public static void main(String[] args) throws Exception {
        HeadlessScreen.choose();
        var up = new CountDownLatch(1);
        Platform.startup(() -> {
            HeadlessScreen.enlarge(3_840, 2_160);
            up.countDown();
        });
        up.await();
        Platform.setImplicitExit(false);
        for (String one : List.of(
                "1920 1080 en DARK 1",
                "1920 1080 ko LIGHT 1",
                "1280 720 ko DARK 1",
                "1280 720 en LIGHT 1",
                "1920 1080 ko DARK 2.5",
                "3840 2160 en DARK 1")) {
            String[] p = one.split(" ");
            int w = Integer.parseInt(p[0]);
            int h = Integer.parseInt(p[1]);
            Mode mode = Mode.valueOf(p[3]);
            double wish = Double.parseDouble(p[4]);
            String name = one.replace(' ', '-').toLowerCase(Locale.ROOT);
            Headless.on(() -> picture("bar-" + name, w, h, p[2], mode, wish, Sample.live(42, Optional.empty()), ""));
            Headless.on(() -> picture(
                    "lost-" + name,
                    w,
                    h,
                    p[2],
                    mode,
                    wish,
                    Sample.live(8, Optional.of(new Frame.Silent("CloudWatch Logs", true, 72_000_000, 2))),
                    ""));
            Headless.on(() -> picture("out-" + name, w, h, p[2], mode, wish, Sample.out(), ""));
            Headless.on(() -> picture("checks-" + name, w, h, p[2], mode, wish, Sample.live(0, Optional.empty()), "C"));
        }
        holding("en", Mode.DARK, 1_920, 1_080);
        holding("ko", Mode.LIGHT, 1_280, 720);
        Platform.exit();
    }

    /// P half held.
    private static void holding(String language, Mode mode, int w, int h) throws Exception {
        Frame frame = Sample.live(42, Optional.empty());
        var stage = Headless.on(() -> {
            PresenterWindow window = Pictures.window(frame, language, mode);
            var shown = new Stage();
            shown.setScene(new Scene(window, w, h));
            shown.show();
            window.showStill(frame, 5_000_000_000L);
            Event.fireEvent(window, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.P, false, false, false, false));
            return shown;
        });
        held(420);
        Headless.on(() -> {
            var image = stage.getScene().snapshot(null);
            try {
                ImageIO.write(
                        SwingFXUtils.fromFXImage(image, null),
                        "png",
                        new File("target/pictures/live-hold-" + w + "-" + language + ".png"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            stage.close();
            return true;
        });
    }

    /// Waits until the window's pulses have gone on for so long: what is held is drawn by them.
    private static void held(long millis) throws InterruptedException {
        var done = new CountDownLatch(1);
        var pulses = new AnimationTimer() {
            private long first;

            @Override
            public void handle(long nanos) {
                first = first == 0 ? nanos : first;
                if (nanos - first >= millis * 1_000_000) {
                    stop();
                    done.countDown();
                }
            }
        };
        Platform.runLater(pulses::start);
        done.await();
    }

    private static boolean picture(
            String name, int w, int h, String language, Mode mode, double wish, Frame frame, String key) {
        var window = new PresenterWindow(
                new StillDesk(() -> frame),
                Sample.CHECKS,
                frame.show().scenario(),
                language,
                mode,
                System::nanoTime,
                new Board(Optional.of(new Found(readiness(!name.contains("1280"))))));
        window.enlarge(wish);
        var stage = new Stage();
        var scene = new Scene(window, w, h);
        stage.setScene(scene);
        stage.show();
        window.applyCss();
        window.layout();
        if (!key.isEmpty()) {
            KeyCode code = KeyCode.valueOf(key);
            Event.fireEvent(window, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            Event.fireEvent(window, new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false));
        }
        for (int i = 0; i < 12; i++) {
            window.showStill(frame, 5_000_000_000L + i * 40_000_000L);
            window.applyCss();
            window.layout();
        }
        var image = scene.snapshot(null);
        var file = new File("target/pictures/live-" + name + ".png");
        file.getParentFile().mkdirs();
        try {
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stage.close();
        return true;
    }
}
