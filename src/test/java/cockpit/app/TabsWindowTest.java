package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.script.Said;
import cockpit.script.Scenario;
import cockpit.views.Headless;
import cockpit.views.Sample;
import cockpit.views.ScalingSample;
import cockpit.views.desk.Frame;
import cockpit.views.desk.StillDesk;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.window.PresenterWindow;
import cockpit.views.window.Tabs;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// A tab for each scenario: by click and by key, and never to where one is.
@ExtendWith(Headless.class)
final class TabsWindowTest {
    private final List<String> wished = new CopyOnWriteArrayList<>();
    private final FxRobot robot = new FxRobot();
    private PresenterWindow window;
    private Shown shown;

    /// Two scenarios.
    private record Two(Tabs tabs) implements PresenterWindow.Panels {
        @Override
        public Optional<Region> knobs(Texts texts, Palette palette) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void open() {
        Frame frame = ScalingSample.frame(ScalingSample.growing());
        Scenario scenario = frame.show().scenario();
        var tabs = new Tabs(
                List.of(
                        new Tabs.Tab(1, "bursting", new Said("Cloud bursting", "클라우드 버스팅")),
                        new Tabs.Tab(2, "autoscaling", scenario.title())),
                wished::add);
        window = Toolkit.on(() -> new PresenterWindow(
                new StillDesk(() -> frame), Sample.CHECKS, scenario, "en", Mode.DARK, System::nanoTime, new Two(tabs)));
        shown = Shown.of(window);
        Shown.until("drawn", () -> header().contains("2  Autoscaling"));
    }

    @AfterEach
    void close() {
        shown.close();
    }

    private String header() {
        return Toolkit.on(() -> window.written().stream()
                .filter(part -> part.part().equals("header"))
                .flatMap(part -> part.words().stream())
                .map(words -> words.text())
                .collect(Collectors.joining("\n")));
    }

    @Test
    void aClickGoesToTheOther() {
        assertThat(header()).contains("1  Cloud bursting");
        robot.clickOn(Toolkit.on(() -> window.lookup("#tab-bursting")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(wished).containsExactly("bursting");
        robot.clickOn(Toolkit.on(() -> window.lookup("#tab-autoscaling")));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(wished).as("where one is already").containsExactly("bursting");
    }

    @Test
    void aKeyDoesWithControlAndWithout() {
        robot.press(KeyCode.CONTROL).push(KeyCode.DIGIT1).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        robot.push(KeyCode.DIGIT2);
        robot.push(KeyCode.DIGIT1);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(wished).containsExactly("bursting", "bursting");
    }
}
