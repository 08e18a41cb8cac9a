package cockpit.views.scaling;

import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;

/// Pods that found no node: each keeps its seat in the queue, and under them stands why they wait. FX thread only.
public final class QueuePanel extends Panel {
    private static final double WIDE = 132;
    private static final double HIGH = 608;
    private static final double LEAST = 0.6;

    public QueuePanel(Palette palette, Texts texts) {
        super(palette, texts);
    }

    @Override
    protected boolean due(Frame frame, long since) {
        return since >= CALM && shown().map(before -> !before.isLike(frame)).orElse(true);
    }

    @Override
    protected void paint(Brush brush, Zones zones, Frame frame) {
        double k = Math.clamp(Math.min(getWidth() / WIDE, getHeight() / HIGH), LEAST, 1);
        new QueuePainter(new Sheet(brush, zones, texts(), frame, getWidth(), getHeight(), k)).paint();
    }
}
