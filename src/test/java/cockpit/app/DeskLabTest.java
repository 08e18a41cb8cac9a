package cockpit.app;

import static cockpit.app.Shown.until;
import static cockpit.app.Shown.within;
import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.LiveStage;
import cockpit.recording.RecordedStage;
import cockpit.script.CelChecks;
import cockpit.script.Scenario;
import cockpit.stage.Source;
import cockpit.views.Headless;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Lookout;
import cockpit.views.desk.Readiness;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.window.PresenterWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import tools.jackson.databind.JsonNode;

/// The desk on the lab's real servers, with real key presses: its checks, and a talk whose server dies in the middle.
@Tag("lab")
@ExtendWith(Headless.class)
final class DeskLabTest {
    private static final Duration TALK = Duration.ofMinutes(15);
    private static final int CHECKS = 29;
    /// A server starts, Prometheus scrapes, rates come.
    private static final int BACK = 60;
    /// Locust comes to rest, then the alarm.
    private static final int RESET = 120;

    @TempDir
    private Path folder = Path.of("");

    private final FxRobot robot = new FxRobot();
    private Lab lab;
    private LiveStage stage;
    private Scenario scenario;
    private StageLookout lookout;
    private Performance performance;
    private PresenterWindow window;
    private Shown shown;

    private record Board(Lookout out) implements PresenterWindow.Panels {
        @Override
        public Optional<Region> knobs(Texts texts, Palette palette) {
            return Optional.empty();
        }

        @Override
        public Optional<Lookout> lookout() {
            return Optional.of(out);
        }
    }

    @BeforeEach
    void open() throws IOException {
        lab = Lab.orSkip();
        stage = LiveOpening.open(lab.stage(), folder.resolve("journals"));
        scenario = Assets.scenario("bursting", stage.names());
        var checks = new CelChecks(scenario, stage.names());
        var places = new Places(folder, folder, folder, folder, folder);
        lookout = StageLookout.of(lab.stage(), scenario.id(), TALK, places);
        performance = new Performance(
                stage,
                scenario,
                checks,
                folder,
                Parachute.after(
                        Duration.ZERO, () -> new RecordedStage(Assets.played(Path.of("bursting-live"), folder))));
        performance.start();
        window = Toolkit.on(() -> new PresenterWindow(
                performance, checks, scenario, "en", Mode.DARK, System::nanoTime, new Board(lookout)));
        shown = Shown.of(window);
        within(
                BACK,
                "the first picture",
                () -> !frame().world().platform().pods().sorted((a, b) -> 0).isEmpty()
                        && frame().world()
                                .mesh()
                                .routes()
                                .find(stage.names().routeId())
                                .filter(route -> route.applied().known())
                                .isPresent());
    }

    @AfterEach
    void close() {
        robot.release(KeyCode.P);
        shown.close();
        lookout.close();
        performance.close();
    }

    private Frame frame() {
        return performance.frame();
    }

    private Frame.Parachute.State state() {
        return frame().parachute().orElseThrow().state();
    }

    private String words(String id) {
        return Toolkit.on(() -> Optional.ofNullable(window.lookup(id))
                .filter(node -> node.isVisible())
                .map(node -> ((Labeled) node).getText())
                .orElse(""));
    }

    private int cue(String id) {
        return scenario.cues().stream().map(cue -> cue.id()).toList().indexOf(id);
    }

    private int users() {
        try {
            return lab.users();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Test
    void everyCheckIsAnsweredAndNoneForbidsTheTalk() {
        robot.push(KeyCode.C);
        within(BACK, "the checks end", () -> lookout.newest().phase() == Readiness.Phase.ENDED);
        assertThat(lookout.newest().rows()).hasSize(CHECKS).noneMatch(row -> row.state() == Readiness.Row.State.OPEN);
        assertThat(lookout.newest().rows()).noneMatch(row -> row.state() == Readiness.Row.State.NO_GO);
        until("the card says so", () -> words("#checks-summary").startsWith(CHECKS + " checks: "));
    }

    /// The load is on when a Prometheus dies: the button says so, P goes on from the recording in the same cue, a panic
    /// still takes the real load off, and when the server is back so is the talk; a reset leaves all as it was.
    @Test
    void theTalkGoesOnWithoutAServerAndComesBack() throws IOException, InterruptedException {
        Map<String, JsonNode> before = lab.specs();
        int usual = lab.users();
        until("packed", () -> state() == Frame.Parachute.State.READY);
        within(BACK, "all are well", () -> words("#parachute").equals("P  parachute"));
        performance.toggleArm();
        performance.pointAt(cue("load"));
        until("stands by", () -> frame().show().pointer() == cue("load"));
        robot.push(KeyCode.PAGE_DOWN);
        within(BACK, "the load is on", () -> users() > usual);
        try {
            lab.command("kill", "REMOTE-prometheus");
            until("it is said", () -> words("#parachute").contains("Prometheus REMOTE"));
            assertThat(frame().world().mesh().edges().size())
                    .as("the picture stays")
                    .isPositive();
            robot.press(KeyCode.P);
            until("pulled", () -> state() == Frame.Parachute.State.OUT);
            robot.release(KeyCode.P);
            assertThat(frame().source()).isEqualTo(Source.RECORDED);
            assertThat(frame().show().current()).isEqualTo(cue("load"));
            performance.panic();
            within(BACK, "the real load is off", () -> users() == 0);
            assertThat(frame().source()).isEqualTo(Source.RECORDED);
        } finally {
            lab.command("start", "REMOTE-prometheus");
        }
        within(BACK, "all are well again", () -> words("#parachute").equals("P  back to LIVE"));
        performance.speed(32);
        within(BACK, "the cue has ended", () -> frame().show().ready());
        robot.press(KeyCode.P);
        until("live again", () -> frame().source() == Source.LIVE);
        robot.release(KeyCode.P);
        assertThat(frame().arming().orElseThrow().left())
                .as("nobody is armed after a switch")
                .isZero();
        performance.toggleArm();
        Toolkit.on(() -> {
            ((Button) window.lookup("#reset")).fire();
            return window;
        });
        within(RESET, "all is put back", () -> stage.left().isEmpty());
        assertThat(lab.specs()).isEqualTo(before);
        assertThat(lab.users()).isEqualTo(usual);
    }
}
