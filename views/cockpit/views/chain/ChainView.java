package cockpit.views.chain;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.CrispCanvas;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Alarm;
import cockpit.world.Chain;
import cockpit.world.Event;
import cockpit.world.Link;
import cockpit.world.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The stations from load to traffic: lit when reached, the seconds on each closed hop, a running watch on the open
/// one,
/// the usual time beside it. Redrawn at most four times a second, and only while something runs. FX thread only.
public final class ChainView extends Region {
    private static final long WATCH = 250_000_000L;
    private final CrispCanvas canvas = new CrispCanvas();
    private Palette palette;
    private Texts texts;
    private boolean small;
    private double fitted;
    private boolean stale = true;
    private long drawn;
    private Chain shown = Chain.IDLE;
    private Map<Link, Double> usual = Map.of();

    public ChainView(Palette palette, Texts texts) {
        this.palette = palette;
        this.texts = texts;
        getChildren().add(canvas);
    }

    /// Another dress or language.
    public void dress(Palette newPalette, Texts newTexts) {
        palette = newPalette;
        texts = newTexts;
        stale = true;
    }

    /// Another size of window, another density of screen.
    public void fit(boolean isSmall, double physical) {
        if (isSmall == small && physical == fitted) {
            return;
        }
        fitted = physical;
        small = isSmall;
        canvas.density(physical);
        stale = true;
    }

    /// Usual seconds of each hop, by the station it ends at.
    public void usual(Map<Link, Double> seconds) {
        usual = Map.copyOf(seconds);
        stale = true;
    }

    @Override
    protected void layoutChildren() {
        canvas.resizeRelocate(0, 0, getWidth(), getHeight());
        stale = true;
    }

    /// Draws the frame's chain, if it changed or its watch runs.
    public void show(Frame frame, long nanos) {
        Chain chain = frame.world().chain();
        boolean running = chain.length() > 0 && !chain.reached(Link.TRAFFIC) && nanos - drawn >= WATCH;
        if (stale || running || !chain.equals(shown)) {
            stale = false;
            drawn = nanos;
            shown = chain;
            canvas.draw(palette, brush -> new Painter(brush, frame).paint());
        }
    }

    /// Words on the strip, for a test that looks for collisions.
    public List<Brush.Words> words() {
        return canvas.words();
    }

    /// The station at a point, counted from 0; -1 for none.
    public int stationAt(double x) {
        double[] xs = stations();
        for (int i = 0; i < xs.length; i++) {
            if (Math.abs(x - xs[i]) < (small ? 40 : 80)) {
                return i;
            }
        }
        return -1;
    }

    private double[] stations() {
        double from = small ? 34 : 62;
        double to = getWidth() - (small ? 44 : 74);
        double[] xs = new double[Link.values().length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = from + (to - from) * i / (xs.length - 1);
        }
        return xs;
    }

    private final class Painter {
        private final Brush brush;
        private final Frame frame;
        private final Chain chain;
        private final Palette p = palette;
        private final double r = small ? 15 : 26;
        private final double cy = small ? 56 : 104;
        private final double[] xs = stations();

        Painter(Brush brush, Frame frame) {
            this.brush = brush;
            this.frame = frame;
            this.chain = frame.world().chain();
        }

        void paint() {
            brush.fill(0, 0, getWidth(), getHeight(), 0, p.panel);
            title();
            Link[] links = Link.values();
            for (int i = 0; i + 1 < links.length; i++) {
                hop(i, links[i], links[i + 1]);
            }
            for (int i = 0; i < links.length; i++) {
                station(i, links[i]);
            }
        }

        private void title() {
            String whole = chain.reached(Link.ROUTE) ? seconds(Link.LOAD, Link.ROUTE) : "–";
            if (small) {
                brush.text(
                        10,
                        20,
                        Anchor.START,
                        getWidth() - 20,
                        new Run(texts.get("chain.whole") + "  ", 14, Weight.MEDIUM, p.quiet),
                        new Run(whole + " " + texts.get("unit.seconds"), 17, Weight.BOLD, p.text));
                return;
            }
            brush.text(16, 28, texts.get("chain.title"), 18, Weight.SEMIBOLD, p.text);
            double sum = 0;
            for (Link link : Link.values()) {
                sum += link == Link.TRAFFIC ? 0 : usual.getOrDefault(link, 0.0);
            }
            String usually = sum > 0 ? "   " + texts.get("chain.usual", Figures.one(sum)) : "";
            brush.text(
                    getWidth() - 16,
                    30,
                    Anchor.END,
                    getWidth() / 2,
                    new Run(texts.get("chain.whole") + "  ", 17, Weight.MEDIUM, p.quiet),
                    new Run(whole, 26, Weight.BOLD, p.text),
                    new Run(" " + texts.get("unit.seconds"), 17, Weight.MEDIUM, p.text),
                    new Run(usually, 17, Weight.MEDIUM, p.quiet));
        }

        private String seconds(Link from, Link to) {
            return Figures.one((chain.at(to) - chain.at(from)) / (double) Event.SECOND);
        }

        private void hop(int i, Link from, Link to) {
            double a = xs[i] + r + 7;
            double b = xs[i + 1] - r - 7;
            double mx = (xs[i] + xs[i + 1]) / 2;
            double size = small ? 20 : 32;
            double up = small ? 14 : 17;
            if (chain.reached(to)) {
                brush.line(a, cy, b, cy, p.text, 3);
                brush.polygon(p.text, b - 1, cy - 7, b + 7, cy, b - 1, cy + 7);
                time(mx, cy - up, seconds(from, to), size, p.text, p.quiet);
            } else if (chain.reached(from)) {
                double open = (frame.at() - chain.at(from)) / (double) Event.SECOND;
                double share = usual.containsKey(to) ? Math.min(open / usual.get(to), 1) : 1 - Math.exp(-open / 20);
                brush.line(a, cy, b, cy, p.line, 5);
                brush.line(a, cy, a + (b - a) * share, cy, p.word(Hue.FRESH), 5);
                time(mx, cy - up, Figures.one(open), size, p.word(Hue.FRESH), p.word(Hue.FRESH));
            } else {
                brush.dashedLine(a, cy, b, cy, p.frame, 2, 2, 6);
            }
            if (!small && usual.containsKey(to)) {
                String words = texts.get("chain.usual", Figures.one(usual.get(to)));
                brush.text(mx, cy + 25, Anchor.MIDDLE, words, 15, Weight.MEDIUM, p.quiet);
            }
        }

        private void time(double x, double y, String figure, double size, Color color, Color unit) {
            brush.text(
                    x,
                    y,
                    Anchor.MIDDLE,
                    xs[1] - xs[0] - 4,
                    new Run(figure, size, Weight.BOLD, color),
                    new Run(" " + texts.get("unit.seconds"), Math.max(14, size * 0.62), Weight.MEDIUM, unit));
        }

        private void station(int i, Link link) {
            Icon icon = icon(link);
            boolean reached = chain.reached(link);
            boolean open = !reached && i == chain.length() && i > 0;
            if (reached) {
                lit(i, link, icon);
            } else if (open) {
                double share = openShare(link);
                brush.disc(xs[i], cy, r, p.panel);
                brush.circle(xs[i], cy, r, p.line, 4);
                brush.arc(xs[i], cy, r, share, p.word(Hue.FRESH), 4);
                brush.icon(icon, xs[i], cy, r * 1.1, p.text, 2.2);
            } else {
                brush.disc(xs[i], cy, r, p.ground);
                brush.context().setLineDashes(3, 4);
                brush.circle(xs[i], cy, r, p.frame, 1.6);
                brush.context().setLineDashes();
                brush.icon(icon, xs[i], cy, r * 1.05, p.quiet, 2);
            }
            double name = small ? 14 : 20;
            brush.text(
                    xs[i],
                    cy + r + (small ? 20 : 25),
                    Anchor.MIDDLE,
                    small ? 110 : 168,
                    new Run(
                            texts.get((small ? "link.short." : "link.") + link),
                            name,
                            Weight.SEMIBOLD,
                            reached || open ? p.text : p.quiet));
            if (!small) {
                brush.text(xs[i], cy + r + 46, Anchor.MIDDLE, 168, new Run(detail(link), 16, Weight.MEDIUM, p.quiet));
            }
        }

        private static Icon icon(Link link) {
            return switch (link) {
                case LOAD -> Icon.USERS;
                case AGENT -> Icon.PULSE;
                case ALARM -> Icon.BELL;
                case TOPIC -> Icon.CAST;
                case FUNCTION -> Icon.LAMBDA;
                case ROUTE -> Icon.FORK;
                case TRAFFIC -> Icon.RIGHT;
            };
        }

        private void lit(int i, Link link, Icon icon) {
            boolean newest = i == chain.length() - 1;
            boolean alarm = link == Link.ALARM && alarming();
            Color fill = alarm ? p.fill(Hue.ON_PREM) : newest ? p.text : p.passed;
            brush.disc(xs[i], cy, r, fill);
            if (p.light() && alarm) {
                brush.circle(xs[i], cy, r, p.ink, 2);
            }
            Color sign = p.light() && !alarm ? Color.WHITE : p.ink;
            brush.icon(icon, xs[i], cy, r * 1.16, sign, 2.3);
        }

        private double openShare(Link link) {
            double open = (frame.at() - chain.at(Link.values()[chain.length() - 1])) / (double) Event.SECOND;
            return usual.containsKey(link) ? Math.min(open / usual.get(link), 0.99) : 1 - Math.exp(-open / 20);
        }

        private boolean alarming() {
            return alarm().map(a -> a.state().equals(Alarm.ALARM)).orElse(false);
        }

        private Optional<Alarm> alarm() {
            return frame.world().cloud().alarms().find(frame.names().alarm());
        }

        private String detail(Link link) {
            var world = frame.world();
            return switch (link) {
                case LOAD ->
                    world.demand().askedUsers() < 0
                            ? ""
                            : texts.get(
                                    "link.detail.LOAD",
                                    Figures.whole(world.demand().askedUsers()));
                case AGENT -> {
                    double[] cpu = {Double.NaN};
                    world.platform().clusters().forEach(c -> {
                        if (c.side() == Side.ON_PREM) {
                            cpu[0] = c.cpuPercent();
                        }
                    });
                    yield Double.isNaN(cpu[0]) ? "" : texts.get("link.detail.AGENT", Figures.whole(cpu[0]));
                }
                case ALARM ->
                    alarm().filter(a -> a.evaluationPeriods() > 0)
                            .map(a -> texts.get(
                                    "link.detail.ALARM",
                                    a.datapointsToAlarm(),
                                    a.evaluationPeriods(),
                                    Figures.whole(a.threshold())))
                            .orElse("");
                case TOPIC ->
                    count(
                            "link.detail.TOPIC",
                            world.cloud()
                                    .topics()
                                    .find(frame.names().topic())
                                    .map(t -> t.published())
                                    .orElse(0));
                case FUNCTION ->
                    count(
                            "link.detail.FUNCTION",
                            world.cloud()
                                    .functions()
                                    .find(frame.names().function())
                                    .map(f -> f.runs())
                                    .orElse(0));
                case ROUTE -> frame.names().route();
                case TRAFFIC ->
                    world.mesh()
                            .routes()
                            .find(frame.names().routeId())
                            .filter(route -> route.measured().known())
                            .map(route -> texts.get(
                                    "link.detail.TRAFFIC",
                                    Figures.one(route.measured().value())))
                            .orElse("");
            };
        }

        private String count(String key, int n) {
            return n == 0 ? "" : texts.get(key, n);
        }
    }
}
