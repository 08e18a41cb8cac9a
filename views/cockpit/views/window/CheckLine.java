package cockpit.views.window;

import cockpit.views.desk.Readiness.Row;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;

/// One check on a line of its own, which is as high and as wide before its check has ended as it is after. FX thread
/// only.
final class CheckLine extends HBox {
    private static final double HEIGHT = 27;
    private static final long MINUTE = 60_000;

    private final StackPane mark = new StackPane();
    private final Label name = line("name");
    private final Label found = line("quiet");
    private final Label age = line("quiet");
    private final Tooltip tip = new Tooltip();
    private Row shown = Row.of("");

    /// @param wide whether there is room for what was found
    CheckLine(boolean wide) {
        super(10);
        setAlignment(Pos.CENTER_LEFT);
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        mark.setMinSize(22, 22);
        mark.setMaxSize(22, 22);
        age.setMinWidth(64);
        age.setMaxWidth(64);
        age.setAlignment(Pos.CENTER_RIGHT);
        name.setMaxWidth(Double.MAX_VALUE);
        found.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(wide ? found : name, Priority.ALWAYS);
        getChildren().addAll(mark, name);
        if (wide) {
            name.setMinWidth(270);
            name.setMaxWidth(270);
            getChildren().add(found);
        }
        getChildren().add(age);
        tip.setWrapText(true);
        tip.setMaxWidth(560);
        Tooltip.install(this, tip);
    }

    private static Label line(String style) {
        var label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        return label;
    }

    void show(Row row, Texts texts, long now) {
        if (!row.equals(shown)) {
            shown = row;
            mark.getChildren().setAll(mark(row.state()));
            name.setText(said(row.title(), texts));
            name.getStyleClass().setAll("label", row.state() == Row.State.OPEN ? "quiet" : "name");
            found.setText(said(row.found(), texts));
            String word = row.state() == Row.State.OPEN
                    ? texts.get("preflight.looking")
                    : texts.get("preflight.verdict." + row.state());
            tip.setText(word + " · " + name.getText() + (found.getText().isEmpty() ? "" : "\n" + found.getText()));
            setAccessibleText(tip.getText());
        }
        age.setText(row.at() == 0 ? "" : age(now - row.at(), texts));
    }

    private static String age(long millis, Texts texts) {
        long seconds = Math.max(0, millis) / 1_000;
        return millis < MINUTE ? seconds + " " + texts.get("unit.seconds") : texts.get("checks.minutes", seconds / 60);
    }

    /// Whatever a server says stays on its line.
    static String said(String detail, Texts texts) {
        return texts.told(detail).replaceAll("\\p{Cntrl}", " ");
    }

    /// The shape of a verdict.
    static Region mark(Row.State state) {
        return switch (state) {
            case OPEN -> icon(Icon.DOTS, "mark-OPEN");
            case GO -> icon(Icon.CHECK, "mark-GO");
            case WARN -> icon(Icon.WARNING, "mark-WARN");
            case NO_GO -> icon(Icon.CROSS, "mark-NO_GO");
        };
    }

    static Region icon(Icon icon, String style) {
        var shape = new SVGPath();
        shape.setContent(icon.path);
        shape.setFillRule(FillRule.EVEN_ODD);
        shape.setScaleX(0.75);
        shape.setScaleY(0.75);
        shape.getStyleClass().addAll(icon.area ? "area" : "strokes", style);
        var box = new StackPane(shape);
        box.setMinSize(22, 22);
        box.setMaxSize(22, 22);
        return box;
    }
}
