package cockpit.views.chain;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Alarm;
import cockpit.world.Chain;
import cockpit.world.Event;
import cockpit.world.Link;
import cockpit.world.Side;
import java.util.Map;
import java.util.Optional;

/// Paints the chain: stations, hops, the seconds on them.
final class ChainPainter {
    private final Brush brush;
    private final Texts texts;
    private final Frame frame;
    private final Chain chain;
    private final Map<Link, Double> usual;
    private final double width;
    private final double height;
    private final boolean small;
    private final Palette p;
    private final double r;
    private final double cy;
    private final double[] xs;
    private final Station station;

    ChainPainter(
            Brush brush,
            Texts texts,
            Frame frame,
            Map<Link, Double> usual,
            double width,
            double height,
            boolean small) {
        this.brush = brush;
        this.texts = texts;
        this.frame = frame;
        this.chain = frame.world().chain();
        this.usual = usual;
        this.width = width;
        this.height = height;
        this.small = small;
        this.p = brush.palette;
        this.r = small ? 15 : 26;
        this.cy = small ? 56 : 104;
        this.xs = stations(width, small);
        this.station = new Station(brush, frame, usual, r);
    }

    /// Where the stations stand, from left to right.
    static double[] stations(double width, boolean small) {
        double from = small ? 34 : 62;
        double to = width - (small ? 44 : 74);
        double[] xs = new double[Link.values().length];
        for (int i = 0; i < xs.length; i++) {
            xs[i] = from + (to - from) * i / (xs.length - 1);
        }
        return xs;
    }

    void paint() {
        brush.fill(0, 0, width, height, 0, p.panel);
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
                    width - 20,
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
                width - 16,
                30,
                Anchor.END,
                width / 2,
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
        double room = xs[1] - xs[0] - 4;
        var line = new HopLine(brush, texts, cy, small ? 14 : 17, small ? 20 : 32);
        if (chain.reached(to)) {
            line.passed(a, b, room, (chain.at(to) - chain.at(from)) / (double) Event.SECOND);
        } else if (chain.reached(from)) {
            double open = (frame.at() - chain.at(from)) / (double) Event.SECOND;
            line.open(a, b, room, open, station.share(to));
        } else {
            line.ahead(a, b);
        }
        if (!small && usual.containsKey(to)) {
            line.usual((xs[i] + xs[i + 1]) / 2, 25, usual.get(to), 15);
        }
    }

    private void station(int i, Link link) {
        boolean lit = chain.reached(link) || station.open(link);
        station.paint(link, xs[i], cy);
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
                        lit ? p.text : p.quiet));
        if (!small) {
            brush.text(xs[i], cy + r + 46, Anchor.MIDDLE, 168, new Run(detail(link), 16, Weight.MEDIUM, p.quiet));
        }
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
                                "link.detail.LOAD", Figures.whole(world.demand().askedUsers()));
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
