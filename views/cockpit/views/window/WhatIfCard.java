package cockpit.views.window;

import cockpit.script.Scenario;
import cockpit.simulation.Knob;
import cockpit.simulation.Knobs;
import cockpit.simulation.WhatIf;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.CrispCanvas;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Trace;
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

/// The knobs of the simulation: change some, run the same cues on a fork, see both curves on one axis. The stage is not
/// touched. The runs are computed off the FX thread.
public final class WhatIfCard extends VBox {
    private static final double CHART = 200;

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
    private final CrispCanvas chart = new CrispCanvas();
    private Optional<WhatIf.Run> asItIs = Optional.empty();
    private Optional<WhatIf.Run> whatIf = Optional.empty();

    public WhatIfCard(Scenario scenario, Knobs now, long seed, Texts texts, Palette palette) {
        super(10);
        this.scenario = scenario;
        this.now = now;
        this.seed = seed;
        this.texts = texts;
        this.palette = palette;
        getStyleClass().add("card");
        setPrefWidth(1_000);
        var search = new TextField();
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
        chart.setMinHeight(CHART);
        chart.setPrefHeight(CHART);
        chart.density(2);
        chart.widthProperty().addListener((o, was, is) -> draw());
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
                        chart);
        fill("");
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
        } catch (IllegalArgumentException e) {
            problem.setText(e.getMessage());
            return;
        }
        Knobs asked = turned;
        run.setDisable(true);
        run.setText(texts.get("whatif.running"));
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
        chart.draw(palette, brush -> {
            double w = chart.getWidth();
            half(brush, 0, w / 2 - 12, texts.get("whatif.cpu"), true);
            half(brush, w / 2 + 12, w / 2 - 12, texts.get("whatif.p95"), false);
        });
    }

    private void half(Brush brush, double x, double w, String title, boolean cpu) {
        brush.text(x, 18, title, 16, Weight.SEMIBOLD, palette.text);
        brush.fill(x, 28, w, CHART - 52, 0, palette.ground);
        Optional<Trace> before = asItIs.map(r -> cpu ? r.cpu() : r.p95());
        Optional<Trace> after = whatIf.map(r -> cpu ? r.cpu() : r.p95());
        double most = cpu ? 100 : Math.max(500, Math.max(highest(before), highest(after)));
        before.ifPresent(t -> curve(brush, x, w, t, most, palette.quiet, true));
        after.ifPresent(t -> curve(brush, x, w, t, most, palette.word(cpu ? Hue.ON_PREM : Hue.CLOUD), false));
        brush.text(x, CHART - 6, texts.get("whatif.now"), 15, Weight.MEDIUM, palette.quiet);
        brush.text(
                x + w,
                CHART - 6,
                Anchor.END,
                texts.get("whatif.then"),
                15,
                Weight.SEMIBOLD,
                palette.word(cpu ? Hue.ON_PREM : Hue.CLOUD));
    }

    private static double highest(Optional<Trace> trace) {
        double most = 0;
        if (trace.isPresent()) {
            for (int i = 0; i < trace.get().size(); i++) {
                most = Math.max(most, trace.get().value(i));
            }
        }
        return most;
    }

    private static void curve(Brush brush, double x, double w, Trace t, double most, Color color, boolean dashed) {
        if (t.size() < 2) {
            return;
        }
        double[] xy = new double[t.size() * 2];
        double span = Math.max(1, t.time(t.size() - 1));
        for (int i = 0; i < t.size(); i++) {
            xy[2 * i] = x + t.time(i) / span * w;
            xy[2 * i + 1] = CHART - 24 - t.value(i) / most * (CHART - 56);
        }
        if (dashed) {
            brush.context().setLineDashes(6, 4);
        }
        brush.polyline(color, 2.5, xy);
        brush.context().setLineDashes();
    }
}
