package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.views.Headless;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Mode;
import cockpit.views.window.PresenterWindow;
import java.io.IOException;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/// Two talks on two simulated stages in one window, by real keys.
@ExtendWith(Headless.class)
final class DeskTabsTest {
    private final FxRobot robot = new FxRobot();
    private DeskTabs tabs;
    private Shown shown;

    @BeforeEach
    void open() throws IOException {
        var choice = new StageChoice();
        DeskTab first = DeskTab.open(choice, new ParachuteChoice(), "bursting", Optional.empty());
        first.performance().start();
        tabs = Toolkit.on(() -> new DeskTabs(choice, first, new PresenterWindow.Look("ko", Mode.LIGHT, 1)));
        shown = Shown.of(Toolkit.on(tabs::window));
        Toolkit.on(() -> {
            tabs.watch(window -> shown.stage().getScene().setRoot(window), look -> {});
            return tabs;
        });
    }

    @AfterEach
    void close() {
        shown.close();
        tabs.close();
    }

    private Frame frame() {
        return Toolkit.on(() -> tabs.performance().frame());
    }

    private void goTo(KeyCode digit, String scenario) {
        robot.press(KeyCode.CONTROL).push(digit).release(KeyCode.CONTROL);
        Shown.until(
                scenario,
                () -> frame().show().scenario().id().equals(scenario)
                        && Toolkit.on(() -> shown.stage().getScene().getRoot() == tabs.window()));
    }

    @Test
    void theOneLeftBehindRestsAndGoesOnWhereItWas() {
        Shown.until("it runs", () -> frame().at() > 0);
        Performance bursting = Toolkit.on(tabs::performance);
        goTo(KeyCode.DIGIT2, "autoscaling");
        Shown.until("it rests", () -> !bursting.frame().transport().playing());
        long left = bursting.frame().at();
        Shown.until("the other runs", () -> frame().at() > 2_000_000);
        assertThat(bursting.frame().at()).isEqualTo(left);
        assertThat(Toolkit.on(() -> tabs.window().look())).isEqualTo(new PresenterWindow.Look("ko", Mode.LIGHT, 1));
        goTo(KeyCode.DIGIT1, "bursting");
        assertThat(Toolkit.on(tabs::performance)).isSameAs(bursting);
        Shown.until("it goes on", () -> frame().at() > left);
    }
}
