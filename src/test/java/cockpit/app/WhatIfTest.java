package cockpit.app;

import static cockpit.app.Shown.until;
import static org.assertj.core.api.Assertions.assertThat;

import cockpit.script.Scenario;
import cockpit.simulation.Knobs;
import cockpit.stage.Names;
import cockpit.views.Headless;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.window.WhatIfCard;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A question to the simulation, asked as a person asks it.
@ExtendWith(Headless.class)
final class WhatIfTest {
    private static final Scenario SCENARIO = Assets.scenario("bursting", Names.SHIPPED);

    private WhatIfCard card;
    private Shown shown;

    @BeforeEach
    void open() {
        card = Toolkit.on(() -> new WhatIfCard(SCENARIO, Knobs.defaults(), 1, Texts.of("en"), Palette.of(Mode.DARK)));
        var room = new StackPane(card);
        room.getStyleClass().add("cockpit");
        room.getStylesheets().add("theme/cockpit.css");
        room.setStyle(Palette.of(Mode.DARK).css());
        shown = Shown.of(room, 1_000, 760);
    }

    @AfterEach
    void close() {
        shown.close();
    }

    private <T> T find(String id, Class<T> type) {
        return Toolkit.on(() -> card.lookupAll("*").stream() // a knob's name has dots, so it is no selector
                .filter(node -> id.equals(node.getId()))
                .map(type::cast)
                .findFirst()
                .orElseThrow());
    }

    private void type(String id, String words) {
        TextField field = find(id, TextField.class);
        Toolkit.on(() -> {
            field.setText(words);
            return field;
        });
    }

    private String said() {
        return Toolkit.on(() -> card.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .collect(Collectors.joining("\n")));
    }

    @Test
    void aThresholdThatIsNeverReachedLetsTheAlarmNeverCome() {
        type("whatif-search", "alarm.threshold");
        type("knob-alarm.threshold", "98");
        Button run = find("whatif-run", Button.class);
        Toolkit.on(() -> {
            run.fire();
            return run;
        });
        until("an answer", () -> said().contains("Alarm after – s instead of"));
        long curves = Toolkit.on(() -> card.lookupAll(".chart").stream()
                .filter(XYChart.class::isInstance)
                .mapToLong(chart -> ((XYChart<?, ?>) chart)
                        .getData().stream()
                                .filter(series -> !series.getData().isEmpty())
                                .count())
                .sum());
        assertThat(curves).as("two figures, as it is and what if").isEqualTo(4);
    }

    @Test
    void aKnobOutOfItsBoundsIsRefusedInWordsAndNothingRuns() {
        type("whatif-search", "alarm.threshold");
        type("knob-alarm.threshold", "hot");
        Button run = find("whatif-run", Button.class);
        Toolkit.on(() -> {
            run.fire();
            return run;
        });
        until("a reason", () -> said().contains("alarm.threshold") && said().contains("hot"));
        assertThat(Toolkit.on(run::isDisabled)).isFalse();
    }

    @Test
    @Tag("draws")
    void thePictureIsWrittenForLooking() throws IOException {
        Button run = find("whatif-run", Button.class);
        type("whatif-search", "alarm");
        type("knob-alarm.threshold", "85");
        Toolkit.on(() -> {
            run.fire();
            return run;
        });
        until("an answer", () -> said().contains("instead of"));
        Path file = Path.of("target", "pictures", "what-if.png");
        Files.createDirectories(file.getParent());
        BufferedImage image =
                Toolkit.on(() -> SwingFXUtils.fromFXImage(card.getScene().snapshot(null), null));
        ImageIO.write(image, "png", file.toFile());
        assertThat(file).isNotEmptyFile();
    }
}
