package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.simulation.RememberedStage;
import cockpit.stage.Command;
import cockpit.views.Headless;
import cockpit.views.theme.Mode;
import cockpit.views.window.PresenterWindow;
import cockpit.views.window.Tabs;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/// Scenario 2 at a desk: what if, and the talk's questions, by the keys and in the window that a person has.
@ExtendWith(Headless.class)
final class WhatIfWindowTest {
    private final FxRobot robot = new FxRobot();
    private DeskTab tab;
    private PresenterWindow window;
    private Shown shown;

    @BeforeEach
    void open() throws IOException {
        var choice = new StageChoice();
        choice.simulation.seed = 1;
        tab = DeskTab.open(choice, new ParachuteChoice(), Assets.AUTOSCALING, Optional.empty());
        tab.performance().start();
        window = Toolkit.on(() -> new PresenterWindow(
                tab.performance(),
                tab.checks(),
                tab.scenario(),
                "en",
                Mode.DARK,
                System::nanoTime,
                new DeskPanels(choice, tab, Tabs.NONE)));
        shown = Shown.of(window);
    }

    @AfterEach
    void close() {
        shown.close();
        tab.close();
    }

    private <T extends Node> T find(String id, Class<T> type) {
        return Toolkit.on(() -> window.lookupAll("*").stream()
                .filter(node -> id.equals(node.getId()))
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id)));
    }

    private boolean has(String id) {
        return Toolkit.on(() -> window.lookup("#" + id) != null);
    }

    private String said(String card) {
        return Toolkit.on(() -> window.lookup("#" + card).lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining("\n")));
    }

    /// The load is on the stage already, put there by hand; the question begins now, and what was sent is in it. The
    /// stage is as it was.
    @Test
    void aQuestionBeginsWhereTheTalkStands() {
        tab.performance().send(new Command.SetLoad(4, 4));
        Shown.until(
                "the load is taken",
                () -> !((RememberedStage) tab.stage()).past().sent().isEmpty());
        Shown.until("some time went by", () -> tab.performance().frame().at() > 0);
        robot.press(KeyCode.CONTROL).push(KeyCode.K).release(KeyCode.CONTROL);
        Shown.until("the card is open", () -> has("knobs-card"));
        assertThat(find("whatif-now", ToggleButton.class).isSelected()).isTrue();
        TextField most = find("knob-apache.max", TextField.class);
        Button run = find("whatif-run", Button.class);
        Toolkit.on(() -> {
            most.setText("4");
            run.fire();
            return run;
        });
        Shown.until("an answer", () -> said("knobs-card").lines().anyMatch(line -> line.matches("[−+]\\d.*")));
        assertThat(tab.performance().frame().world().talk().knobs())
                .as("the stage itself")
                .isEmpty();
        robot.push(KeyCode.ESCAPE);
        Shown.until("the card is closed", () -> !has("knobs-card"));
    }

    @Test
    void theQuestionsAreThereBeforeTheirCues() {
        robot.push(KeyCode.Q);
        Shown.until("the card is open", () -> has("questions-card"));
        assertThat(said("questions-card"))
                .contains("Does Kiali support several clusters?", "ScalingPolicies: []")
                .contains("m5.xlarge, m5a.xlarge", "The stage has not shown it yet.");
        robot.push(KeyCode.Q);
        Shown.until("the card is closed", () -> !has("questions-card"));
        Button button = find("questions", Button.class);
        Toolkit.on(() -> {
            button.fire();
            return button;
        });
        Shown.until("the card is open", () -> has("questions-card"));
    }
}
