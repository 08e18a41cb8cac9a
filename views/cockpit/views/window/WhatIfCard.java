package cockpit.views.window;

import cockpit.script.Scenario;
import cockpit.simulation.BadKnob;
import cockpit.simulation.Knob;
import cockpit.simulation.Knobs;
import cockpit.simulation.WhatIf;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.controlsfx.control.textfield.TextFields;

/// The knobs of the simulation: change some, run the same cues on a fork, see both curves on one axis. The stage is not
/// touched. The runs are computed off the FX thread.
public final class WhatIfCard extends VBox {
    private final Scenario scenario;
    private final Knobs now;
    private final long seed;
    private final Texts texts;
    private final Palette palette;
    private final Map<String, String> changed = new TreeMap<>();
    private final VBox list = new VBox(6);
    private final Label verdict = Cards.label("", "body");
    private final Label problem = Cards.label("", "refused");
    private final Button run = new Button();
    private final HBox charts = new HBox(16);
    private final HBox legend;
    private Optional<WhatIf.Run> asItIs = Optional.empty();
    private Optional<WhatIf.Run> whatIf = Optional.empty();

    public WhatIfCard(Scenario scenario, Knobs now, long seed, Texts texts, Palette palette) {
        super(10);
        this.scenario = scenario;
        this.now = now;
        this.seed = seed;
        this.texts = texts;
        this.palette = palette;
        this.legend = legend();
        getStyleClass().add("card");
        setPrefWidth(1_000);
        TextField search = TextFields.createClearableTextField();
        search.setId("whatif-search");
        search.setPromptText(texts.get("whatif.search"));
        search.textProperty().addListener((o, was, is) -> fill(is));
        run.getStyleClass().setAll("text-button");
        run.setId("whatif-run");
        run.setText(texts.get("whatif.run"));
        run.setMinSize(180, 36);
        run.setOnAction(e -> compute());
        var scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(220);
        var foot = new HBox(16, run, verdict);
        foot.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        getChildren()
                .addAll(
                        Cards.label(texts.get("whatif.title"), "title"),
                        Cards.label(texts.get("whatif.intro"), "quiet"),
                        search,
                        scroll,
                        problem,
                        foot,
                        charts);
        fill("");
    }

    private HBox legend() {
        return new HBox(
                24,
                key(palette.quiet, texts.get("whatif.now")),
                key(palette.word(Hue.ON_PREM), texts.get("whatif.then") + ", CPU"),
                key(palette.word(Hue.CLOUD), texts.get("whatif.then") + ", p95"));
    }

    private static Region key(Color color, String words) {
        var line = new HBox(8, new Rectangle(24, 4, color), Cards.label(words, "quiet"));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void fill(String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        list.getChildren().clear();
        for (Knob knob : Knobs.all()) {
            if (knob.name().toLowerCase(Locale.ROOT).contains(wanted)) {
                list.getChildren().add(row(knob));
            }
        }
    }

    private Region row(Knob knob) {
        var name = Cards.label(knob.name(), "body");
        name.setMinWidth(300);
        String value = changed.getOrDefault(knob.name(), plain(now.get(knob.name())));
        var field = new TextField(value);
        field.setId("knob-" + knob.name());
        field.setPrefWidth(110);
        field.textProperty().addListener((o, was, is) -> changed.put(knob.name(), is));
        field.setTooltip(new Tooltip(texts.get("whatif.source", knob.source())));
        var unit = Cards.label(knob.unit() + " · " + knob.source(), "quiet");
        unit.setWrapText(false);
        HBox.setHgrow(unit, Priority.ALWAYS);
        var row = new HBox(12, name, field, unit);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private void compute() {
        Knobs turned = now;
        try {
            for (var change : changed.entrySet()) {
                turned = turned.with(change.getKey(), change.getValue());
            }
            turned.check();
            problem.setText("");
        } catch (BadKnob e) {
            problem.setText(texts.get("knob.bad." + e.kind(), e.details().toArray()));
            return;
        }
        Knobs asked = turned;
        run.setDisable(true);
        run.setText(texts.get("whatif.running"));
        CompletableFuture.runAsync(ComparisonTile::warmUp);
        CompletableFuture.supplyAsync(() -> new WhatIf.Run[] {
                    asItIs.orElseGet(() -> WhatIf.run(scenario, now, seed)), WhatIf.run(scenario, asked, seed)
                })
                .whenComplete((runs, failure) -> Platform.runLater(() -> done(runs, failure)));
    }

    private void done(WhatIf.Run[] runs, Throwable failure) {
        run.setDisable(false);
        run.setText(texts.get("whatif.run"));
        if (failure != null) {
            problem.setText(String.valueOf(failure.getMessage()));
            return;
        }
        asItIs = Optional.of(runs[0]);
        whatIf = Optional.of(runs[1]);
        verdict.setText(texts.get(
                "whatif.verdict",
                Figures.one(runs[1].alarmSeconds()),
                Figures.one(runs[0].alarmSeconds()),
                Figures.whole(runs[1].worstMillis()),
                Figures.whole(runs[0].worstMillis())));
        draw();
    }

    private void draw() {
        charts.getChildren()
                .setAll(
                        new ComparisonTile(asItIs, whatIf, WhatIf.Run::cpu, palette)
                                .of(texts.get("whatif.cpu"), 100, palette.word(Hue.ON_PREM)),
                        new ComparisonTile(asItIs, whatIf, WhatIf.Run::p95, palette)
                                .of(texts.get("whatif.p95"), 500, palette.word(Hue.CLOUD)));
        charts.getChildren().forEach(chart -> HBox.setHgrow(chart, Priority.ALWAYS));
        if (legend.getParent() == null) {
            getChildren().add(legend);
        }
    }
}
