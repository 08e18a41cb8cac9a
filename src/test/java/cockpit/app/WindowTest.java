package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.script.CelChecks;
import cockpit.script.Cue;
import cockpit.script.Scenario;
import cockpit.script.Standing;
import cockpit.simulation.Knobs;
import cockpit.simulation.SimulatedStage;
import cockpit.stage.Names;
import cockpit.views.Headless;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Mode;
import cockpit.views.window.PresenterWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The real window on a real performance, on the headless platform, with real key presses.
@ExtendWith(Headless.class)
final class WindowTest {
    private static final Scenario SCENARIO = Assets.scenario("bursting", Names.SHIPPED);

    @TempDir
    private Path recordings;

    private final AtomicLong clock = new AtomicLong(10_000_000_000L);
    private final FxRobot robot = new FxRobot();
    private Performance performance;
    private PresenterWindow window;
    private Shown shown;

    @BeforeEach
    void open() {
        var simulated = SimulatedStage.open(Knobs.defaults(), 1);
        var checks = new CelChecks(SCENARIO, simulated.names());
        performance = new Performance(simulated, SCENARIO, checks, recordings);
        performance.start();
        window = Toolkit.on(() -> new PresenterWindow(
                performance, checks, SCENARIO, "en", Mode.DARK, clock::get, (t, p) -> Optional.empty()));
        shown = Shown.of(window);
    }

    @AfterEach
    void close() {
        shown.close();
        performance.close();
    }

    private void later() {
        clock.addAndGet(500_000_000L);
    }

    private void push(KeyCode... keys) {
        robot.push(keys);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void until(String what, Predicate<Frame> holds) {
        Shown.until(what, () -> holds.test(performance.frame()));
    }

    private static void until(String what, BooleanSupplier holds) {
        Shown.until(what, holds);
    }

    private static long fired(Frame frame) {
        return frame.show().standings().stream().filter(Standing::wasFired).count();
    }

    private String noticed() {
        return ((Label) window.lookup(".notice")).getText();
    }

    @Test
    void wholeTalkByPageDownAlone() {
        for (int i = 1; i <= SCENARIO.cues().size(); i++) {
            later();
            push(KeyCode.PAGE_DOWN);
            int count = i;
            until("cue " + i + " fired", frame -> fired(frame) == count);
        }
        later();
        push(KeyCode.PAGE_DOWN);
        until("the end is said", () -> noticed().startsWith("The end"));
        assertThat(performance.frame().show().standings()).allMatch(Standing::wasFired);
    }

    @Test
    void controlZPutsBackWhatTheLoadDidAndItStandsByAgain() {
        int load = SCENARIO.cues().stream().map(Cue::id).toList().indexOf("load");
        assertThat(Toolkit.on(() -> window.lookup("#undo").isDisabled()))
                .as("nothing to put back")
                .isTrue();
        Toolkit.on(() -> {
            performance.pointAt(load);
            return true;
        });
        until("the load stands by", frame -> frame.show().pointer() == load);
        later();
        push(KeyCode.PAGE_DOWN);
        until("the load rises", frame -> frame.world().demand().users() > 60);
        until("it can be put back", () -> {
            later();
            return !Toolkit.on(() -> window.lookup("#undo").isDisabled());
        });
        robot.press(KeyCode.CONTROL).push(KeyCode.Z).release(KeyCode.CONTROL);
        until("it stands by again", frame -> frame.show().pointer() == load && fired(frame) == 0);
        until("that is said", () -> noticed().startsWith("Put back"));
        until("the users leave", frame -> frame.world().demand().users() <= 60);
    }

    @Test
    void heldKeyFiresOnceAndOnlyWhenLetGo() {
        for (int repeat = 0; repeat < 30; repeat++) {
            robot.press(KeyCode.PAGE_DOWN);
        }
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(fired(performance.frame())).isZero();
        robot.release(KeyCode.PAGE_DOWN);
        until("fired once", frame -> fired(frame) == 1);
        later();
        push(KeyCode.PAGE_DOWN);
        until("fired twice", frame -> fired(frame) == 2);
    }

    @Test
    void secondPressWithinTheGuardIsRefusedAndSaid() {
        push(KeyCode.PAGE_DOWN);
        push(KeyCode.PAGE_DOWN);
        push(KeyCode.SPACE);
        until("fired", frame -> fired(frame) == 1);
        assertThat(noticed()).startsWith("Too soon");
        later();
        push(KeyCode.PAGE_DOWN);
        until("fired again", frame -> fired(frame) == 2);
    }

    @Test
    void clickersF5AndEscapeInAnyOrderNeverFireOrQuit() {
        var random = new Random(5);
        for (int i = 0; i < 60; i++) {
            later();
            push(random.nextBoolean() ? KeyCode.F5 : KeyCode.ESCAPE);
        }
        until("the clock runs", frame -> frame.pace().elapsed() > 0);
        assertThat(fired(performance.frame())).isZero();
        assertThat(shown.stage().isShowing()).isTrue();
    }

    @Test
    void goingBackFiresNothing() {
        push(KeyCode.PAGE_DOWN);
        until("fired", frame -> fired(frame) == 1);
        later();
        push(KeyCode.PAGE_UP);
        until("back", frame -> frame.show().pointer() == 0);
        later();
        push(KeyCode.PAGE_DOWN);
        until("moved on", frame -> frame.show().pointer() == 1);
        assertThat(fired(performance.frame())).isEqualTo(1);
    }

    @Test
    void lettersInATextFieldAreText() {
        push(KeyCode.G);
        until("asked for a cue", () -> window.lookup("#jump") != null);
        boolean playing = performance.frame().transport().playing();
        for (KeyCode key : new KeyCode[] {KeyCode.K, KeyCode.R, KeyCode.W, KeyCode.H, KeyCode.N, KeyCode.T}) {
            push(key);
        }
        assertThat(performance.frame().transport().playing()).isEqualTo(playing);
        assertThat(performance.frame().recording()).isFalse();
        assertThat(performance.frame().held()).isFalse();
        assertThat(window.lookup("#commands-card")).isNull();
        push(KeyCode.ESCAPE);
        until("closed", () -> window.lookup("#jump") == null);
        assertThat(fired(performance.frame())).isZero();
    }

    @Test
    void jumpsToACueByItsNumber() {
        push(KeyCode.G);
        until("asked for a cue", () -> window.lookup("#jump") != null);
        robot.write("11");
        push(KeyCode.ENTER);
        until("standing by", frame -> frame.show().pointer() == 10);
        assertThat(fired(performance.frame())).isZero();
    }

    @Test
    void languageAndDressChangeInMidTalk() {
        push(KeyCode.PAGE_DOWN);
        until("fired", frame -> fired(frame) == 1);
        push(KeyCode.N);
        until(
                "Korean",
                () -> Toolkit.on(() -> window.written().stream()
                        .anyMatch(part ->
                                part.words().stream().anyMatch(w -> w.text().contains("온프레미스")))));
        push(KeyCode.W);
        until("light", () -> Toolkit.on(window::getStyle).contains("-cockpit-ground: #FFFFFF"));
        assertThat(fired(performance.frame())).isEqualTo(1);
    }

    @Test
    void whatAPersonChoosesIsToldToBeKept() {
        var chosen = new CopyOnWriteArrayList<PresenterWindow.Look>();
        Platform.runLater(() -> window.onChosen(chosen::add));
        push(KeyCode.N);
        push(KeyCode.W);
        until("both told", () -> chosen.size() == 2);
        assertThat(chosen)
                .containsExactly(
                        new PresenterWindow.Look("ko", Mode.DARK, 1), new PresenterWindow.Look("ko", Mode.LIGHT, 1));
    }

    @Test
    void pausesPlaysHoldsAndChangesSpeed() {
        push(KeyCode.K);
        until("paused", frame -> !frame.transport().playing());
        push(KeyCode.K);
        until("playing", frame -> frame.transport().playing());
        push(KeyCode.CLOSE_BRACKET);
        until("twice as fast", frame -> frame.transport().speed() == 2);
        push(KeyCode.F5);
        push(KeyCode.H);
        until("held", Frame::held);
        push(KeyCode.H);
        until("going on", frame -> !frame.held());
    }

    @Test
    void recordsAndSeals() {
        push(KeyCode.R);
        until("recording", Frame::recording);
        push(KeyCode.R);
        until("sealed", frame -> !frame.recording());
        until("said", () -> noticed().startsWith("Recorded"));
        try (var files = Files.list(recordings)) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(file.toString()).endsWith(".cockpit"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyButtonSaysWhatItDoes() {
        Platform.runLater(() -> {});
        var silent = Toolkit.on(() -> window.lookupAll(".button").stream()
                .filter(node -> node.getAccessibleText() == null
                        || node.getAccessibleText().isBlank())
                .toList());
        assertThat(silent).isEmpty();
    }

    private String explained() {
        return Toolkit.on(() -> Optional.ofNullable(window.lookup("#explanation"))
                .map(card -> card.lookupAll(".label").stream()
                        .map(label -> ((Label) label).getText())
                        .collect(Collectors.joining("\n")))
                .orElse(""));
    }

    /// The parts of the window take turns, a beat each.
    private boolean written(String words) {
        later();
        return Toolkit.on(() -> window.written().stream()
                .anyMatch(part -> part.words().stream().anyMatch(w -> w.text().equals(words))));
    }

    private Point2D middleOf(String words) {
        return Toolkit.on(() -> window.written().stream()
                .flatMap(part -> part.words().stream()
                        .filter(written -> written.text().equals(words))
                        .map(written -> part.region()
                                .localToScreen(
                                        written.box().getMinX() + written.box().getWidth() / 2,
                                        written.box().getMinY() + written.box().getHeight() / 2)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nobody wrote " + words)));
    }

    @Test
    void hoverExplainsAndAClickKeepsTheExplanation() {
        until("the shop is measured", frame -> frame.world().demand().p95Millis() > 0);
        until("written", () -> written("p95 at the shop") && written("SNS"));
        robot.moveTo(middleOf("p95 at the shop"));
        until("hovered", () -> explained().startsWith("p95 at the shop"));
        robot.moveTo(middleOf("errors"));
        until("another", () -> explained().startsWith("Errors"));
        robot.clickOn(middleOf("SNS"));
        until("pinned", () -> explained().startsWith("SNS"));
        robot.moveTo(middleOf("errors"));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(explained()).startsWith("SNS");
        push(KeyCode.ESCAPE);
        until("let go", () -> explained().isEmpty());
        assertThat(fired(performance.frame())).isZero();
    }

    @Test
    void theKeyboardWalksThroughAllThatCanBeExplained() {
        until("drawn", () -> written("p95 at the shop"));
        var view = Toolkit.on(() -> window.lookup(".stage"));
        for (int tabs = 0; tabs < 40 && !view.isFocusVisible(); tabs++) {
            push(KeyCode.TAB);
        }
        var told = new LinkedHashSet<String>();
        var wanted = List.of("Octank-Cluster", "octank-1", "AWS-Cluster", "alarm", "p95 at the shop", "Timeline");
        for (int i = 0; i < 90 && !told.containsAll(wanted); i++) {
            walk(i < 3);
            told.add(explained().lines().findFirst().orElse(""));
        }
        assertThat(told).containsAll(wanted);
        assertThat(fired(performance.frame())).isZero();
    }

    /// A robot takes a third of a second for what a person does in a tenth.
    private void walk(boolean asAPerson) {
        if (asAPerson) {
            robot.press(KeyCode.CONTROL).push(KeyCode.RIGHT).release(KeyCode.CONTROL);
            WaitForAsyncUtils.waitForFxEvents();
        } else {
            Toolkit.on(() -> {
                var key = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, true, false, false);
                Event.fireEvent(window.getScene().getFocusOwner(), key);
                return key;
            });
        }
    }

    @Test
    void theLanguageButtonsShowAndChangeTheLanguage() {
        robot.clickOn(Toolkit.on(() -> window.lookup("#korean")));
        until(
                "Korean",
                () -> Toolkit.on(() -> window.written().stream()
                        .anyMatch(part ->
                                part.words().stream().anyMatch(w -> w.text().contains("온프레미스")))));
        robot.clickOn(Toolkit.on(() -> window.lookup("#korean")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(Toolkit.on(() -> ((ToggleButton) window.lookup("#korean")).isSelected()))
                .isTrue();
    }

    @Test
    void withLessMotionNoDotMovesAndTheLegendSaysWhatTellsTheRate() {
        until("dots", () -> written("1 dot = 5 requests"));
        push(KeyCode.M);
        until("still", () -> written("width is the rate") && !written("1 dot = 5 requests"));
        push(KeyCode.M);
        until("moving", () -> written("1 dot = 5 requests"));
    }
}
