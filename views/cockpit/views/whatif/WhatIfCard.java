package cockpit.views.whatif;

import cockpit.simulation.BadKnob;
import cockpit.simulation.Fork;
import cockpit.simulation.Knobs;
import cockpit.simulation.WhatIf;
import cockpit.stage.Command;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/// What if: knobs turned and things that happen, the talk gone through on a fork with them and without, both on one
/// axis of time, and what lies between them at the end. The stage is not touched. The runs are worked out off the FX
/// thread.
public final class WhatIfCard extends VBox {
    private static final double WIDE = 1_640;
    private static final double HIGH = 940;
    private static final double BESIDE_FROM = 1_000;
    private static final double KNOBS = 400;

    private final WhatIf whatIf;
    private final Supplier<Fork> present;
    private final Texts texts;
    private final KnobRows knobs;
    private final Map<CheckBox, Command> acts = new LinkedHashMap<>();
    private final ToggleButton fromNow;
    private final ToggleButton fromStart;
    private final Button run = new Button();
    private final Label problem = label("", "refused");
    private final Strips strips;
    private final EndingTiles endings;
    private final Label intro;
    private final Region head;
    private final VBox asked;
    private final VBox answered;
    private boolean beside;

    /// @param now     where the knobs of the stage stand
    /// @param present the talk at the moment it is asked for
    public WhatIfCard(WhatIf whatIf, Knobs now, Supplier<Fork> present, Texts texts, Palette palette) {
        super(10);
        this.whatIf = whatIf;
        this.present = present;
        this.texts = texts;
        knobs = new KnobRows(whatIf.knobs(), now, texts);
        strips = new Strips(whatIf, palette, texts);
        endings = new EndingTiles(whatIf, palette, texts);
        fromNow = new ToggleButton(texts.get("whatif.from.now"));
        fromStart = new ToggleButton(texts.get("whatif.from.start"));
        getStyleClass().addAll("card", "whatif");
        setPrefSize(WIDE, HIGH);
        intro = label(texts.get("whatif.intro"), "quiet");
        head = head();
        asked = new VBox(10, knobs, acts(), problem);
        VBox.setVgrow(knobs, Priority.ALWAYS);
        answered = new VBox(8, endings, legend(palette), strips);
        VBox.setVgrow(strips, Priority.ALWAYS);
        arrange(true);
        widthProperty().addListener((o, was, is) -> arrange(is.doubleValue() >= BESIDE_FROM));
    }

    static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }

    private Region head() {
        fromNow.setId("whatif-now");
        fromStart.setId("whatif-start");
        boolean begun = present.get().now() > 0;
        fromNow.setSelected(begun);
        fromStart.setSelected(!begun);
        var from = new SegmentedButton(fromNow, fromStart);
        run.getStyleClass().setAll("text-button");
        run.setId("whatif-run");
        run.setText(texts.get("whatif.run"));
        run.setMinSize(170, 36);
        run.setOnAction(e -> compute());
        Label title = label(texts.get("whatif.title"), "title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        intro.setWrapText(false);
        HBox.setHgrow(intro, Priority.ALWAYS);
        intro.setMaxWidth(Double.MAX_VALUE);
        from.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(16, title, intro, from, run);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Region acts() {
        var box = new VBox(6);
        for (WhatIf.Act act : whatIf.acts()) {
            var check = new CheckBox(texts.get("whatif.act." + act.id()));
            check.setId("act-" + act.id());
            check.setWrapText(true);
            check.getStyleClass().add("act");
            acts.put(check, act.command());
            box.getChildren().add(check);
        }
        return box;
    }

    private Region legend(Palette palette) {
        return new HBox(
                24,
                key(texts.get("whatif.then"), new javafx.scene.shape.Line(0, 0, 30, 0), palette, 0),
                key(texts.get("whatif.now"), new javafx.scene.shape.Line(0, 0, 30, 0), palette, 5));
    }

    private static Region key(String words, javafx.scene.shape.Line line, Palette palette, double dash) {
        line.setStroke(palette.text);
        line.setStrokeWidth(2.5);
        if (dash > 0) {
            line.getStrokeDashArray().setAll(dash, dash);
        }
        Label label = label(words, "quiet");
        label.setWrapText(false);
        var both = new HBox(8, line, label);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    /// Questions stand beside the answers, or, where there is no room, above them.
    private void arrange(boolean wide) {
        if (wide == beside && getChildren().size() > 1) {
            return;
        }
        beside = wide;
        intro.setVisible(wide);
        intro.setMinWidth(0);
        if (wide) {
            asked.setPrefWidth(KNOBS);
            asked.setMinWidth(KNOBS);
            var both = new HBox(20, asked, answered);
            HBox.setHgrow(answered, Priority.ALWAYS);
            VBox.setVgrow(both, Priority.ALWAYS);
            knobs.setPrefHeight(USE_COMPUTED_SIZE);
            getChildren().setAll(head, both);
        } else {
            asked.setPrefWidth(USE_COMPUTED_SIZE);
            asked.setMinWidth(0);
            knobs.setPrefHeight(200);
            var scroll = new ScrollPane(new VBox(12, head, asked, answered));
            scroll.setFitToWidth(true);
            VBox.setVgrow(scroll, Priority.ALWAYS);
            getChildren().setAll(scroll);
        }
    }

    private Fork.Question question() {
        List<Command> happen = acts.entrySet().stream()
                .filter(act -> act.getKey().isSelected())
                .map(Map.Entry::getValue)
                .toList();
        return new Fork.Question(knobs.turned(), fromStart.isSelected(), happen);
    }

    private void compute() {
        Fork fork = present.get();
        Fork.Question question = question();
        problem.setText("");
        run.setDisable(true);
        run.setText(texts.get("whatif.running"));
        var asItIs = CompletableFuture.supplyAsync(() -> {
            EndingTiles.warmUp();
            return fork.run(Fork.Question.NOTHING);
        });
        var then = CompletableFuture.supplyAsync(() -> fork.run(question));
        asItIs.thenCombine(then, (a, b) -> new Comparison(whatIf, a, b, fork.now(), fork.end()))
                .whenComplete((both, failure) -> Platform.runLater(() -> done(both, failure)));
    }

    private void done(@Nullable Comparison both, @Nullable Throwable failure) {
        run.setDisable(false);
        run.setText(texts.get("whatif.run"));
        if (both != null) {
            endings.show(both);
            strips.show(both);
        } else if (failure instanceof CompletionException e && e.getCause() instanceof BadKnob bad) {
            problem.setText(texts.get("knob.bad." + bad.kind(), bad.details().toArray()));
        } else if (failure != null) {
            problem.setText(texts.get("whatif.failed", String.valueOf(failure.getMessage())));
        }
    }
}
