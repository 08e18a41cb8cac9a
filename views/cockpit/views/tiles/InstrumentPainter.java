package cockpit.views.tiles;

import cockpit.views.desk.Figure;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Zones;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Bill;
import cockpit.world.Capacity;
import cockpit.world.Cluster;
import cockpit.world.Demand;
import cockpit.world.Event;
import cockpit.world.Price;
import cockpit.world.Route;
import cockpit.world.Side;
import cockpit.world.Trace;
import java.util.Comparator;
import java.util.Optional;

/// Paints the instruments from top to bottom.
final class InstrumentPainter {
    private final Brush brush;
    private final Zones zones;
    private final Palette p;
    private final Texts texts;
    private final Frame frame;
    private final boolean small;
    private final boolean lowChart;
    private final boolean lowWeights;
    private final double x = 16;
    private final double w;

    /// Height of all of it at its largest, and without the room that the weights can do without: where the window is
    /// lower, first they and then the chart take the small shape.
    private static final double WHOLE = 866;

    private static final double WITHOUT_WEIGHTS = 718;

    InstrumentPainter(
            Brush brush, Zones zones, Texts texts, Frame frame, double width, double height, boolean smallWindow) {
        this.brush = brush;
        this.zones = zones;
        this.p = brush.palette;
        this.texts = texts;
        this.frame = frame;
        this.small = smallWindow;
        this.lowWeights = smallWindow || height < WHOLE;
        this.lowChart = smallWindow || height < WITHOUT_WEIGHTS;
        this.w = width - 32;
    }

    void paint() {
        double height = 4_000;
        brush.fill(0, 0, w + 32, height, 0, p.panel);
        load();
        zones.add(Figure.LOAD, 0, 0, w + 32, small ? 84 : 146);
        double y = small ? 96 : 166;
        new CpuChart(brush, texts, frame, x, y, w, lowChart).paint();
        zones.add(Figure.CPU, 0, y - 14, w + 32, lowChart ? 112 : 172);
        y += lowChart ? 116 : 182;
        weights(y);
        y += lowWeights ? 192 : 340;
        figures(y);
    }

    private void title(double y, String words, String detail) {
        double size = small ? 15 : 18;
        double used = brush.text(x, y, words, size, Weight.SEMIBOLD, p.text);
        double room = w - used - 10;
        double detailSize = small ? 14 : 16;
        if (Fonts.width(detail, Fonts.of(Weight.MEDIUM, detailSize)) <= room) {
            brush.text(x + w, y, Anchor.END, detail, detailSize, Weight.MEDIUM, p.quiet);
        }
    }

    private void load() {
        Demand d = frame.world().demand();
        String rate = Double.isNaN(d.perSecond())
                ? ""
                : texts.get(small ? "load.rate.short" : "load.rate", Figures.whole(d.perSecond()));
        title(small ? 26 : 32, texts.get("load.title"), rate);
        double y = small ? 58 : 78;
        brush.text(
                x,
                y,
                Anchor.START,
                small ? w * 0.62 : w * 0.55,
                new Run(d.askedUsers() < 0 ? "–" : Figures.whole(d.users()), small ? 26 : 38, Weight.BOLD, p.text),
                new Run(" " + texts.get("load.users"), small ? 15 : 18, Weight.MEDIUM, p.quiet));
        if (small) {
            return;
        }
        bars(d.rate(), x + 178, y, w - 178);
        brush.text(x, 132, "0", 15, Weight.MEDIUM, p.quiet);
        brush.text(x + w, 132, Anchor.END, "2,000", 15, Weight.MEDIUM, p.quiet);
    }

    /// The rate of the last eighty seconds, a bar for five.
    private void bars(Trace rate, double left, double foot, double width) {
        int n = 16;
        double[] sums = new double[n];
        int[] counts = new int[n];
        double most = 1;
        for (int i = rate.size() - 1; i >= 0; i--) {
            int bar = n - 1 - (int) ((frame.at() - rate.time(i)) / (5 * Event.SECOND));
            if (bar < 0) {
                break;
            }
            sums[Math.min(bar, n - 1)] += rate.value(i);
            counts[Math.min(bar, n - 1)]++;
        }
        for (int i = 0; i < n; i++) {
            most = Math.max(most, counts[i] == 0 ? 0 : sums[i] / counts[i]);
        }
        for (int i = 0; i < n; i++) {
            double h = counts[i] == 0 ? 2 : Math.max(3, sums[i] / counts[i] / most * 34);
            brush.context().setGlobalAlpha(i == n - 1 ? 1 : 0.65);
            brush.fill(left + i * width / n, foot - h, width / n - 2, h, 0, p.quiet);
        }
        brush.context().setGlobalAlpha(1);
    }

    private void weights(double y) {
        title(
                y,
                lowWeights
                        ? texts.get("weights.short")
                        : texts.get("weights.title", frame.names().route()),
                lowWeights ? texts.get("weights.sides.short") : "");
        if (!lowWeights) {
            brush.text(x, y + 24, texts.get("weights.stays"), 16, Weight.SEMIBOLD, p.word(Hue.ON_PREM));
            brush.text(
                    x + w - 112, y + 24, Anchor.END, texts.get("weights.goes"), 16, Weight.SEMIBOLD, p.word(Hue.CLOUD));
        }
        Route route =
                frame.world().mesh().routes().find(frame.names().routeId()).orElse(null);
        new WeightBars(brush, zones, texts, x, y + (lowWeights ? 8 : 38), w, lowWeights)
                .paint(Optional.ofNullable(route), frame.at());
    }

    private void figures(double y) {
        Demand d = frame.world().demand();
        Bill bill = frame.world().bill();
        double second = small ? x + w / 2 + 14 : x + w / 2 + 8;
        double step = small ? 56 : 88;
        String peak = Double.isNaN(d.peakMillis())
                ? ""
                : texts.get("figure.p95.peak", Figures.whole(d.peakMillis()), Figures.clock(d.peakAt() / 1e6));
        tile(
                Figure.LATENCY,
                x,
                y,
                texts.get(small ? "figure.p95.short" : "figure.p95"),
                Figures.whole(d.p95Millis()),
                texts.get("unit.millis"),
                peak);
        tile(
                Figure.ERRORS,
                second,
                y,
                texts.get("figure.errors"),
                Figures.one(d.errorPercent()),
                "%",
                d.requests() > 0
                        ? texts.get("figure.errors.of", Figures.whole(d.errors()), Figures.whole(d.requests()))
                        : "");
        boolean priced = bill.unpriced() == 0;
        tile(
                Figure.COST_HOUR,
                x,
                y + step,
                texts.get("figure.cost"),
                priced ? Figures.two(bill.dollarsPerHour()) : "–",
                "$/h",
                priced ? texts.get("figure.cost.of", cloudNodes()) : texts.get("figure.unpriced", bill.unpriced()));
        tile(
                Figure.COST_DEMO,
                second,
                y + step,
                texts.get("figure.demo"),
                priced ? Figures.two(bill.dollars(frame.at())) : "–",
                "$",
                "");
        if (!small) {
            brush.text(x, y + step + 80, Anchor.START, w, new Run(priceDate(), 15, Weight.MEDIUM, p.quiet));
        }
    }

    private int cloudNodes() {
        int[] nodes = {0};
        frame.world().platform().clusters().forEach(c -> {
            if (c.side() == Side.CLOUD) {
                nodes[0] += c.nodeCount();
            }
        });
        return nodes[0];
    }

    private String priceDate() {
        return frame
                .world()
                .cloud()
                .prices()
                .sorted(Comparator.comparing((Price price) -> price.id().capacity())
                        .thenComparing(price -> price.id().item()))
                .stream()
                .filter(price -> price.id().capacity() == Capacity.ON_DEMAND
                        && !price.id().item().equals(Price.CONTROL_PLANE))
                .findFirst()
                .map(price -> texts.get("figure.priceLine", price.region(), price.asOf()))
                .orElse("");
    }

    private void tile(Figure kind, double left, double y, String label, String figure, String unit, String detail) {
        double room = w / 2 + (small ? 8 : -2);
        zones.add(kind, left, y - 18, w / 2 - 4, small ? 50 : 82);
        brush.text(left, y, Anchor.START, room, new Run(label, small ? 14 : 16, Weight.MEDIUM, p.quiet));
        brush.text(
                left,
                y + (small ? 26 : 36),
                Anchor.START,
                room,
                new Run(figure, small ? 23 : 34, Weight.BOLD, p.text),
                new Run(" " + unit, small ? 14 : 18, Weight.MEDIUM, p.quiet));
        if (!small && Fonts.width(detail, Fonts.of(Weight.MEDIUM, 15)) <= room + 8) {
            brush.text(left, y + 58, detail, 15, Weight.MEDIUM, p.quiet);
        }
    }

    static Optional<Cluster> cluster(Frame frame, Side side) {
        var found = new Cluster[1];
        frame.world().platform().clusters().forEach(c -> {
            if (c.side() == side) {
                found[0] = c;
            }
        });
        return Optional.ofNullable(found[0]);
    }
}
