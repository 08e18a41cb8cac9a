package cockpit.views.scaling;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Paragraph;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.views.topology.Box;
import cockpit.views.topology.FillingSlot;
import cockpit.world.Node;
import cockpit.world.PodPhase;
import cockpit.world.ScaleUp;
import cockpit.world.Scaling;

/// Paints nodes that are on their way: the place fills, with a watch, the usual time, and seats for the pods it is for.
final class ComingPainter {
    private final Sheet sheet;
    private final Scaling scaling;
    private final NodeShape shape;
    private final double birth;
    private final Brush brush;
    private final Palette p;
    private final Texts texts;
    private final double k;

    /// @param birth usual seconds from a node's order until it is Ready, NaN when not known
    ComingPainter(Sheet sheet, Scaling scaling, NodeShape shape, double birth) {
        this.sheet = sheet;
        this.scaling = scaling;
        this.shape = shape;
        this.birth = birth;
        this.brush = sheet.brush();
        this.p = sheet.p();
        this.texts = sheet.texts();
        this.k = sheet.k();
    }

    void paint(Node node, Box b) {
        double seconds = sheet.since(node.seen());
        double share = Double.isNaN(birth) ? 1 - Math.exp(-seconds / 90) : Math.clamp(seconds / birth, 0.03, 0.97);
        double[][] rims = {{10, 0.05}, {6, 0.09}, {3, 0.14}};
        for (double[] rim : rims) {
            double d = rim[0] * (shape.written ? Math.max(0.5, k) : 0.3);
            brush.context().setGlobalAlpha(rim[1] * (p.light() ? 2 : 1));
            brush.stroke(
                    b.x() - d / 2, b.y() - d / 2, b.w() + d, b.h() + d, shape.radius + d / 2, p.fill(Hue.FRESH), d);
        }
        brush.context().setGlobalAlpha(1);
        double surface = FillingSlot.paint(brush, b, shape.radius, share);
        if (!shape.written) {
            return;
        }
        words(node, b, surface, seconds);
    }

    private void words(Node node, Box b, double surface, double seconds) {
        double y = shape.name(node, b, surface);
        double size = sheet.type(17);
        double figure = Math.max(18, Math.round(32 * k));
        double foot = b.bottom() - Math.max(6, 12 * k);
        double free = foot - y - figure;
        if (free > size * 1.3) {
            y += size * 1.25;
            free -= size * 1.25;
            String phase = texts.get("node." + node.phase());
            double fits = Paragraph.largest(phase, size, Sheet.LEAST, Weight.BOLD, b.w() - shape.inset - 4);
            FillingSlot.words(
                    brush, b, surface, b.x() + shape.inset, y, new Run(phase, fits, Weight.BOLD, p.word(Hue.FRESH)));
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
        var cells = new Cells(b.x() + shape.inset, top, b.w() - 2 * shape.inset, bottom - top, k);
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
}
