package cockpit.views.scaling;

import cockpit.views.desk.Subject;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.views.topology.Box;
import cockpit.world.GpuUse;
import cockpit.world.Node;
import cockpit.world.NodeOutlook;
import cockpit.world.NodePhase;
import cockpit.world.Pod;
import cockpit.world.PodPhase;
import cockpit.world.Scaling;
import java.util.List;
import javafx.scene.paint.Color;

/// Paints the nodes of one band in their places: with their pods, on their way, about to be taken; or an empty place.
final class NodePainter {
    private static final double NOTICE = 120;

    private final Sheet sheet;
    private final Scaling scaling;
    private final Band band;
    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final double k;
    private final NodeShape shape;
    private final ComingPainter coming;
    private final SpeckPainter speck;

    NodePainter(Sheet sheet, Scaling scaling, Band band, double birth) {
        this.sheet = sheet;
        this.scaling = scaling;
        this.band = band;
        this.brush = sheet.brush();
        this.p = sheet.p();
        this.texts = sheet.texts();
        this.k = sheet.k();
        this.shape = new NodeShape(sheet, band);
        this.speck = new SpeckPainter(sheet, band);
        this.coming = new ComingPainter(sheet, scaling, shape, birth);
    }

    /// A place nobody is in.
    void empty(int place) {
        Box b = band.place(place);
        sheet.zones().add(new Subject.OfGroupPlace(band.group().id(), place), b.x(), b.y(), b.w(), b.h());
        if (shape.speck) {
            speck.empty(b);
            return;
        }
        brush.dashed(b.x() + 1, b.y() + 1, b.w() - 2, b.h() - 2, shape.radius, p.frame, shape.written ? 1.8 : 1, 3, 6);
        if (shape.written) {
            String words = texts.get("scaling.place", place + 1);
            if (!placed(b, words)) {
                placed(b, String.valueOf(place + 1));
            }
        }
    }

    private boolean placed(Box b, String words) {
        double size = sheet.type(17);
        return sheet.whole(b.midX(), b.midY() + 6, Anchor.MIDDLE, b.w() - 14, words, size, Weight.MEDIUM, p.quiet);
    }

    void paint(Node node, Box b, List<Pod> pods) {
        sheet.zones().add(new Subject.OfNode(node.id()), b.x(), b.y(), b.w(), b.h());
        if (shape.speck) {
            speck.paint(node, b, pods);
            return;
        }
        switch (node.phase()) {
            case ORDERED, BOOTING, JOINING -> coming.paint(node, b);
            case READY, NOT_READY, LEAVING, GONE -> standing(node, b, pods);
        }
    }

    private void standing(Node node, Box b, List<Pod> pods) {
        NodeOutlook outlook = scaling.outlook(node.id());
        boolean taken = outlook.until() >= 0;
        brush.fill(b.x(), b.y(), b.w(), b.h(), shape.radius, p.ground);
        boolean bad = node.phase() == NodePhase.NOT_READY;
        Color frame = bad ? p.word(Hue.FAILED) : band.kind().frame(p);
        brush.stroke(b.x(), b.y(), b.w(), b.h(), shape.radius, frame, taken || bad ? 3.5 : 2);
        if (shape.spot) {
            notch(b, frame);
        }
        double foot = b.bottom() - Math.max(6, 11 * k);
        double top = b.y() + shape.inset;
        double bottom = b.bottom() - shape.inset;
        if (shape.written) {
            double y = taken && shape.low ? b.y() + shape.nameDown() : shape.name(node, b, b.bottom());
            top = y + (shape.asksAbove ? asked(node, pods, b, y + sheet.type(16) * 1.3) + 9 * k : 8 * k);
            bottom = foot - shape.reserved();
            if (taken) {
                notice(outlook, b, foot);
            } else {
                double line = condition(node, outlook, b, gpus(node, b, foot));
                if (shape.spot && line - sheet.type(16) > bottom) {
                    asked(node, pods, b, line);
                }
            }
        } else if (taken) {
            double left = Math.clamp((outlook.until() - sheet.frame().at()) / (NOTICE * 1e6), 0, 1);
            brush.fill(b.x() + 2, b.bottom() - 5, (b.w() - 4) * left, 3, 0, p.word(Hue.SPOT));
        }
        cells(pods, new Box(b.x() + shape.inset, top, b.w() - 2 * shape.inset, bottom - top));
    }

    private void notch(Box b, Color frame) {
        double c = shape.written ? Math.round(22 * Math.max(0.6, k)) : 6;
        brush.polygon(p.panel, b.right() - c, b.y() - 3, b.right() + 3, b.y() - 3, b.right() + 3, b.y() + c);
        brush.line(b.right() - c, b.y(), b.right(), b.y() + c, frame, 2.5);
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
        double room = b.w() - 2 * shape.inset + 4;
        sheet.whole(b.x() + shape.inset, y, Anchor.START, room, words, size, Weight.MEDIUM, p.quiet);
        return size * 1.3;
    }

    /// Seconds until it is taken.
    private void notice(NodeOutlook outlook, Box b, double foot) {
        double left = Math.max(0, (outlook.until() - sheet.frame().at()) / 1e6);
        Color hue = p.word(Hue.SPOT);
        double size = sheet.type(16);
        double y = foot;
        if (!shape.low) {
            sheet.whole(
                    b.midX(),
                    y,
                    Anchor.MIDDLE,
                    b.w() - 6,
                    texts.get(outlook.played().isPresent() ? "scaling.node.played" : "scaling.node.notice"),
                    size,
                    Weight.MEDIUM,
                    p.quiet);
            y -= size * 1.2;
        }
        double bar = Math.max(5, 8 * k);
        brush.fill(b.x() + shape.inset, y - bar, b.w() - 2 * shape.inset, bar, 0, p.raised);
        double share = Math.clamp(left / NOTICE, 0, 1);
        brush.fill(b.x() + shape.inset, y - bar, (b.w() - 2 * shape.inset) * share, bar, 0, hue);
        // where it is low the seconds take the name's place
        y = shape.low ? b.y() + shape.nameDown() : y - bar - 6 * k - 2;
        double figure = shape.low ? sheet.type(19) : shape.noticeFigure();
        boolean unsaid = shape.low && outlook.played().isPresent();
        String words = unsaid ? texts.get("scaling.node.played.low", Figures.clock(left)) : Figures.clock(left);
        brush.text(b.midX(), y, Anchor.MIDDLE, b.w() - 4, new Run(words, figure, Weight.EXTRABOLD, hue));
    }

    /// How it stands, in a line; returns the baseline of a line above it.
    private double condition(Node node, NodeOutlook outlook, Box b, double y) {
        boolean unneeded = outlook.removeAt() >= 0;
        double left = (outlook.removeAt() - sheet.frame().at()) / 1e6;
        if (shape.low) {
            if (unneeded) {
                brush.line(b.x() + shape.inset, b.bottom() - 4, b.right() - shape.inset, b.bottom() - 4, p.quiet, 2);
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
        double room = b.w() - 2 * shape.inset + 4;
        if (!sheet.whole(b.x() + shape.inset, y, Anchor.START, room, words, size, Weight.MEDIUM, color) && unneeded) {
            sheet.whole(b.x() + shape.inset, y, Anchor.START, room, Figures.clock(left), size, Weight.BOLD, color);
        }
        return y - size * 1.25;
    }

    /// Its GPUs as bars; returns where they begin.
    private double gpus(Node node, Box b, double foot) {
        if (band.kind() != Kind.GPU) {
            return foot;
        }
        int gpus = node.room().gpus();
        double size = sheet.type(16);
        double high = Math.max(12, 24 * k);
        double step = Math.max(6, 9 * k);
        int bars = Math.min(gpus, (int) ((b.w() - 2 * shape.inset) * 0.4 / step));
        for (int i = 0; i < bars; i++) {
            double x = b.x() + shape.inset + 2 + i * step;
            boolean held = i < node.gpus().map(GpuUse::held).orElse(gpus);
            double thick = Math.max(3, 4 * k);
            if (held) {
                brush.line(x, foot - high + 2, x, foot, p.word(Hue.GPU), thick);
            } else {
                brush.stroke(x - thick / 2, foot - high + 2, thick, high - 2, 0, p.word(Hue.GPU), 1);
            }
        }
        double x = b.x() + shape.inset + bars * step + 6;
        double room = b.right() - 4 - x;
        double y = foot - high / 2 + 6;
        if (gpus == 0) {
            sheet.whole(x, y, Anchor.START, room, texts.get("scaling.node.noGpu"), size, Weight.MEDIUM, p.quiet);
        } else if (node.gpus().isEmpty()
                || !sheet.whole(
                        x,
                        y,
                        Anchor.START,
                        room,
                        texts.get("scaling.node.gpusHeld", node.gpus().get().held(), gpus),
                        size,
                        Weight.MEDIUM,
                        p.quiet)) {
            sheet.whole(x, y, Anchor.START, room, texts.get("scaling.node.gpus", gpus), size, Weight.MEDIUM, p.quiet);
        }
        return foot - high - 8 * k;
    }

    private void cells(List<Pod> pods, Box area) {
        var cells = new Cells(area.x(), area.y(), area.w(), area.h(), shape.written ? k : 0);
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
        if (beyond > 0 && shape.written) {
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
