package cockpit.views.scaling;

import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Subject;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.world.Hop;
import cockpit.world.Ribbon;
import cockpit.world.Scaling;
import java.util.Map;

/// The way from a rising load to pods that answer it: nine stations, the seconds on each closed hop, a running watch
/// on the open one, the usual time below. FX thread only.
public final class RibbonPanel extends Panel {
    private Map<Hop, Double> usual = Map.of();

    public RibbonPanel(Palette palette, Texts texts) {
        super(palette, texts);
    }

    /// Usual seconds of each hop, by the station it ends at.
    public void usual(Map<Hop, Double> seconds) {
        usual = Map.copyOf(seconds);
        spoil();
    }

    static Ribbon ribbon(Frame frame) {
        return frame.world().scaling().map(Scaling::ribbon).orElse(Ribbon.IDLE);
    }

    @Override
    protected boolean due(Frame frame, long since) {
        Ribbon ribbon = ribbon(frame);
        boolean runs = ribbon.length() > 0 && !ribbon.reached(Hop.LATENCY);
        return since >= CALM
                && (runs || shown().map(before -> !before.isLike(frame)).orElse(true));
    }

    @Override
    protected void paint(Brush brush, Zones zones, Frame frame) {
        double[] xs = RibbonPainter.stations(getWidth(), small());
        new RibbonPainter(brush, texts(), frame, usual, getWidth(), getHeight(), small()).paint();
        Hop[] hops = Hop.values();
        for (int i = 0; i < hops.length; i++) {
            double left = i == 0 ? 0 : (xs[i - 1] + xs[i]) / 2;
            double right = i + 1 == hops.length ? getWidth() : (xs[i] + xs[i + 1]) / 2;
            zones.add(new Subject.OfHop(hops[i]), left, 0, right - left, getHeight());
        }
    }
}
