package cockpit.views.topology.raster;

import cockpit.views.theme.Brush;
import cockpit.views.theme.CrispCanvas;
import cockpit.views.theme.Palette;
import java.util.function.Consumer;

/// A canvas with words: painted when it is its turn, and only if it has something else to tell. FX thread only.
final class Strip {
    final CrispCanvas canvas = new CrispCanvas();
    private Object told = "";
    private Consumer<Brush> painter = brush -> {};
    private boolean due;
    private double width;
    private double height;

    Strip() {
        canvas.setMouseTransparent(true);
    }

    /// @param words   all that what is painted depends on
    void tell(Object words, Consumer<Brush> newPainter) {
        if (!words.equals(told)) {
            told = words;
            painter = newPainter;
            due = true;
        }
    }

    /// Paints it, if it has to be, as after another size, which wipes a canvas; whether it had.
    boolean paint(Palette palette) {
        if (!due && canvas.getWidth() == width && canvas.getHeight() == height) {
            return false;
        }
        due = false;
        width = canvas.getWidth();
        height = canvas.getHeight();
        canvas.draw(palette, painter);
        return true;
    }
}
