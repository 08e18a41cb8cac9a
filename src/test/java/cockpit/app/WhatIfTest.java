package cockpit.app;

import static cockpit.app.Shown.until;
import static org.assertj.core.api.Assertions.assertThat;

import cockpit.script.Scenario;
import cockpit.script.Show;
import cockpit.simulation.Fork;
import cockpit.simulation.Knobs;
import cockpit.simulation.Past;
import cockpit.simulation.WhatIf;
import cockpit.stage.Names;
import cockpit.views.Headless;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.whatif.WhatIfCard;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A question to the simulation, asked as a person asks it.
@ExtendWith(Headless.class)
final class WhatIfTest {
    private Optional<WhatIfCard> opened = Optional.empty();
    private Optional<Shown> shown = Optional.empty();

    private void open(String id, String language, Mode mode, double width, double height) {
        Scenario scenario = Assets.scenario(id, Names.SHIPPED);
        WhatIf whatIf = SimulationChoice.whatIf(id);
        Fork fork = Fork.of(whatIf, 1, Knobs.defaults(), Past.EMPTY, Show.of(scenario), 0);
        WhatIfCard made = Toolkit.on(
                () -> new WhatIfCard(whatIf, Knobs.defaults(), () -> fork, Texts.of(language), Palette.of(mode)));
        opened = Optional.of(made);
        var room = new StackPane(made);
        room.getStyleClass().add("cockpit");
        room.getStylesheets().add("theme/cockpit.css");
        room.setStyle(Palette.of(mode).css());
        shown = Optional.of(Shown.of(room, width, height));
    }

    private WhatIfCard card() {
        return opened.orElseThrow();
    }

    @AfterEach
    void close() {
        shown.ifPresent(Shown::close);
    }

    private <T> T find(String id, Class<T> type) {
        return Toolkit.on(() -> card().lookupAll("*").stream() // a knob's name has dots, so it is no selector
                .filter(node -> id.equals(node.getId()))
                .map(type::cast)
                .findFirst()
                .orElseThrow());
    }

    private void type(String knob, String words) {
        TextField search = find("whatif-search", TextField.class);
        Toolkit.on(() -> {
            search.setText(knob);
            return search;
        });
        TextField field = find("knob-" + knob, TextField.class);
        Toolkit.on(() -> {
            field.setText(words);
            return field;
        });
    }

    private Button run() {
        Button run = find("whatif-run", Button.class);
        Toolkit.on(() -> {
            run.fire();
            return run;
        });
        return run;
    }

    private String said() {
        return Toolkit.on(() -> card().lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining("\n")));
    }

    @Test
    void aThresholdThatIsNeverReachedLetsTheAlarmNeverCome() {
        open("bursting", "en", Mode.DARK, 1_280, 720);
        type("alarm.threshold", "98");
        run();
        until("an answer", () -> said().lines().anyMatch(line -> line.matches("as it is [0-9.]+")));
        assertThat(Toolkit.on(() -> ((Label) card().lookup("#ending-alarm .figure")).getText()))
                .isEqualTo("–");
    }

    @Test
    void aKnobOutOfItsBoundsIsRefusedInWordsAndNothingRuns() {
        open("bursting", "en", Mode.DARK, 1_280, 720);
        type("alarm.threshold", "hot");
        Button run = run();
        until("a reason", () -> said().contains("alarm.threshold takes") && said().contains("hot"));
        until("another question may be asked", () -> !Toolkit.on(run::isDisabled));
    }

    /// Twice the target: half as many pods, fewer machines, less money; the difference says so.
    @Test
    void aHigherTargetNeedsFewerMachines() {
        open("autoscaling", "en", Mode.DARK, 1_280, 720);
        type("apache.target", "100");
        run();
        until("what lies between them", () -> said().lines().anyMatch(line -> line.matches("−\\d+(\\.\\d+)?")));
    }

    @Test
    void choicesAreChosenByTheirNamesAndWhatHappensIsTicked() {
        open("autoscaling", "ko", Mode.DARK, 1_280, 720);
        ComboBox<?> type = find("knob-group.ondemand.type", ComboBox.class);
        assertThat(type.getItems()).extracting(String::valueOf).contains("m5.large", "c5.large");
        assertThat(find("act-shortage", CheckBox.class).isFocusTraversable()).isTrue();
        assertThat(find("act-spot", CheckBox.class).getText()).isEqualTo("지금 스팟 중단");
    }

    @ParameterizedTest
    @Tag("draws")
    @CsvSource({
        "bursting, en, DARK, 1888, 1048",
        "autoscaling, en, DARK, 1888, 1048",
        "autoscaling, ko, LIGHT, 1248, 688",
        "autoscaling, ko, DARK, 736, 400"
    })
    void thePictureIsWrittenForLooking(String id, String language, Mode mode, double width, double height)
            throws IOException {
        open(id, language, mode, width, height);
        type(id.equals("bursting") ? "alarm.threshold" : "apache.target", id.equals("bursting") ? "40" : "80");
        TextField search = find("whatif-search", TextField.class);
        Toolkit.on(() -> {
            search.setText("");
            return search;
        });
        run();
        until("an answer", () -> said().lines().anyMatch(line -> line.matches("[−+]\\d.*")));
        Path file = Path.of("target", "pictures", "what-if-" + id + "-" + (int) width + ".png");
        Files.createDirectories(file.getParent());
        BufferedImage image =
                Toolkit.on(() -> SwingFXUtils.fromFXImage(card().getScene().snapshot(null), null));
        ImageIO.write(image, "png", file.toFile());
        assertThat(file).isNotEmptyFile();
    }
}
