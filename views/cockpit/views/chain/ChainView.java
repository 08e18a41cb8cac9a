package cockpit.views.chain;

import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
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
    protected void paint(Brush brush, Frame frame) {
        new ChainPainter(brush, texts(), frame, usual, getWidth(), getHeight(), small()).paint();
    }

    /// The station at a point, counted from 0; -1 for none.
    public int stationAt(double x) {
        double[] xs = ChainPainter.stations(getWidth(), small());
        for (int i = 0; i < xs.length; i++) {
            if (Math.abs(x - xs[i]) < (small() ? 40 : 80)) {
                return i;
            }
        }
        return -1;
    }
}
