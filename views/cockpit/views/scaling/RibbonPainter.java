package cockpit.views.scaling;

import cockpit.views.chain.Disc;
import cockpit.views.chain.HopLine;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Paragraph;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Event;
import cockpit.world.Hop;
import cockpit.world.Ribbon;
import java.util.Map;

/// Paints the ribbon.
final class RibbonPainter {
    private static final double LEAST = 14;
    /// Above this height usual times and details find room.
    private static final double ROOMY = 150;

    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final Frame frame;
    private final Ribbon ribbon;
    private final Map<Hop, Double> usual;
    private final double width;
    private final double height;
    private final boolean roomy;
    private final double r;
    private final double cy;
    private final double[] xs;
    private final double pitch;

    RibbonPainter(
            Brush brush, Texts texts, Frame frame, Map<Hop, Double> usual, double width, double height, boolean small) {
        this.brush = brush;
        this.p = brush.palette;
        this.texts = texts;
        this.frame = frame;
        this.ribbon = RibbonPanel.ribbon(frame);
        this.usual = usual;
        this.width = width;
        this.height = height;
        this.roomy = !small && height >= ROOMY;
        this.r = roomy ? 22 : 14;
        this.cy = roomy ? 100 : 56;
        this.xs = stations(width, small);
        this.pitch = xs[1] - xs[0];
    }

    /// Where the stations stand, from left to right.
    static double[] stations(double width, boolean small) {
        double inset = small ? 40 : 62;
        double[] xs = new double[Hop.values().length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = inset + (width - 2 * inset) * i / (xs.length - 1);
        }
        return xs;
    }

    void paint() {
        brush.fill(0, 0, width, height, 0, p.panel);
        title();
        Hop[] hops = Hop.values();
        for (int i = 0; i + 1 < hops.length; i++) {
            hop(i, hops[i], hops[i + 1]);
        }
        for (int i = 0; i < hops.length; i++) {
            station(i, hops[i]);
        }
    }

    private double seconds(Hop from, Hop to) {
        return (ribbon.at(to) - ribbon.at(from)) / (double) Event.SECOND;
    }

    private double open() {
        return (frame.at() - ribbon.at(Hop.values()[ribbon.length() - 1])) / (double) Event.SECOND;
    }

    /// Seconds since the load was raised, standing still once the answer is back.
    private String whole() {
        if (ribbon.length() == 0) {
            return "–";
        }
        return Figures.one(
                ribbon.reached(Hop.LATENCY)
                        ? seconds(Hop.LOAD, Hop.LATENCY)
                        : (frame.at() - ribbon.at(Hop.LOAD)) / (double) Event.SECOND);
    }

    private void title() {
        double large = roomy ? 26 : 18;
        double quiet = roomy ? 17 : LEAST;
        double y = roomy ? 30 : 20;
        double sum = 0;
        for (Hop hop : Hop.values()) {
            sum += usual.getOrDefault(hop, hop == Hop.LOAD ? 0 : Double.NaN);
        }
        String usually = Double.isNaN(sum) ? "" : "   " + texts.get("scaling.ribbon.usual", Figures.whole(sum));
        double inset = roomy ? 16 : 10;
        double used = brush.text(inset, y, texts.get("scaling.ribbon.title"), roomy ? 18 : 15, Weight.SEMIBOLD, p.text);
        Run[] runs = {
            new Run(texts.get("scaling.ribbon.since") + "  ", quiet, Weight.MEDIUM, p.quiet),
            new Run(whole(), large, Weight.BOLD, p.text),
            new Run(" " + texts.get("unit.seconds"), quiet, Weight.MEDIUM, p.text),
            new Run(usually, quiet, Weight.MEDIUM, p.quiet)
        };
        brush.text(width - inset, y, Anchor.END, width - 2 * inset - used - 16, runs);
    }

    private void hop(int i, Hop from, Hop to) {
        double a = xs[i] + r + 5;
        double b = xs[i + 1] - r - 6;
        double between = pitch - 2 * r - 4;
        boolean above = Fonts.width(longest(), Fonts.of(Weight.BOLD, LEAST)) > between;
        double room = above ? pitch - 4 : between;
        double size = Paragraph.largest(longest(), roomy ? 28 : 18, LEAST, Weight.BOLD, room);
        var line = new HopLine(brush, texts, cy, above ? r + 3 : roomy ? 15 : 12, size);
        if (ribbon.reached(to)) {
            line.passed(a, b, room, seconds(from, to));
        } else if (ribbon.reached(from)) {
            line.open(a, b, room, open(), Disc.share(open(), usual.getOrDefault(to, Double.NaN)));
        } else {
            line.ahead(a, b);
        }
        if (roomy && usual.containsKey(to)) {
            String words = texts.get("chain.usual", Figures.one(usual.get(to)));
            if (Fonts.width(words, Fonts.of(Weight.MEDIUM, 15)) <= pitch - 2 * r) {
                line.usual((xs[i] + xs[i + 1]) / 2, 24, usual.get(to), 15);
            }
        }
    }

    /// The longest of the seconds that are written, so that all are of one size.
    private String longest() {
        double most = ribbon.length() > 0 ? open() : 0;
        Hop[] hops = Hop.values();
        for (int i = 1; i < ribbon.length(); i++) {
            most = Math.max(most, seconds(hops[i - 1], hops[i]));
        }
        return Figures.one(Math.max(10, most)) + " " + texts.get("unit.seconds");
    }

    private void station(int i, Hop hop) {
        boolean open = ribbon.length() > 0 && !ribbon.reached(hop) && Hop.values()[ribbon.length()] == hop;
        var disc = new Disc(brush, r);
        if (ribbon.reached(hop)) {
            disc.reached(icon(hop), xs[i], cy, Hop.values()[ribbon.length() - 1] == hop);
        } else if (open) {
            disc.open(icon(hop), xs[i], cy, Disc.share(open(), usual.getOrDefault(hop, Double.NaN)));
        } else {
            disc.ahead(icon(hop), xs[i], cy);
        }
        String name = texts.get((roomy ? "hop." : "hop.short.") + hop);
        double size = Paragraph.largest(name, roomy ? 20 : 15, LEAST, Weight.SEMIBOLD, pitch - 4);
        double y = cy + r + (roomy ? 26 : 20);
        boolean lit = ribbon.reached(hop) || open;
        brush.text(xs[i], y, Anchor.MIDDLE, pitch - 2, new Run(name, size, Weight.SEMIBOLD, lit ? p.text : p.quiet));
        String detail = roomy ? new HopDetail(frame, texts).of(hop) : "";
        double wide = Math.min(pitch - 6, 2 * Math.min(xs[i], width - xs[i]) - 4);
        if (Fonts.width(detail, Fonts.of(Weight.MEDIUM, 16)) <= wide) {
            brush.text(xs[i], y + 21, Anchor.MIDDLE, wide, new Run(detail, 16, Weight.MEDIUM, p.quiet));
        }
    }

    private static Icon icon(Hop hop) {
        return switch (hop) {
            case LOAD -> Icon.USERS;
            case CPU -> Icon.PULSE;
            case DESIRED -> Icon.UP;
            case PENDING -> Icon.HOURGLASS;
            case CAPACITY -> Icon.PLUS;
            case INSTANCE -> Icon.BOX;
            case READY -> Icon.CHECK;
            case RUNNING -> Icon.PLAY;
            case LATENCY -> Icon.WAVE;
        };
    }
}
