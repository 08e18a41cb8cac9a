package cockpit.views.cues;

import cockpit.script.Checks;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.CrispCanvas;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The cue list: what was, what runs with its expectations, what stands by, and GO at a place that never changes. A
/// click
/// on a cue makes it stand by; it fires nothing. FX thread only.
public final class CueColumn extends Region {
    private static final long CALM = 250_000_000L;
    private static final long GUARD = 33_000_000L;

    private final CrispCanvas canvas = new CrispCanvas();
    private final CrispCanvas rim = new CrispCanvas();
    private final Button go = new Button();
    private final Tooltip tip = new Tooltip();
    private final Checks checks;
    private Palette palette;
    private Texts texts;
    private boolean small;
    private double fitted;
    private boolean stale = true;
    private long drawn;
    private double guard;
    private boolean refused;
    private @Nullable Frame shown;
    private List<CuePainter.Row> rows = List.of();

    /// @param press what a press of the button does: the window guards it
    public CueColumn(Desk desk, Checks checks, Runnable press, Palette palette, Texts texts) {
        this.checks = checks;
        this.palette = palette;
        this.texts = texts;
        go.setId("go");
        go.getStyleClass().setAll("go");
        go.setTooltip(tip);
        go.setOnAction(e -> press.run());
        rim.setMouseTransparent(true);
        getChildren().addAll(canvas, rim, go);
        setOnMouseClicked(e -> rows.stream()
                .filter(row -> e.getY() >= row.top() && e.getY() < row.bottom())
                .findFirst()
                .ifPresent(row -> desk.pointAt(row.cue())));
        dress(palette, texts);
    }

    /// Another dress or language.
    public void dress(Palette newPalette, Texts newTexts) {
        palette = newPalette;
        texts = newTexts;
        tip.setText(texts.get("tip.go"));
        go.setAccessibleText(texts.get("tip.go"));
        stale = true;
    }

    /// Another size of window, another density of screen.
    public void fit(boolean isSmall, double physical) {
        if (isSmall == small && physical == fitted) {
            return;
        }
        fitted = physical;
        small = isSmall;
        canvas.density(physical);
        rim.density(physical);
        stale = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
        double h = CuePainter.goHeight(small);
        double y = getHeight() - h - 12;
        rim.resizeRelocate(0, y - 12, getWidth(), h + 24);
        go.resizeRelocate(12, y, getWidth() - 24, h);
        stale = true;
    }

    /// The guard after a GO.
    ///
    /// @param remaining 1 to 0
    /// @param flash     whether a press has just been refused
    public void guard(double remaining, boolean flash) {
        boolean changed = Math.abs(remaining - guard) > 0.04 || flash != refused || (remaining == 0) != (guard == 0);
        if (changed) {
            guard = remaining;
            refused = flash;
            drawRim();
        }
    }

    /// Draws the frame's cues, if they changed or a cue's time runs.
    public void show(Frame frame, long nanos) {
        boolean changed = shown == null || frame.show() != shown.show();
        boolean ticking = nanos - drawn >= CALM && (shown == null || frame.at() != shown.at());
        if (!stale && !changed && !ticking) {
            return;
        }
        stale = false;
        drawn = nanos;
        shown = frame;
        canvas.draw(palette, brush -> {
            var painter = new CuePainter(brush, texts, checks, frame, getWidth(), getHeight(), small);
            painter.paint();
            rows = painter.rows();
        });
        drawRim();
    }

    private void drawRim() {
        double h = CuePainter.goHeight(small);
        boolean ready = shown != null && shown.show().ready();
        rim.draw(palette, brush -> CuePainter.rim(brush, getWidth(), h, guard, refused, ready));
    }

    /// Frames a second that the guard's rim needs while it runs.
    public static long guardStep() {
        return GUARD;
    }

    /// Words on the column, for a test that looks for collisions.
    public List<Brush.Words> words() {
        return canvas.words();
    }
}
