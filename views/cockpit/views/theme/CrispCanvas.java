package cockpit.views.theme;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/// A canvas that stays sharp under a scaled parent: as many pixels as the screen shows, drawn in logical px. It draws
/// when
/// told to, never by itself. FX thread only.
public final class CrispCanvas extends Region {
    private final Canvas canvas = new Canvas();
    private final Scale shrink = new Scale(1, 1);
    private double density = 1;
    private List<Brush.Words> words = List.of();

    public CrispCanvas() {
        canvas.getTransforms().add(shrink);
        canvas.setMouseTransparent(true);
        getChildren().add(canvas);
    }

    /// Physical px in a logical one.
    public void density(double physical) {
        if (physical != density) {
            density = physical;
            shrink.setX(1 / physical);
            shrink.setY(1 / physical);
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double w = Math.ceil(getWidth() * density);
        double h = Math.ceil(getHeight() * density);
        if (canvas.getWidth() != w || canvas.getHeight() != h) {
            canvas.setWidth(w);
            canvas.setHeight(h);
        }
    }

    /// Clears everything and draws anew.
    public void draw(Palette palette, Consumer<Brush> painter) {
        layoutChildren();
        if (canvas.getWidth() < 1 || canvas.getHeight() < 1) {
            return;
        }
        var gc = canvas.getGraphicsContext2D();
        gc.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        gc.save();
        gc.scale(density, density);
        var brush = new Brush(gc, palette);
        painter.accept(brush);
        gc.restore();
        words = brush.words();
    }

    /// The words of the newest drawing, where they stand.
    public List<Brush.Words> words() {
        return words;
    }
}
