package cockpit.views.theme;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;

/// A button of one icon, with its words and key in a tooltip. FX thread only.
public final class IconButton extends Button {
    private final SVGPath shape = new SVGPath();
    private final Tooltip tip = new Tooltip();
    private Icon icon;
    private Palette palette = Palette.of(Mode.DARK);
    private boolean lit;

    public IconButton(Icon icon, String id) {
        this.icon = icon;
        setId(id);
        getStyleClass().setAll("icon-button");
        setTooltip(tip);
        setGraphic(shape);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setAlignment(Pos.CENTER);
        setFocusTraversable(true);
        draw();
    }

    /// Another icon in its place.
    public void icon(Icon other) {
        if (other != icon) {
            icon = other;
            draw();
        }
    }

    /// Whether what it stands for is on.
    public void lit(boolean on) {
        if (on != lit) {
            lit = on;
            draw();
        }
    }

    /// Another dress or language.
    public void dress(Palette newPalette, String words) {
        palette = newPalette;
        tip.setText(words);
        setAccessibleText(words);
        draw();
    }

    private void draw() {
        var color = lit ? palette.word(Palette.Hue.FRESH) : palette.text;
        shape.setContent(icon.path);
        shape.setScaleX(0.75);
        shape.setScaleY(0.75);
        if (icon.area) {
            shape.setFillRule(FillRule.EVEN_ODD);
            shape.setFill(color);
            shape.setStroke(null);
        } else {
            shape.setFill(null);
            shape.setStroke(color);
            shape.setStrokeWidth(2.2);
            shape.setStrokeLineCap(StrokeLineCap.ROUND);
            shape.setStrokeLineJoin(StrokeLineJoin.ROUND);
        }
    }
}
