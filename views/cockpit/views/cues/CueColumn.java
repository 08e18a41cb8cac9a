package cockpit.views.cues;

import cockpit.script.Checks;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Subject;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.CrispCanvas;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// The cue list: what was, what runs with its expectations, what stands by, and GO at a place that never changes. A
/// click
/// on a cue makes it stand by; it fires nothing. FX thread only.
public final class CueColumn extends Panel {

    private final CrispCanvas rim = new CrispCanvas();
    private final Button go = new Button();
    private final Tooltip tip = new Tooltip();
    private final Checks checks;
    private double guard;
    private boolean refused;
    private boolean ready;
    private List<CuePainter.Row> rows = List.of();

    /// @param press what a press of the button does: the window guards it
    public CueColumn(Desk desk, Checks checks, Runnable press, Palette palette, Texts texts) {
        super(palette, texts);
        this.checks = checks;
        go.setId("go");
        go.getStyleClass().setAll("go");
        go.setTooltip(tip);
        go.setOnAction(e -> press.run());
        rim.setMouseTransparent(true);
        getChildren().addAll(rim, go);
        setOnMouseClicked(e -> rows.stream()
                .filter(row -> e.getY() >= row.top() && e.getY() < row.bottom())
                .findFirst()
                .ifPresent(row -> desk.pointAt(row.cue())));
        dressed();
    }

    @Override
    protected void dressed() {
        tip.setText(texts().get("tip.go"));
        go.setAccessibleText(texts().get("tip.go"));
    }

    @Override
    protected void fitted(double physical) {
        rim.density(physical);
    }

    @Override
    protected void arrange() {
        double h = GoPainter.height(small());
        double y = getHeight() - h - 12;
        rim.resizeRelocate(0, y - 12, getWidth(), h + 24);
        go.resizeRelocate(12, y, getWidth() - 24, h);
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

    @Override
    protected boolean due(Frame frame, long since) {
        boolean changed = shown().map(f -> f.show() != frame.show()).orElse(true);
        boolean ticks = shown().map(f -> f.at() != frame.at()).orElse(true);
        return changed || (ticks && since >= CALM);
    }

    @Override
    protected void paint(Brush brush, Zones zones, Frame frame) {
        var painter = new CuePainter(brush, texts(), checks, frame, getWidth(), getHeight(), small());
        painter.paint();
        rows = painter.rows();
        rows.forEach(
                row -> zones.add(new Subject.OfCue(row.cue()), 0, row.top(), getWidth(), row.bottom() - row.top()));
        ready = frame.show().ready();
        drawRim();
    }

    private void drawRim() {
        double h = GoPainter.height(small());
        rim.draw(palette(), brush -> GoPainter.rim(brush, getWidth(), h, guard, refused, ready));
    }
}
