package cockpit.app;

import cockpit.stage.Seekable;
import cockpit.stage.Stage;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Texts;
import cockpit.views.window.PresenterWindow;
import cockpit.world.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The desk: a real window on a performance.
final class Desktop {
    private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);
    /// The scenario a desk opens with.
    private static final String FIRST = "bursting";

    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 540;
    private static final int MEASURED_WIDTH = 1_920;
    private static final int MEASURED_HEIGHT = 1_080;

    private final StageChoice choice;
    private final Asked asked;
    private final Settings kept;
    private final SettingsKeeper keeper = new SettingsKeeper(Settings.file());
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable DeskTabs opened;

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
        DeskTab first = DeskTab.open(choice, parachute, FIRST, asked.at());
        var desktop = new Desktop(choice, asked, kept.settings());
        Optional<DrawnTrace> trace;
        try {
            trace = trace(asked);
        } catch (IOException e) {
            first.close();
            throw e;
        }
        try {
            Performance performance = first.performance();
            performance.start();
            asked.at().ifPresent(performance::seek);
            kept.problem().ifPresent(file -> performance.tell("notice.settings.broken", file.toString()));
            toolkit.join();
            Platform.runLater(() -> desktop.open(first, trace));
            desktop.closed.await();
            sayWhatIsLeft(first.stage(), asked.language());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            desktop.end(first);
            desktop.keeper.close();
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

    private void open(DeskTab first, Optional<DrawnTrace> trace) {
        if (asked.measured()) {
            HeadlessScreen.enlarge(MEASURED_WIDTH, MEASURED_HEIGHT);
        }
        var tabs = new DeskTabs(choice, first, DeskTabs.look(asked, kept));
        opened = tabs;
        var shown = new javafx.stage.Stage();
        title(shown, tabs);
        place(shown, tabs.window());
        tabs.watch(
                window -> {
                    shown.getScene().setRoot(window);
                    window.requestFocus();
                    title(shown, tabs);
                },
                look -> keep(look, shown));
        shown.setMinWidth(LEAST_WIDTH);
        shown.setMinHeight(LEAST_HEIGHT);
        shown.setOnHiding(e -> keep(tabs.window().look(), shown));
        shown.setOnHidden(e -> closed.countDown());
        trace.ifPresent(file -> file.watch(shown.getScene(), tabs::drawn));
        shown.show();
        if (FirstFrame.MEASURED) {
            FirstFrame.watch(shown);
        }
    }

    /// Ends all talks there are.
    private void end(DeskTab first) {
        DeskTabs tabs = opened;
        if (tabs == null) {
            first.close();
        } else {
            tabs.close();
        }
    }

    private static void title(javafx.stage.Stage shown, DeskTabs tabs) {
        shown.setTitle("Cockpit · " + tabs.performance().frame().stageName());
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
