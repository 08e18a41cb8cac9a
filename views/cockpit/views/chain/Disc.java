package cockpit.views.chain;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import javafx.scene.paint.Color;

/// The disc of a station on a way: filled once it is reached, a filling ring while it is waited for, dashed before.
public final class Disc {
    private final Brush brush;
    private final Palette p;
    private final double r;

    /// @param r its radius, px
    public Disc(Brush brush, double r) {
        this.brush = brush;
        this.p = brush.palette;
        this.r = r;
    }

    /// The share of its usual time that has passed; of a time that is not known, some.
    ///
    /// @param open  seconds it has been waited for
    /// @param usual seconds it usually takes, NaN when not known
    public static double share(double open, double usual) {
        return Double.isNaN(usual) ? 1 - Math.exp(-open / 20) : Math.min(open / usual, 0.99);
    }

    /// A station that was reached.
    ///
    /// @param newest whether it is the last one that was
    public void reached(Icon icon, double x, double y, boolean newest) {
        brush.disc(x, y, r, newest ? p.text : p.passed);
        sign(icon, x, y, p.light() ? Color.WHITE : p.ink);
    }

    /// A station that was reached and alarms.
    void alarming(Icon icon, double x, double y) {
        brush.disc(x, y, r, p.fill(Hue.ON_PREM));
        if (p.light()) {
            brush.circle(x, y, r, p.ink, 2);
        }
        sign(icon, x, y, p.ink);
    }

    private void sign(Icon icon, double x, double y, Color color) {
        brush.icon(icon, x, y, r * 1.16, color, 2.3);
    }

    /// The station that is waited for.
    public void open(Icon icon, double x, double y, double share) {
        brush.disc(x, y, r, p.panel);
        brush.circle(x, y, r, p.line, 4);
        brush.arc(x, y, r, share, p.word(Hue.FRESH), 4);
        brush.icon(icon, x, y, r * 1.1, p.text, 2.2);
    }

    /// A station further on.
    public void ahead(Icon icon, double x, double y) {
        brush.disc(x, y, r, p.ground);
        brush.context().setLineDashes(3, 4);
        brush.circle(x, y, r, p.frame, 1.6);
        brush.context().setLineDashes();
        brush.icon(icon, x, y, r * 1.05, p.quiet, 2);
    }
}
