package cockpit.views.scaling;

import cockpit.views.desk.Subject;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Paragraph;
import cockpit.views.theme.ShortName;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.views.topology.Box;
import cockpit.views.topology.FillingSlot;
import cockpit.world.Capacity;
import cockpit.world.Node;
import cockpit.world.NodeOutlook;
import cockpit.world.NodePhase;
import cockpit.world.Pod;
import cockpit.world.PodPhase;
import cockpit.world.ScaleUp;
import cockpit.world.Scaling;
import java.util.List;
import javafx.scene.paint.Color;

/// Paints the nodes of one band in their places: with their pods, on their way, about to be taken; or an empty place.
final class NodePainter {
    /// Narrower or lower than this, nothing is written in a place.
    private static final double WRITTEN_WIDE = 48;
    private static final double WRITTEN_HIGH = 54;
    private static final double NOTICE = 120;

    private final Sheet sheet;
    private final Scaling scaling;
    private final Band band;
    private final double birth;
    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final double k;
    private final boolean written;
    private final double radius;
    private final double inset;

    NodePainter(Sheet sheet, Scaling scaling, Band band, double birth) {
        this.sheet = sheet;
        this.scaling = scaling;
        this.band = band;
        this.birth = birth;
        this.brush = sheet.brush();
        this.p = sheet.p();
        this.texts = sheet.texts();
        this.k = sheet.k();
        Box one = band.place(0);
        this.written = one.w() >= WRITTEN_WIDE && one.h() >= WRITTEN_HIGH;
        this.radius = written ? 12 * Math.max(0.7, k) : 4;
        this.inset = written ? Math.max(4, Math.round(10 * k - 2)) : 3;
    }

    /// A place nobody is in.
    void empty(int place) {
        Box b = band.place(place);
        sheet.zones().add(new Subject.OfGroupPlace(band.group().id(), place), b.x(), b.y(), b.w(), b.h());
        brush.dashed(b.x() + 1, b.y() + 1, b.w() - 2, b.h() - 2, radius, p.frame, written ? 1.8 : 1, 3, 6);
        if (written) {
            String words = texts.get("scaling.place", place + 1);
            sheet.whole(
                    b.midX(), b.midY() + 6, Anchor.MIDDLE, b.w() - 8, words, sheet.type(17), Weight.MEDIUM, p.quiet);
        }
    }

    void paint(Node node, Box b, List<Pod> pods) {
        sheet.zones().add(new Subject.OfNode(node.id()), b.x(), b.y(), b.w(), b.h());
        switch (node.phase()) {
            case ORDERED, BOOTING, JOINING -> coming(node, b);
            case READY, NOT_READY, LEAVING, GONE -> standing(node, b, pods);
        }
    }

    private void coming(Node node, Box b) {
        double seconds = sheet.since(node.seen());
        double share = Double.isNaN(birth) ? 1 - Math.exp(-seconds / 90) : Math.clamp(seconds / birth, 0.03, 0.97);
        double[][] rims = {{10, 0.05}, {6, 0.09}, {3, 0.14}};
        for (double[] rim : rims) {
            double d = rim[0] * (written ? Math.max(0.5, k) : 0.3);
            brush.context().setGlobalAlpha(rim[1] * (p.light() ? 2 : 1));
            brush.stroke(b.x() - d / 2, b.y() - d / 2, b.w() + d, b.h() + d, radius + d / 2, p.fill(Hue.FRESH), d);
        }
        brush.context().setGlobalAlpha(1);
        double surface = FillingSlot.paint(brush, b, radius, share);
        if (!written) {
            return;
        }
        double y = name(node, b, surface);
        double size = sheet.type(17);
        double figure = Math.max(18, Math.round(32 * k));
        double foot = b.bottom() - Math.max(6, 12 * k);
        double free = foot - y - figure;
        if (free > size * 1.3) {
            y += size * 1.25;
            free -= size * 1.25;
            String phase = texts.get("node." + node.phase());
            double fits = Paragraph.largest(phase, size, Sheet.LEAST, Weight.BOLD, b.w() - inset - 4);
            FillingSlot.words(
                    brush, b, surface, b.x() + inset, y, new Run(phase, fits, Weight.BOLD, p.word(Hue.FRESH)));
        }
        String of = Double.isNaN(birth) ? "" : texts.get("scaling.node.of", Figures.clock(birth));
        var usual = new Run(of, size, Weight.SEMIBOLD, p.text);
        if (free > size * 1.4 && Brush.width(usual) <= b.w() - 6) {
            FillingSlot.words(brush, b, surface, b.midX() - Brush.width(usual) / 2, foot, usual);
            foot -= size * 1.35;
        }
        Run clock = new Run(Figures.clock(seconds), figure, Weight.EXTRABOLD, p.text);
        FillingSlot.words(brush, b, surface, b.midX() - Brush.width(clock) / 2, foot, clock);
        seats(node, b, y + 8 * k, foot - figure);
    }

    /// Seats for the pods it was ordered for, while they wait.
    private void seats(Node node, Box b, double top, double bottom) {
        int pods = orderedFor(node);
        var cells = new Cells(b.x() + inset, top, b.w() - 2 * inset, bottom - top, k);
        for (int i = 0; i < Math.min(pods, cells.count()); i++) {
            Box cell = cells.at(i);
            brush.context().setGlobalAlpha(0.6);
            brush.fill(cell.x(), cell.y(), cell.w(), cell.h(), 2, p.ground);
            brush.context().setGlobalAlpha(1);
            brush.dashed(cell.x() + 1, cell.y() + 1, cell.w() - 2, cell.h() - 2, 2, p.word(Hue.PENDING), 2, 4, 3);
        }
    }

    private int orderedFor(Node node) {
        int[] waiting = {0};
        sheet.world().platform().pods().forEach(pod -> {
            boolean waits = !pod.placed() && pod.phase() == PodPhase.PENDING;
            waiting[0] += waits && pod.id().context().equals(node.id().context()) ? 1 : 0;
        });
        return scaling.scaleUps()
                .find(node.id().context())
                .filter(up -> up.chosen().equals(node.group()) && up.to() > up.from() && node.seen() >= up.at())
                .map(up -> Math.min(each(up), waiting[0]))
                .orElse(0);
    }

    private static int each(ScaleUp up) {
        return (up.pods() + up.to() - up.from() - 1) / (up.to() - up.from());
    }

    private void standing(Node node, Box b, List<Pod> pods) {
        NodeOutlook outlook = scaling.outlook(node.id());
        boolean taken = outlook.until() >= 0;
        brush.fill(b.x(), b.y(), b.w(), b.h(), radius, p.ground);
        boolean bad = node.phase() == NodePhase.NOT_READY;
        Color frame = bad ? p.word(Hue.FAILED) : band.kind().frame(p);
        brush.stroke(b.x(), b.y(), b.w(), b.h(), radius, frame, taken || bad ? 3.5 : 2);
        if (spot()) {
            notch(b, frame);
        }
        double foot = b.bottom() - Math.max(6, 11 * k);
        double top = b.y() + inset;
        double bottom = b.bottom() - inset;
        if (written) {
            double y = taken && low(b) ? b.y() + nameDown() : name(node, b, b.bottom());
            top = y + (asksAbove(b) ? asked(node, pods, b, y + sheet.type(16) * 1.3) + 9 * k : 8 * k);
            bottom = foot - reserved(b);
            if (taken) {
                notice(outlook, b, foot);
            } else {
                double line = condition(node, outlook, b, gpus(node, b, foot));
                if (spot() && line - sheet.type(16) > bottom) {
                    asked(node, pods, b, line);
                }
            }
        } else if (taken) {
            double left = Math.clamp((outlook.until() - sheet.frame().at()) / (NOTICE * 1e6), 0, 1);
            brush.fill(b.x() + 2, b.bottom() - 5, (b.w() - 4) * left, 3, 0, p.word(Hue.SPOT));
        }
        cells(pods, new Box(b.x() + inset, top, b.w() - 2 * inset, bottom - top));
    }

    private boolean spot() {
        return band.group().capacity() == Capacity.SPOT;
    }

    private boolean asksAbove(Box b) {
        return !spot() && b.h() >= 110 * Math.max(0.8, k);
    }

    private static boolean low(Box b) {
        return b.h() < 80;
    }

    /// Height kept free of pods at a node's foot, whatever stands there now, so that no pod moves when that changes.
    private double reserved(Box b) {
        double size = sheet.type(16);
        double line = low(b) ? 0 : size * 1.2;
        double notice = low(b) ? 0 : 6 * k + 2 + noticeFigure() * 0.85 - (captioned(b) ? 0 : line);
        return switch (band.kind()) {
            case ON_DEMAND -> line;
            case SPOT -> line + Math.max(5, 8 * k) + notice;
            case GPU -> line + Math.max(12, 24 * k) + 8 * k + (spot() ? notice : 0);
        };
    }

    private static boolean captioned(Box b) {
        return b.h() >= 100;
    }

    private double noticeFigure() {
        return Math.max(18, Math.round(30 * k));
    }

    private void notch(Box b, Color frame) {
        double c = written ? Math.round(22 * Math.max(0.6, k)) : 6;
        brush.polygon(p.panel, b.right() - c, b.y() - 3, b.right() + 3, b.y() - 3, b.right() + 3, b.y() + c);
        brush.line(b.right() - c, b.y(), b.right(), b.y() + c, frame, 2.5);
    }

    private double nameDown() {
        return Math.max(18, Math.round(26 * k));
    }

    /// Writes its name at the top; returns the baseline.
    private double name(Node node, Box b, double surface) {
        double size = sheet.type(19);
        double y = b.y() + nameDown();
        double room = b.w() - inset - 4 - (spot() ? 10 * k : 0);
        String host = ShortName.node(node.id().name());
        double fits = Paragraph.largest(host, size, Sheet.LEAST, Weight.SEMIBOLD, room);
        String shown = ShortName.fit(host, Fonts.of(Weight.SEMIBOLD, fits), room);
        FillingSlot.words(brush, b, surface, b.x() + inset, y, new Run(shown, fits, Weight.SEMIBOLD, p.text));
        return y;
    }

    /// What its pods request of its CPU; returns the height of that.
    private double asked(Node node, List<Pod> pods, Box b, double y) {
        double size = sheet.type(16);
        double sum = pods.stream()
                .filter(pod -> pod.phase() != PodPhase.SUCCEEDED && pod.phase() != PodPhase.FAILED)
                .mapToInt(Pod::cpuMillis)
                .sum();
        String share = node.room().cpuMillis() > 0
                ? Figures.whole(100 * sum / node.room().cpuMillis()) + " %"
                : "–";
        String words = texts.get("scaling.node.asked", share);
        double room = b.w() - 2 * inset + 4;
        sheet.whole(b.x() + inset, y, Anchor.START, room, words, size, Weight.MEDIUM, p.quiet);
        return size * 1.3;
    }

    /// Seconds until it is taken.
    private void notice(NodeOutlook outlook, Box b, double foot) {
        double left = Math.max(0, (outlook.until() - sheet.frame().at()) / 1e6);
        Color hue = p.word(Hue.SPOT);
        double size = sheet.type(16);
        double y = foot;
        if (!low(b)) {
            sheet.whole(
                    b.midX(),
                    y,
                    Anchor.MIDDLE,
                    b.w() - 6,
                    texts.get("scaling.node.notice"),
                    size,
                    Weight.MEDIUM,
                    p.quiet);
            y -= size * 1.2;
        }
        double bar = Math.max(5, 8 * k);
        brush.fill(b.x() + inset, y - bar, b.w() - 2 * inset, bar, 0, p.raised);
        double share = Math.clamp(left / NOTICE, 0, 1);
        brush.fill(b.x() + inset, y - bar, (b.w() - 2 * inset) * share, bar, 0, hue);
        // where it is low the seconds take the name's place
        y = low(b) ? b.y() + nameDown() : y - bar - 6 * k - 2;
        double figure = low(b) ? sheet.type(19) : noticeFigure();
        brush.text(b.midX(), y, Anchor.MIDDLE, b.w() - 4, new Run(Figures.clock(left), figure, Weight.EXTRABOLD, hue));
    }

    /// How it stands, in a line; returns the baseline of a line above it.
    private double condition(Node node, NodeOutlook outlook, Box b, double y) {
        boolean unneeded = outlook.removeAt() >= 0;
        double left = (outlook.removeAt() - sheet.frame().at()) / 1e6;
        if (low(b)) {
            if (unneeded) {
                brush.line(b.x() + inset, b.bottom() - 4, b.right() - inset, b.bottom() - 4, p.quiet, 2);
            }
            return y;
        }
        double size = sheet.type(16);
        String words = switch (node.phase()) {
            case NOT_READY, LEAVING -> texts.get("node." + node.phase());
            default ->
                unneeded
                        ? texts.get("scaling.node.unneeded", Figures.clock(left))
                        : texts.get(outlook.rebalance() >= 0 ? "scaling.node.rebalance" : "node.READY");
        };
        Color color = node.phase() == NodePhase.NOT_READY
                ? p.word(Hue.FAILED)
                : outlook.rebalance() >= 0 ? p.word(Hue.SPOT) : p.quiet;
        double room = b.w() - 2 * inset + 4;
        if (!sheet.whole(b.x() + inset, y, Anchor.START, room, words, size, Weight.MEDIUM, color) && unneeded) {
            sheet.whole(b.x() + inset, y, Anchor.START, room, Figures.clock(left), size, Weight.BOLD, color);
        }
        return y - size * 1.25;
    }

    /// Its GPUs as bars; returns where they begin.
    private double gpus(Node node, Box b, double foot) {
        if (band.kind() != Kind.GPU) {
            return foot;
        }
        int gpus = node.room().gpus();
        double high = Math.max(12, 24 * k);
        double step = Math.max(6, 9 * k);
        int bars = Math.min(gpus, (int) ((b.w() - 2 * inset) * 0.4 / step));
        for (int i = 0; i < bars; i++) {
            double x = b.x() + inset + 2 + i * step;
            brush.line(x, foot - high + 2, x, foot, p.word(Hue.GPU), Math.max(3, 4 * k));
        }
        double x = b.x() + inset + bars * step + 6;
        String words = gpus > 0 ? texts.get("scaling.node.gpus", gpus) : texts.get("scaling.node.noGpu");
        sheet.whole(
                x, foot - high / 2 + 6, Anchor.START, b.right() - 4 - x, words, sheet.type(16), Weight.MEDIUM, p.quiet);
        return foot - high - 8 * k;
    }

    private void cells(List<Pod> pods, Box area) {
        var cells = new Cells(area.x(), area.y(), area.w(), area.h(), written ? k : 0);
        int beyond = 0;
        long at = sheet.frame().at();
        for (Pod pod : pods) {
            if (pod.seat() >= cells.count()) {
                beyond++;
                continue;
            }
            Box cell = cells.at(pod.seat());
            PodCell.paint(brush, pod, cell, at);
            sheet.zones().add(new Subject.OfPod(pod.id()), cell.x(), cell.y(), cell.w(), cell.h());
        }
        if (beyond > 0 && written) {
            double size = sheet.type(14);
            sheet.whole(
                    area.right(),
                    area.bottom() + size,
                    Anchor.END,
                    area.w() / 2,
                    "+" + beyond,
                    size,
                    Weight.BOLD,
                    p.text);
        }
    }
}
