package cockpit.app;

import cockpit.script.CelChecks;
import cockpit.script.Checks;
import cockpit.script.Scenario;
import cockpit.stage.Stage;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Mode;
import cockpit.views.window.PresenterWindow;
import cockpit.views.window.WhatIfCard;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
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

    private Desktop() {}

    /// Opens the window and returns when it is closed.
    static int run(StageChoice choice, String language, Mode mode, Optional<Long> at) throws IOException {
        var toolkit = CompletableFuture.runAsync(Desktop::startToolkit);
        Stage stage = choice.open();
        Scenario scenario = Assets.scenario("bursting", stage.names());
        var checks = new LateChecks(() -> compiled(scenario, stage));
        var closed = new CountDownLatch(1);
        try (var performance =
                new Performance(stage, scenario, checks, Places.here().recordings())) {
            performance.start();
            at.ifPresent(performance::seek);
            toolkit.join();
            Platform.runLater(() -> open(performance, scenario, checks, choice, language, mode, closed));
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Platform.exit();
        return 0;
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

    private static void open(
            Performance performance,
            Scenario scenario,
            Checks checks,
            StageChoice choice,
            String language,
            Mode mode,
            CountDownLatch closed) {
        if (FirstFrame.MEASURED) {
            HeadlessScreen.enlarge(MEASURED_WIDTH, MEASURED_HEIGHT);
        }
        var window = new PresenterWindow(
                performance,
                checks,
                scenario.usual(),
                language,
                mode,
                System::nanoTime,
                (texts, palette) -> choice.play.isPresent()
                        ? Optional.empty()
                        : Optional.of(new WhatIfCard(scenario, choice.turned(), choice.seed, texts, palette)));
        var bounds = Screen.getPrimary().getVisualBounds();
        var shown = new javafx.stage.Stage();
        shown.setTitle("Cockpit · " + performance.frame().stageName());
        shown.setScene(new Scene(window, Math.min(1_920, bounds.getWidth()), Math.min(1_080, bounds.getHeight())));
        shown.setMinWidth(LEAST_WIDTH);
        shown.setMinHeight(LEAST_HEIGHT);
        shown.setOnHidden(e -> closed.countDown());
        shown.show();
        if (FirstFrame.MEASURED) {
            FirstFrame.watch(shown);
        }
    }
}
