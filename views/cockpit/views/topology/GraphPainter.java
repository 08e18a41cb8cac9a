package cockpit.views.topology;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Weight;
import cockpit.world.Edge;
import cockpit.world.Node;
import cockpit.world.NodePhase;
import cockpit.world.Pod;
import cockpit.world.Side;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// The service graph laid over the racks: an arc from caller to called, as wide as its rate. The units stay where they
/// are. Where the graph is not drawn beside it, the busiest arcs carry their figures, as far as they cover no other.
final class GraphPainter {
    private static final int BUSIEST = 6;
    private static final int FIGURES = 4;

    private final Brush brush;
    private final Palette p;
    private final Geometry g;
    private final World world;
    private final Map<String, Box> units = new HashMap<>();
    private final List<Box> figures = new ArrayList<>();
    private final List<Runnable> onTop = new ArrayList<>();

    /// @param pipe between the clusters: no figure covers it, nor the words under it
    GraphPainter(Brush brush, Geometry g, Box pipe, World world) {
        this.brush = brush;
        this.p = brush.palette;
        this.g = g;
        this.world = world;
        figures.add(new Box(pipe.x() - 16, pipe.y() - 6, pipe.w() + 32, g.clusterHeight() - pipe.y()));
        for (Pod pod : world.platform()
                .pods()
                .sorted(Comparator.comparing(pod -> pod.id().name()))) {
            if (pod.placed() && pod.seat() < g.seats()) {
                world.platform()
                        .nodes()
                        .find(pod.nodeId())
                        .ifPresent(node -> units.putIfAbsent(key(pod.id().context(), pod.workload()), box(pod, node)));
            }
        }
    }

    /// The names of nodes and pods: a figure does not cover them either.
    private void keepNamesFree() {
        for (Pod pod : world.platform()
                .pods()
                .sorted(Comparator.comparing(pod -> pod.id().name()))) {
            if (pod.placed() && pod.seat() < g.seats()) {
                world.platform().nodes().find(pod.nodeId()).ifPresent(node -> figures.add(box(pod, node)));
            }
        }
        world.platform().nodes().forEach(node -> {
            if (node.phase() != NodePhase.GONE) {
                Box box = g.node(Geometry.side(world, node), node.place());
                figures.add(new Box(box.x(), box.y(), box.w(), g.m().nodeHead()));
            }
        });
    }

    private Box box(Pod pod, Node node) {
        Side side = Geometry.side(world, node);
        return g.seat(side, g.node(side, node.place()), pod.seat());
    }

    private static String key(String context, String workload) {
        return context + "/" + workload;
    }

    void paint() {
        keepNamesFree();
        List<Edge> edges = world.mesh().edges().sorted(Comparator.comparingDouble(Edge::perSecond));
        double most = AislePainter.busiest(edges);
        for (int i = 0; i < edges.size(); i++) {
            boolean busy = i >= edges.size() - BUSIEST;
            boolean told = g.m().small() && i >= edges.size() - FIGURES;
            Edge edge = edges.get(i);
            Box from = units.get(key(edge.id().fromContext(), edge.id().from()));
            Box to = units.get(key(edge.id().toContext(), edge.id().to()));
            if (from != null && to != null && edge.perSecond() > 0) {
                arc(edge, from, to, edge.perSecond() / most, busy, told);
            }
        }
        onTop.forEach(Runnable::run);
    }

    private void arc(Edge edge, Box from, Box to, double share, boolean busy, boolean told) {
        boolean sameColumn = Math.abs(from.midX() - to.midX()) < 8;
        boolean onward = from.midX() < to.midX();
        double x1 = sameColumn || onward ? from.right() - 2 : from.x() + 2;
        double x2 = sameColumn ? to.right() + 4 : onward ? to.x() - 4 : to.right() + 4;
        double y1 = from.midY();
        double y2 = to.midY();
        double bow = sameColumn ? 34 + Math.abs(y2 - y1) * 0.16 : 0;
        double c1 = sameColumn ? x1 + bow : x1 + (x2 - x1) * 0.45;
        double c2 = sameColumn ? x2 + bow : x1 + (x2 - x1) * 0.55;
        boolean bad = edge.errorsPerSecond() > 0.01 * edge.perSecond() && edge.errorsPerSecond() > 0.05;
        Color color = bad ? p.word(Hue.FAILED) : busy ? p.text : p.quiet;
        GraphicsContext gc = brush.context();
        gc.setGlobalAlpha(busy ? 0.95 : 0.55);
        gc.setStroke(p.ground);
        gc.setLineWidth(3.5 + share * 7);
        curve(gc, x1, y1, c1, c2, x2, y2);
        gc.setStroke(color);
        gc.setLineWidth(1.2 + share * 6);
        curve(gc, x1, y1, c1, c2, x2, y2);
        gc.setGlobalAlpha(1);
        brush.disc(x1, y1, 3, color);
        double s = 5 + share * 3;
        double dir = sameColumn ? -1 : Math.signum(x2 - x1);
        brush.polygon(color, x2 - dir * s, y2 - s, x2 + dir * s * 0.5, y2, x2 - dir * s, y2 + s);
        if (told) {
            figure(edge, (x1 + 3 * c1 + 3 * c2 + x2) / 8, (y1 + y2) / 2);
        }
    }

    /// The nearest height at which a figure covers no other; NaN when there is none.
    private double freeFrom(double x, double y, double w, double h) {
        for (int step = 0; step < 8; step++) {
            for (int sign : new int[] {1, -1}) {
                double at = y + sign * step * h / 2;
                Box box = new Box(x - w / 2, at - h / 2, w, h);
                if (figures.stream().noneMatch(other -> overlap(box, other))) {
                    return at;
                }
            }
        }
        return Double.NaN;
    }

    private static boolean overlap(Box a, Box b) {
        return a.x() < b.right() && b.x() < a.right() && a.y() < b.bottom() && b.y() < a.bottom();
    }

    private static void curve(GraphicsContext gc, double x1, double y1, double c1, double c2, double x2, double y2) {
        gc.beginPath();
        gc.moveTo(x1, y1);
        gc.bezierCurveTo(c1, y1, c2, y2, x2, y2);
        gc.stroke();
    }

    private void figure(Edge edge, double x, double y) {
        String text = Figures.whole(edge.perSecond()) + "/s";
        double size = g.m().small() ? 14 : 16;
        double w = Brush.width(new Brush.Run(text, size, Weight.BOLD, p.text)) + 10;
        double free = freeFrom(x, y, w, size * 1.4);
        if (Double.isNaN(free)) {
            return;
        }
        figures.add(new Box(x - w / 2, free - size * 0.7, w, size * 1.4));
        onTop.add(() -> {
            brush.fill(x - w / 2, free - size * 0.7, w, size * 1.4, 4, p.ground);
            brush.text(x, free + size * 0.36, Anchor.MIDDLE, text, size, Weight.BOLD, p.text);
        });
    }
}
