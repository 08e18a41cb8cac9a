package cockpit.app;

import cockpit.live.StageFile;
import cockpit.script.CelChecks;
import cockpit.script.Checks;
import cockpit.script.Scenario;
import cockpit.stage.Seekable;
import cockpit.stage.Stage;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Texts;
import cockpit.views.window.PresenterWindow;
import cockpit.world.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desk: a real window on a performance.
final class Desktop {
    private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 540;
    private static final int MEASURED_WIDTH = 1_920;
    private static final int MEASURED_HEIGHT = 1_080;

    private final StageChoice choice;
    private final Asked asked;
    private final Settings kept;
    private final SettingsKeeper keeper = new SettingsKeeper(Settings.file());
    private final CountDownLatch closed = new CountDownLatch(1);

    /// What the command line asks of a desk.
    ///
    /// @param mode  its dress, if not the one chosen before
    /// @param at    where a recording opens
    /// @param trace the file that is told what is drawn
    record Asked(String language, Optional<Mode> mode, Optional<Long> at, Optional<Path> trace) {
        /// Whether somebody measures and nobody looks: then there may be no display, and nothing is kept.
        boolean measured() {
            return FirstFrame.MEASURED || (trace.isPresent() && HeadlessScreen.wanted());
        }
    }

    private Desktop(StageChoice choice, Asked asked, Settings kept) {
        this.choice = choice;
        this.asked = asked;
        this.kept = kept;
    }

    /// Opens the window and returns when it is closed.
    ///
    /// @param kept what was chosen before
    /// @throws Misuse      if the instant is beyond the end
    /// @throws IOException if the trace cannot be written, or what the stage is opened from cannot be read
    static int run(StageChoice choice, ParachuteChoice parachute, Asked asked, Settings.Read kept) throws IOException {
        var toolkit = CompletableFuture.runAsync(Desktop::startToolkit);
        Stage stage = choice.open("bursting");
        try {
            checkInstant(stage, asked.at());
        } catch (Misuse e) {
            stage.close();
            throw e;
        }
        Scenario scenario = Assets.scenario("bursting", stage.names());
        Places places = Places.here();
        Parachute packed;
        try {
            packed = choice.isLive() ? parachute.pack(scenario, places) : Parachute.none();
        } catch (IOException e) {
            stage.close();
            throw e;
        }
        var checks = new LateChecks(() -> compiled(scenario, stage));
        Optional<StageLookout> lookout = choice.isLive()
                ? Optional.of(StageLookout.of(
                        StageFile.read(choice.live.file()),
                        scenario.id(),
                        Duration.ofSeconds(scenario.seconds()),
                        places))
                : Optional.empty();
        var desktop = new Desktop(choice, asked, kept.settings());
        Optional<DrawnTrace> trace = trace(asked);
        try (var performance = new Performance(stage, scenario, checks, places.recordings(), packed)) {
            performance.start();
            asked.at().ifPresent(performance::seek);
            kept.problem().ifPresent(file -> performance.tell("notice.settings.broken", file.toString()));
            toolkit.join();
            Platform.runLater(() -> desktop.open(performance, scenario, checks, lookout, trace));
            desktop.closed.await();
            sayWhatIsLeft(stage, asked.language());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            desktop.keeper.close();
            lookout.ifPresent(StageLookout::close);
            trace.ifPresent(DrawnTrace::close);
        }
        Platform.exit();
        return 0;
    }

    private static Optional<DrawnTrace> trace(Asked asked) throws IOException {
        return asked.trace().isPresent()
                ? Optional.of(DrawnTrace.to(asked.trace().get()))
                : Optional.empty();
    }

    /// Whoever closes the desk with the load still on must not find that out from a bill.
    private static void sayWhatIsLeft(Stage stage, String language) {
        if (stage.changes() > 0) {
            System.err.println(Texts.of(language).get("cli.left", stage.changes(), stage.name()));
        }
    }

    /// @throws Misuse if there is no such instant
    static void checkInstant(Stage stage, Optional<Long> at) {
        long end = stage.seekable().map(Seekable::duration).orElse(Long.MAX_VALUE);
        if (at.isPresent() && at.get() > end) {
            long seconds = end / Event.SECOND;
            throw new Misuse("cli.bad.atBeyond", "%d:%02d".formatted(seconds / 60, seconds % 60));
        }
    }

    private static void startToolkit() {
        Toolkit.start();
        Platform.runLater(Fonts::load);
    }

    private static CelChecks compiled(Scenario scenario, Stage stage) {
        var checks = new CelChecks(scenario, stage.names());
        checks.problems().forEach(problem -> LOG.error("Broken expectation: {}", problem));
        return checks;
    }

    private void open(
            Performance performance,
            Scenario scenario,
            Checks checks,
            Optional<StageLookout> lookout,
            Optional<DrawnTrace> trace) {
        if (asked.measured()) {
            HeadlessScreen.enlarge(MEASURED_WIDTH, MEASURED_HEIGHT);
        }
        var window = new PresenterWindow(
                performance,
                checks,
                scenario,
                asked.language(),
                asked.mode().or(kept::mode).orElse(Mode.DARK),
                System::nanoTime,
                new DeskPanels(choice, scenario, lookout));
        window.enlarge(kept.factor());
        var shown = new javafx.stage.Stage();
        shown.setTitle("Cockpit · " + performance.frame().stageName());
        place(shown, window);
        window.onChosen(look -> keep(look, shown));
        shown.setMinWidth(LEAST_WIDTH);
        shown.setMinHeight(LEAST_HEIGHT);
        shown.setOnHiding(e -> keep(window.look(), shown));
        shown.setOnHidden(e -> closed.countDown());
        trace.ifPresent(file -> file.watch(shown.getScene(), window::drawn));
        shown.show();
        if (FirstFrame.MEASURED) {
            FirstFrame.watch(shown);
        }
    }

    /// Where it was last time, if a screen is still there: order and number of screens change.
    private void place(javafx.stage.Stage shown, PresenterWindow window) {
        Rectangle2D bounds = Screen.getPrimary().getVisualBounds();
        Optional<Settings.Place> before = kept.window().filter(Desktop::onAScreen);
        shown.setScene(new Scene(
                window, Math.min(MEASURED_WIDTH, bounds.getWidth()), Math.min(MEASURED_HEIGHT, bounds.getHeight())));
        before.ifPresent(place -> {
            shown.setX(place.x());
            shown.setY(place.y());
            shown.setWidth(Math.max(LEAST_WIDTH, place.width()));
            shown.setHeight(Math.max(LEAST_HEIGHT, place.height()));
        });
    }

    private static boolean onAScreen(Settings.Place place) {
        return Screen.getScreens().stream()
                .anyMatch(screen -> screen.getVisualBounds()
                        .contains(place.x() + place.width() / 2, place.y() + place.height() / 2));
    }

    private void keep(PresenterWindow.Look look, javafx.stage.Stage shown) {
        if (asked.measured()) {
            return;
        }
        keeper.keep(new Settings(
                Optional.of(look.language()),
                Optional.of(look.mode()),
                look.factor(),
                Optional.of(new Settings.Place(shown.getX(), shown.getY(), shown.getWidth(), shown.getHeight()))));
    }
}
