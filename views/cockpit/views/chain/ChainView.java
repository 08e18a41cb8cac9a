package cockpit.views.chain;

import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.Subject;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.world.Chain;
import cockpit.world.Link;
import java.util.Map;
import java.util.Optional;

/// The stations from load to traffic: lit when reached, the seconds on each closed hop, a running watch on the open
/// one,
/// the usual time beside it. Redrawn at most four times a second, and only while something runs. FX thread only.
public final class ChainView extends Panel {
    /// Less high than this, the chain is one line.
    private static final double LOW = 90;

    private Map<Link, Double> usual = Map.of();

    public ChainView(Palette palette, Texts texts) {
        super(palette, texts);
    }

    /// Usual seconds of each hop, by the station it ends at.
    public void usual(Map<Link, Double> seconds) {
        usual = Map.copyOf(seconds);
        spoil();
    }

    @Override
    protected boolean due(Frame frame, long since) {
        Chain chain = frame.world().chain();
        boolean runs = chain.length() > 0 && !chain.reached(Link.TRAFFIC) && since >= CALM;
        return runs || !shown().map(f -> f.world().chain()).equals(Optional.of(chain));
    }

    @Override
    protected void paint(Brush brush, Zones zones, Frame frame) {
        double[] xs;
        if (getHeight() < LOW) {
            var line = new LinePainter(brush, texts(), frame, usual, getWidth(), getHeight());
            line.paint();
            xs = line.stations();
        } else {
            new ChainPainter(brush, texts(), frame, usual, getWidth(), getHeight(), small()).paint();
            xs = ChainPainter.stations(getWidth(), small());
        }
        for (int i = 0; i < xs.length; i++) {
            double left = i == 0 ? 0 : (xs[i - 1] + xs[i]) / 2;
            double right = i + 1 == xs.length ? getWidth() : (xs[i] + xs[i + 1]) / 2;
            zones.add(new Subject.OfLink(Link.values()[i]), left, 0, right - left, getHeight());
        }
    }
}
