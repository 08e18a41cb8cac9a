package cockpit.app;

import static cockpit.app.Shown.until;
import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.Loopback;
import cockpit.live.StageFile;
import cockpit.preflight.Venue;
import cockpit.script.CelChecks;
import cockpit.script.Scenario;
import cockpit.simulation.Knobs;
import cockpit.simulation.SimulatedStage;
import cockpit.stage.Names;
import cockpit.views.Headless;
import cockpit.views.desk.Lookout;
import cockpit.views.desk.Readiness;
import cockpit.views.desk.Readiness.Row;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.window.PresenterWindow;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The preflight's board in the real window, with findings as the test wants them; and what finds them, with nothing
/// reachable.
@ExtendWith(Headless.class)
final class ChecksWindowTest {
    private static final Scenario SCENARIO = Assets.scenario("bursting", Names.SHIPPED);
    private static final int SIZE = 29;

    @TempDir
    private Path folder = Path.of("");

    private final FxRobot robot = new FxRobot();
    private final Told lookout = new Told();
    private Performance performance;
    private PresenterWindow window;
    private Shown shown;

    /// Findings by hand.
    private static final class Told implements Lookout {
        private final AtomicInteger looks = new AtomicInteger();
        private volatile Readiness newest = Readiness.NEVER;

        @Override
        public Readiness newest() {
            return newest;
        }

        @Override
        public void look() {
            looks.incrementAndGet();
            newest = Readiness.begun(open());
        }

        private static List<Row> open() {
            var rows = new ArrayList<Row>();
            for (int i = 0; i < SIZE; i++) {
                rows.add(Row.of("preflight.check.cluster\tC" + i));
            }
            return rows;
        }

        void found(int index, Row.State state) {
            var rows = new ArrayList<>(newest.rows());
            rows.set(
                    index,
                    new Row(
                            rows.get(index).title(),
                            state,
                            "preflight.cluster.answers\t1.34",
                            "preflight.try.cluster\tC" + index,
                            System.currentTimeMillis()));
            newest = Readiness.begun(rows);
        }

        void end() {
            newest = Readiness.ended(newest.rows(), 3.2);
        }
    }

    private record Board(Optional<Lookout> lookout) implements PresenterWindow.Panels {
        @Override
        public Optional<Region> knobs(Texts texts, Palette palette) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void open() {
        open(Optional.of(lookout), "en");
    }

    private void open(Optional<Lookout> out, String language) {
        var simulated = SimulatedStage.open(Knobs.defaults(), 1);
        var checks = new CelChecks(SCENARIO, simulated.names());
        performance = new Performance(simulated, SCENARIO, checks, folder);
        performance.start();
        window = Toolkit.on(() -> new PresenterWindow(
                performance, checks, SCENARIO, language, Mode.DARK, System::nanoTime, new Board(out)));
        shown = Shown.of(window);
    }

    @AfterEach
    void close() {
        shown.close();
        performance.close();
    }

    private boolean isOpen() {
        return Toolkit.on(() -> window.lookup("#checks-card") != null);
    }

    private String summary() {
        return Toolkit.on(() -> Optional.ofNullable(window.lookup("#checks-summary"))
                .map(node -> ((Label) node).getText())
                .orElse(""));
    }

    /// What a pane's labels say, from the top.
    private List<String> said(String pane) {
        return Toolkit.on(() -> {
            var found = new ArrayList<String>();
            labels((Parent) ((ScrollPane) window.lookup(pane)).getContent(), found);
            return List.copyOf(found);
        });
    }

    private static void labels(Parent parent, List<String> into) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node instanceof Label label) {
                into.add(label.getText());
            } else if (node instanceof Parent inner) {
                labels(inner, into);
            }
        }
    }

    private List<Bounds> places() {
        return Toolkit.on(() -> {
            window.layout();
            return ((Parent) ((ScrollPane) window.lookup("#checks-all")).getContent())
                    .getChildrenUnmodifiable().stream()
                            .map(node -> node.localToScene(node.getLayoutBounds()))
                            .toList();
        });
    }

    @Test
    void rowsComeIntoPlacesThatWereThereBefore() {
        robot.push(KeyCode.C);
        until("open", this::isOpen);
        until("all titles are there", () -> said("#checks-all").contains("cluster C28"));
        WaitForAsyncUtils.waitForFxEvents();
        List<Bounds> before = places();
        assertThat(before).hasSize(SIZE);
        lookout.found(7, Row.State.WARN);
        lookout.found(3, Row.State.NO_GO);
        lookout.found(9, Row.State.GO);
        until("counted", () -> summary().equals("3 of 29 known"));
        assertThat(places()).isEqualTo(before);
        until("what to do", () -> said("#checks-bad").stream().anyMatch(text -> text.contains("--context C3 version")));
        for (int i = 0; i < SIZE; i++) {
            lookout.found(i, i == 7 ? Row.State.WARN : i == 3 ? Row.State.NO_GO : Row.State.GO);
        }
        lookout.end();
        until("ended", () -> summary().equals("29 checks: 1 no-go, 1 warn (3.2 s)"));
        assertThat(places()).isEqualTo(before);
        assertThat(said("#checks-bad"))
                .as("the worst first")
                .startsWith("NO-GO", "cluster C3")
                .contains("WARN");
        assertThat(said("#checks-all")).anyMatch(text -> text.matches("\\d+ s"));
    }

    @Test
    void theSameKeyLooksAgainAndEscapeCloses() {
        robot.push(KeyCode.C);
        until("open", this::isOpen);
        assertThat(lookout.looks.get()).isEqualTo(1);
        robot.push(KeyCode.C);
        until("again", () -> lookout.looks.get() == 2);
        assertThat(isOpen()).isTrue();
        for (int i = 0; i < SIZE; i++) {
            lookout.found(i, Row.State.GO);
        }
        lookout.end();
        until("all go", () -> summary().equals("29 checks: all go (3.2 s)"));
        assertThat(said("#checks-bad")).containsExactly("Nothing to be done: ready for cue 1");
        robot.clickOn(Toolkit.on(() -> window.lookup("#checks-again")));
        until("by the button", () -> lookout.looks.get() == 3);
        robot.push(KeyCode.ESCAPE);
        until("closed", () -> !isOpen());
        assertThat(performance.frame().show().current()).as("nothing was fired").isEqualTo(-1);
    }

    @Test
    void anotherLanguageIsTakenWhileItIsOpen() {
        robot.push(KeyCode.C);
        until("open", this::isOpen);
        lookout.found(3, Row.State.NO_GO);
        until("shown", () -> summary().equals("1 of 29 known"));
        robot.push(KeyCode.N);
        until("Korean", () -> summary().equals("29개 중 1개 확인됨"));
        assertThat(said("#checks-bad")).startsWith("불가");
    }

    @Test
    void aStageThatIsNotLiveHasNone() {
        close();
        open(Optional.empty(), "en");
        robot.push(KeyCode.C);
        until("said", () -> ((Label) window.lookup(".notice")).getText().equals("Only a live stage is looked at"));
        assertThat(isOpen()).isFalse();
    }

    /// Everything is asked, nothing answers; the window goes on.
    @Test
    void withNothingReachableEachCheckSaysWhatToDo() throws IOException {
        close();
        URI nobody = Loopback.nobody();
        Venue.stage(folder, nobody, "{driver: locust, locust: \"" + nobody + "\"}");
        StageFile file = StageFile.read(folder.resolve("stage.yaml"));
        Places places = new Places(folder, folder, folder, folder, folder);
        try (var real = StageLookout.of(file, "bursting", Duration.ofMinutes(15), places)) {
            open(Optional.of(real), "ko");
            robot.push(KeyCode.C);
            until("open", this::isOpen);
            until("ended", () -> real.newest().phase() == Readiness.Phase.ENDED);
            assertThat(real.newest().rows()).hasSize(SIZE).noneMatch(row -> row.state() == Row.State.OPEN);
            assertThat(real.newest().worst()).isEqualTo(Row.State.NO_GO);
            until("said", () -> summary().startsWith("29개 확인: 불가"));
            assertThat(said("#checks-bad")).noneMatch(text -> text.contains("preflight.") || text.contains("live."));
        }
    }
}
