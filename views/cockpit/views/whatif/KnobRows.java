package cockpit.views.whatif;

import cockpit.simulation.Knob;
import cockpit.simulation.Knobs;
import cockpit.views.theme.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/// The knobs that can be turned, to be found by a word of their names: each with its unit and where its value is from.
/// FX thread only.
final class KnobRows extends VBox {
    private static final double FIELD = 128;
    private static final double LEAST_NAME = 170;

    private final List<Knob> knobs;
    private final Knobs now;
    private final Texts texts;
    private final Map<String, String> changed = new TreeMap<>();
    private final VBox list = new VBox(8);

    /// @param now where they stand
    KnobRows(List<Knob> knobs, Knobs now, Texts texts) {
        super(8);
        this.knobs = knobs;
        this.now = now;
        this.texts = texts;
        TextField search = TextFields.createClearableTextField();
        search.setId("whatif-search");
        search.setPromptText(texts.get("whatif.search"));
        search.textProperty().addListener((o, was, is) -> fill(is));
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setMinHeight(120);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(search, scroll);
        fill("");
    }

    /// What was turned, as typed, in the order of the rows.
    SequencedMap<String, String> turned() {
        var turned = new LinkedHashMap<String, String>();
        for (Knob knob : knobs) {
            String typed = changed.get(knob.name());
            if (typed != null && !typed.strip().equals(knob.said(now.get(knob.name())))) {
                turned.put(knob.name(), typed.strip());
            }
        }
        return turned;
    }

    private void fill(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        list.getChildren()
                .setAll(knobs.stream()
                        .filter(knob -> knob.name().toLowerCase(Locale.ROOT).contains(wanted))
                        .map(this::row)
                        .toList());
    }

    private Region row(Knob knob) {
        Label name = WhatIfCard.label(knob.name(), "body");
        name.setWrapText(false);
        name.setMinWidth(LEAST_NAME);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        String value = changed.getOrDefault(knob.name(), knob.said(now.get(knob.name())));
        var row = new HBox(10, name, control(knob, value));
        row.setAlignment(Pos.CENTER_LEFT);
        String about = knob.unit() + " · " + knob.source() + (knob.running() ? "" : " · " + texts.get("whatif.fixed"));
        return new VBox(1, row, WhatIfCard.label(about, "quiet"));
    }

    private Node control(Knob knob, String value) {
        var tip = new Tooltip(texts.get("whatif.source", knob.source()));
        if (!knob.choices().isEmpty()) {
            var box = new ComboBox<String>();
            box.getItems().setAll(knob.choices());
            box.setValue(value);
            box.valueProperty().addListener((o, was, is) -> changed.put(knob.name(), is));
            box.setTooltip(tip);
            return sized(box, knob);
        }
        var field = new TextField(value);
        field.textProperty().addListener((o, was, is) -> changed.put(knob.name(), is));
        field.setTooltip(tip);
        return sized(field, knob);
    }

    private static Region sized(Region control, Knob knob) {
        control.setId("knob-" + knob.name());
        control.setAccessibleText(knob.name() + ", " + knob.unit());
        control.setPrefWidth(FIELD);
        control.setMinWidth(FIELD);
        return control;
    }
}
