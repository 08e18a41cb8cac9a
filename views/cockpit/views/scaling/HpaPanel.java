package cockpit.views.scaling;

import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.world.Hpa;
import cockpit.world.Scaling;
import java.util.Comparator;
import java.util.List;

/// A HorizontalPodAutoscaler as `kubectl describe hpa` tells it, and what that cannot: the curve it decides by, what it
/// proposed at every sync, and the window that holds it back. FX thread only.
public final class HpaPanel extends Panel {
    private static final double WIDE = 404;
    private static final double HIGH = 608;
    private static final double LEAST = 0.6;

    public HpaPanel(Palette palette, Texts texts) {
        super(palette, texts);
    }

    /// Its curves move on with the time.
    @Override
    protected boolean due(Frame frame, long since) {
        return since >= CALM
                && shown().map(before -> before.at() != frame.at() || !before.isLike(frame))
                        .orElse(true);
    }

    @Override
    protected void paint(Brush brush, Zones zones, Frame frame) {
        double k = Math.clamp(Math.min(getWidth() / WIDE, getHeight() / HIGH), LEAST, 1);
        new HpaPainter(new Sheet(brush, zones, texts(), frame, getWidth(), getHeight(), k)).paint();
    }

    /// All there are, in a fixed order; the first is the one that is drawn.
    static List<Hpa> all(Frame frame) {
        return frame.world()
                .scaling()
                .map(Scaling::hpas)
                .map(hpas ->
                        hpas.sorted(Comparator.comparing((Hpa hpa) -> hpa.id().context())
                                .thenComparing(hpa -> hpa.id().namespace())
                                .thenComparing(hpa -> hpa.id().name())))
                .orElse(List.of());
    }
}
