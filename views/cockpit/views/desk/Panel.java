package cockpit.views.desk;

import cockpit.views.theme.Brush;
import cockpit.views.theme.CrispCanvas;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A part of the window painted on one canvas: it is shown every frame, and paints those that differ in what it tells.
/// Its heirs say when that is, and paint. FX thread only.
public abstract class Panel extends Region implements Explained {
    /// Figures change four times a second at most, nanoseconds.
    protected static final long CALM = 250_000_000L;

    private final CrispCanvas canvas = new CrispCanvas();
    private final Zones zones = new Zones();
    private Palette palette;
    private Texts texts;
    private boolean small;
    private double density;
    private boolean stale = true;
    private long painted;
    private @Nullable Frame shown;

    protected Panel(Palette palette, Texts texts) {
        this.palette = palette;
        this.texts = texts;
        getChildren().add(canvas);
    }

    /// Shows a frame: paints it, if it has to be and can be seen.
    ///
    /// @param nanos a monotonic clock
    /// @return whether it painted
    public final boolean show(Frame frame, long nanos) {
        if (!isVisible() || (!stale && !due(frame, nanos - painted))) {
            return false;
        }
        stale = false;
        painted = nanos;
        shown = frame;
        zones.clear();
        canvas.draw(palette, brush -> paint(brush, zones, frame));
        return true;
    }

    /// Whether a frame tells something else than the one painted.
    ///
    /// @param since nanoseconds since something was painted
    protected abstract boolean due(Frame frame, long since);

    /// Paints a frame, everything anew, and says what is where.
    protected abstract void paint(Brush brush, Zones zones, Frame frame);

    /// The frame that was painted last.
    protected final Optional<Frame> shown() {
        return Optional.ofNullable(shown);
    }

    /// Has it painted anew at the next frame.
    protected final void spoil() {
        stale = true;
    }

    /// Another dress or language.
    public final void dress(Palette newPalette, Texts newTexts) {
        palette = newPalette;
        texts = newTexts;
        stale = true;
        dressed();
    }

    /// Another size of window, another density of screen.
    ///
    /// @param isSmall  whether type and spaces are those of a small window
    /// @param physical physical px in a logical one
    public final void fit(boolean isSmall, double physical) {
        if (isSmall == small && physical == density) {
            return;
        }
        small = isSmall;
        density = physical;
        canvas.density(physical);
        stale = true;
        fitted(physical);
        requestLayout();
    }

    /// Dresses what an heir has beside the canvas.
    protected void dressed() {}

    /// Fits what an heir has beside the canvas.
    protected void fitted(double physical) {}

    /// Places what an heir has beside the canvas.
    protected void arrange() {}

    @Override
    protected final void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
        arrange();
        stale = true;
    }

    protected final Palette palette() {
        return palette;
    }

    protected final Texts texts() {
        return texts;
    }

    protected final boolean small() {
        return small;
    }

    @Override
    public final Optional<Subject> at(double x, double y) {
        return zones.at(x, y);
    }

    @Override
    public final List<Subject> subjects() {
        return zones.subjects();
    }

    @Override
    public final Optional<Rectangle2D> anchor(Subject subject) {
        return zones.anchor(subject);
    }

    /// Words on the panel, for a test that looks for collisions.
    public final List<Brush.Words> words() {
        return canvas.words();
    }
}
