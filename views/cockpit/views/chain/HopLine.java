package cockpit.views.chain;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import javafx.scene.paint.Color;

/// The line from one station to the next: an arrow and its seconds once it is passed, a running watch over a filling
/// line
/// while it is open, dotted before.
public final class HopLine {
    private static final double LEAST = 14;

    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final double y;
    private final double up;
    private final double size;

    /// @param y    height of the line
    /// @param up   how far above it the seconds stand
    /// @param size of the seconds
    public HopLine(Brush brush, Texts texts, double y, double up, double size) {
        this.brush = brush;
        this.p = brush.palette;
        this.texts = texts;
        this.y = y;
        this.up = up;
        this.size = size;
    }

    /// A hop that is over.
    ///
    /// @param a    where the line begins
    /// @param b    where it ends
    /// @param room most width there is for the seconds
    public void passed(double a, double b, double room, double seconds) {
        brush.line(a, y, b, y, p.text, 3);
        brush.polygon(p.text, b - 1, y - 7, b + 7, y, b - 1, y + 7);
        time((a + b) / 2, room, seconds, p.text, p.quiet);
    }

    /// The hop that is under way.
    ///
    /// @param share of its usual time, 0 to 1
    public void open(double a, double b, double room, double seconds, double share) {
        brush.line(a, y, b, y, p.line, 5);
        brush.line(a, y, a + (b - a) * share, y, p.word(Hue.FRESH), 5);
        time((a + b) / 2, room, seconds, p.word(Hue.FRESH), p.word(Hue.FRESH));
    }

    /// A hop further on.
    public void ahead(double a, double b) {
        brush.dashedLine(a, y, b, y, p.frame, 2, 2, 6);
    }

    private void time(double x, double room, double seconds, Color color, Color unit) {
        brush.text(
                x,
                y - up,
                Anchor.MIDDLE,
                room,
                new Run(Figures.one(seconds), size, Weight.BOLD, color),
                new Run(" " + texts.get("unit.seconds"), Math.max(LEAST, size * 0.62), Weight.MEDIUM, unit));
    }

    /// The usual seconds under the line.
    public void usual(double x, double down, double seconds, double usualSize) {
        String words = texts.get("chain.usual", Figures.one(seconds));
        brush.text(x, y + down, Anchor.MIDDLE, words, usualSize, Weight.MEDIUM, p.quiet);
    }
}
