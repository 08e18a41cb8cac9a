package cockpit.views.chain;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Chain;
import cockpit.world.Event;
import cockpit.world.Link;
import java.util.Map;
import javafx.scene.paint.Color;

/// Paints the chain in one line, names beside their stations: a stage of thousands of nodes needs the height.
final class LinePainter {
    private static final double R = 16;
    private static final double INSET = 14;
    private static final double BESIDE = 8;
    private static final double NAME = 18;
    private static final double TOTAL = 104;

    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final Frame frame;
    private final Chain chain;
    private final Station station;
    private final double width;
    private final double height;
    private final double[] xs;
    private final double[] names;
    private final double hop;

    LinePainter(Brush brush, Texts texts, Frame frame, Map<Link, Double> usual, double width, double height) {
        this.brush = brush;
        this.p = brush.palette;
        this.texts = texts;
        this.frame = frame;
        this.chain = frame.world().chain();
        this.station = new Station(brush, frame, usual, R);
        this.width = width;
        this.height = height;
        Link[] links = Link.values();
        names = new double[links.length];
        double room = width - 2 * INSET - TOTAL;
        for (int i = 0; i < links.length; i++) {
            names[i] = Brush.width(name(links[i], p.text));
            room -= 2 * R + BESIDE + names[i];
        }
        hop = room / (links.length - 1);
        xs = new double[links.length];
        double x = INSET + R;
        for (int i = 0; i < links.length; i++) {
            xs[i] = x;
            x += 2 * R + BESIDE + names[i] + hop;
        }
    }

    /// Middles of the stations, from left to right; a station's room ends where the next one's begins.
    double[] stations() {
        return xs.clone();
    }

    private Run name(Link link, Color color) {
        return new Run(texts.get("link.short." + link), NAME, Weight.SEMIBOLD, color);
    }

    void paint() {
        brush.fill(0, 0, width, height, 0, p.panel);
        Link[] links = Link.values();
        for (int i = 0; i < links.length; i++) {
            boolean lit = chain.reached(links[i]) || station.open(links[i]);
            station.paint(links[i], xs[i], height / 2);
            double x = xs[i] + R + BESIDE;
            brush.text(x, height / 2 + 6, Anchor.START, names[i] + 2, name(links[i], lit ? p.text : p.quiet));
            if (i + 1 < links.length) {
                hop(links[i], links[i + 1], x + names[i], xs[i + 1] - R);
            }
        }
        String whole = chain.reached(Link.ROUTE) ? seconds(chain.at(Link.ROUTE) - chain.at(Link.LOAD)) : "–";
        brush.text(
                width - INSET,
                height / 2 + 9,
                Anchor.END,
                TOTAL,
                new Run(whole, 24, Weight.BOLD, p.text),
                new Run(" " + texts.get("unit.seconds"), 17, Weight.MEDIUM, p.quiet));
    }

    private void hop(Link from, Link to, double left, double right) {
        double a = left + 9;
        double b = right - 9;
        double y = height / 2 + 10;
        if (chain.reached(to)) {
            brush.line(a, y, b, y, p.text, 3);
            time(a, b, y, chain.at(to) - chain.at(from), p.text);
        } else if (chain.reached(from)) {
            brush.line(a, y, b, y, p.line, 3);
            brush.line(a, y, a + (b - a) * station.share(to), y, p.word(Hue.FRESH), 3);
            time(a, b, y, frame.at() - chain.at(from), p.word(Hue.FRESH));
        } else {
            brush.dashedLine(a, y, b, y, p.frame, 2, 2, 6);
        }
    }

    private void time(double a, double b, double y, long micros, Color color) {
        brush.text(
                (a + b) / 2,
                y - 10,
                Anchor.MIDDLE,
                b - a + 14,
                new Run(seconds(micros), 18, Weight.BOLD, color),
                new Run(" " + texts.get("unit.seconds"), 14, Weight.MEDIUM, p.quiet));
    }

    private static String seconds(long micros) {
        return Figures.one(micros / (double) Event.SECOND);
    }
}
