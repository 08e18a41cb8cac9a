package cockpit.app;

import static cockpit.app.Shown.until;
import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.LiveStage;
import cockpit.script.CelChecks;
import cockpit.script.Cue;
import cockpit.script.Scenario;
import cockpit.script.Standing;
import cockpit.views.Headless;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Mode;
import cockpit.views.window.PresenterWindow;
import cockpit.world.DemandFact;
import cockpit.world.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The real window on a live stage whose systems are the test's own: arming, what it lets through, and reset.
@ExtendWith(Headless.class)
final class LiveWindowTest {
    @TempDir
    private Path folder = Path.of("");

    private final FxRobot robot = new FxRobot();
    private OwnSystems systems;
    private Performance performance;
    private PresenterWindow window;
    private Shown shown;

    @BeforeEach
    void open() throws IOException {
        systems = new OwnSystems(folder);
        LiveStage stage = systems.stage;
        Scenario scenario = Assets.scenario("bursting", stage.names());
        var checks = new CelChecks(scenario, stage.names());
        performance = new Performance(stage, scenario, checks, folder);
        performance.start();
        window = Toolkit.on(() -> new PresenterWindow(
                performance, checks, scenario, "en", Mode.DARK, System::nanoTime, (t, p) -> Optional.empty()));
        shown = Shown.of(window);
    }

    @AfterEach
    void close() throws IOException {
        shown.close();
        performance.close();
        systems.close();
    }

    private Optional<String> words(String id) {
        return Toolkit.on(() -> Optional.ofNullable(window.lookup(id))
                .filter(node -> node.isVisible())
                .map(node -> node instanceof Button button ? button.getText() : ((Label) node).getText()));
    }

    private void toLoad() {
        List<Cue> cues = performance.frame().show().scenario().cues();
        int index = IntStream.range(0, cues.size())
                .filter(i -> cues.get(i).id().equals("load"))
                .findFirst()
                .orElseThrow();
        performance.pointAt(index);
        until("stands by at load", () -> performance.frame().show().pointer() == index);
    }

    private void arm() {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).push(KeyCode.A).release(KeyCode.SHIFT, KeyCode.CONTROL);
    }

    @Test
    void unarmedNothingIsChangedAndItIsSaid() {
        until("the chip", () -> words("#arm").equals(Optional.of("not armed")));
        assertThat(words("#reset")).isEmpty();
        toLoad();
        robot.push(KeyCode.PAGE_DOWN);
        until("the refusal", () -> words(".notice").orElse("").startsWith("Not armed: "));
        until(
                "the cue has failed",
                () -> performance.frame().show().standings().stream()
                        .anyMatch(standing -> standing.state() == Standing.State.FAILED));
        assertThat(systems.load.log).isEmpty();
    }

    @Test
    void armedACueChangesTheStageAndResetPutsItBack() {
        systems.tell(new Origin("Locust"), new DemandFact.LoadAsked(50, 10));
        arm();
        until(
                "armed",
                () -> words("#arm").orElse("").startsWith("ARMED 10:00")
                        || words("#arm").orElse("").startsWith("ARMED 9:5"));
        toLoad();
        robot.push(KeyCode.PAGE_DOWN);
        until("the load", () -> systems.load.value == 1_200);
        until("changes are counted", () -> words("#reset").equals(Optional.of("reset 2")));

        Toolkit.on(() -> {
            ((Button) window.lookup("#reset")).fire();
            return window;
        });
        until(
                "all is as it was",
                () -> systems.load.value == 50 && words("#reset").isEmpty());
        arm();
        until("disarmed", () -> words("#arm").equals(Optional.of("not armed")));
    }

    @Test
    void somebodyElsesChangeIsAskedAboutFirst() {
        arm();
        until("armed", () -> armedFor() > 0);
        performance.send(
                new cockpit.stage.Command.SetWeight(performance.frame().names().routeId(), 40));
        until("the weight", () -> systems.route.value == 40);
        systems.route.value = 55;
        systems.route.writer = Optional.of("kubectl-edit");
        performance.reset();
        until("asked", () -> words(".notice").orElse("").contains("was changed since by kubectl-edit"));
        assertThat(systems.route.value).isEqualTo(55);
        performance.reset();
        until("put back", () -> systems.route.value == 0);
    }

    @Test
    void panicHeldForASecondStopsTheLoadSendsTheRouteHomeAndDisarms() {
        arm();
        until("armed", () -> armedFor() > 0);
        performance.send(new cockpit.stage.Command.SetLoad(1_200, 60));
        performance.send(
                new cockpit.stage.Command.SetWeight(performance.frame().names().routeId(), 40));
        until("changed", () -> systems.load.value == 1_200 && systems.route.value == 40);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
        until("a person is told", () -> words(".notice").orElse("").startsWith("Hold on"));
        until("stopped", () -> systems.load.value == 0 && systems.route.value == 0);
        robot.release(KeyCode.X, KeyCode.SHIFT, KeyCode.CONTROL);
        until("disarmed", () -> armedFor() == 0);
        performance.reset();
        until("refused", () -> words(".notice").orElse("").startsWith("Not armed: "));
        assertThat(systems.stage.left()).as("what it was before is still known").hasSize(2);
    }

    @Test
    void panicLetGoTooSoonStopsNothing() {
        arm();
        until("armed", () -> armedFor() > 0);
        performance.send(new cockpit.stage.Command.SetLoad(900, 60));
        until("changed", () -> systems.load.value == 900);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.X);
        until("a person is told", () -> words(".notice").orElse("").startsWith("Hold on"));
        robot.release(KeyCode.X, KeyCode.SHIFT, KeyCode.CONTROL);
        performance.send(new cockpit.stage.Command.SetLoad(901, 60));
        until("still armed", () -> systems.load.value == 901);
    }

    private long armedFor() {
        return performance.frame().arming().map(Frame.Arming::left).orElse(-1L);
    }
}
