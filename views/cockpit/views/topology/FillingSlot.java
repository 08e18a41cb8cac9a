package cockpit.views.topology;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import javafx.scene.paint.Color;

/// The place of a node that is on its way: it fills from below.
public final class FillingSlot {
    private FillingSlot() {}

    /// Paints it filled to a share, 0 to 1; returns the height at which the surface stands.
    public static double paint(Brush brush, Box b, double radius, double share) {
        Palette p = brush.palette;
        double filled = b.h() * share;
        brush.fill(b.x(), b.y(), b.w(), b.h(), radius, p.panel);
        var gc = brush.context();
        gc.save();
        brush.clip(b.x(), b.bottom() - filled, b.w(), filled);
        brush.fill(b.x(), b.y(), b.w(), b.h(), radius, RackPainter.alpha(p.fill(Hue.FRESH), p.light() ? 0.9 : 0.86));
        gc.restore();
        Color edge = p.light() ? p.ink : p.fill(Hue.FRESH);
        brush.line(b.x(), b.bottom() - filled, b.right(), b.bottom() - filled, edge, 3);
        brush.stroke(b.x(), b.y(), b.w(), b.h(), radius, edge, 2.5);
        return b.bottom() - filled;
    }

    /// The surface's line breaks where words cross it, or they would look struck out.
    private static void part(Brush brush, double surface, double x, double w) {
        Palette p = brush.palette;
        brush.fill(x, surface - 2, w, 4, 0, p.panel);
        brush.fill(x, surface, w, 2, 0, RackPainter.alpha(p.fill(Hue.FRESH), p.light() ? 0.9 : 0.86));
    }

    /// Words on a place that fills: ink where it has risen over them, even within a letter.
    ///
    /// @param surface as [#paint] returned it
    /// @param x       where they begin
    /// @param y       their baseline
    public static void words(Brush brush, Box b, double surface, double x, double y, Run run) {
        var gc = brush.context();
        double room = b.right() - x - 2;
        if (y - run.size() * 0.8 < surface && surface < y + 3 && surface < b.bottom()) {
            part(brush, surface, x - 3, Brush.width(run) + 6);
        }
        gc.save();
        brush.clip(b.x(), b.y(), b.w(), Math.max(0, surface - b.y()));
        brush.text(x, y, Anchor.START, room, run);
        gc.restore();
        gc.save();
        brush.clip(b.x(), surface, b.w(), Math.max(0, b.bottom() - surface));
        var font = Fonts.of(run.weight(), run.size());
        gc.setFont(font);
        gc.setFill(brush.palette.ink);
        gc.fillText(run.text(), x, y);
        gc.restore();
    }
}
