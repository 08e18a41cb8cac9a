package cockpit.views.topology;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Cluster;
import cockpit.world.Node;
import cockpit.world.NodePhase;
import cockpit.world.Pod;
import cockpit.world.Side;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;

/// Paints the clusters: headings, racks, CPU columns, units and reserved places. Reads a world, draws it, keeps
/// nothing.
final class RackPainter {
    private final Brush brush;
    private final Palette p;
    private final Geometry g;
    private final World world;
    private final Texts texts;
    private final double threshold;
    private final NodePainter nodes;
    private final PodPainter pods;
    private final List<Pending> pending;

    RackPainter(Brush brush, Geometry g, World world, long at, Texts texts, Story story) {
        this.brush = brush;
        this.p = brush.palette;
        this.g = g;
        this.world = world;
        this.texts = texts;
        this.threshold = story.threshold();
        this.nodes = new NodePainter(brush, g, world, at, texts, story);
        this.pods = new PodPainter(brush, g, world, at, story);
        this.pending = Pending.of(g, world);
    }

    void paint() {
        for (Side side : Side.values()) {
            Box c = g.cluster(side);
            double radius = side == Side.CLOUD ? 22 * g.m().scale() : 0;
            brush.fill(c.x(), c.y(), c.w(), c.h(), radius, p.panel);
            if (p.light()) {
                brush.stroke(c.x() + 1, c.y() + 1, c.w() - 2, c.h() - 2, radius, p.frame, 2);
            }
            for (int place = 0; place < g.places(side); place++) {
                reserved(side, place);
            }
        }
        world.platform().clusters().sorted(Comparator.comparing(Cluster::id)).forEach(this::heading);
        List<Node> racks = world.platform().nodes().sorted(Comparator.comparingInt(Node::place));
        racks.forEach(nodes::glow);
        racks.forEach(nodes::paint);
        placed();
        pending.forEach(this::waiting);
    }

    private void heading(Cluster c) {
        Box box = g.cluster(c.side());
        double f = g.m().scale();
        boolean home = c.side() == Side.ON_PREM;
        Hue hue = home ? Hue.ON_PREM : Hue.CLOUD;
        double pad = g.m().pad();
        brush.icon(
                home ? Icon.FLAME : Icon.CLOUD,
                box.x() + pad + 15 * f,
                30 * f,
                30 * f,
                p.light() ? p.ink : p.fill(hue));
        double nameWidth = brush.text(
                box.x() + pad + 40 * f,
                40 * f,
                texts.get(home ? "stage.onprem" : "stage.eks"),
                30 * f,
                Weight.EXTRABOLD,
                p.word(hue));
        double small = g.m().small() ? 14 : 18;
        double cpu = c.cpuPercent();
        String figure = Double.isNaN(cpu) ? "–" : String.valueOf(Math.round(cpu));
        Color figureColor = home && cpu > threshold ? p.word(Hue.ON_PREM) : p.text;
        brush.text(
                box.right() - pad,
                52 * f,
                Anchor.END,
                box.w() - nameWidth - 60,
                new Run(figure, 56 * f, Weight.EXTRABOLD, figureColor),
                new Run(" %", 30 * f, Weight.SEMIBOLD, figureColor));
        String under = texts.get(home ? "stage.cpu.hosts" : "stage.cpu.nodes", c.nodeCount());
        double underWidth = brush.text(
                box.right() - pad,
                74 * f + (g.m().small() ? 3 : 0),
                Anchor.END,
                under,
                g.m().small() ? 14 : 17,
                Weight.MEDIUM,
                p.quiet);
        double room = box.w() - 2 * pad - underWidth - 12;
        Run waits = new Run(waiting(c.side()), small, Weight.BOLD, p.word(Hue.PENDING));
        Run sub = new Run(c.name() + " · " + texts.get("stage.pods", c.pods().total()), small, Weight.MEDIUM, p.quiet);
        if (Brush.width(sub, waits) > room) {
            sub = new Run(texts.get("stage.pods", c.pods().total()), small, Weight.MEDIUM, p.quiet);
        }
        brush.text(box.x() + pad + 2, 68 * f + (g.m().small() ? 7 : 4), Anchor.START, room, sub, waits);
    }

    private String waiting(Side side) {
        for (Pending queue : pending) {
            if (queue.side() == side) {
                return " · " + texts.get("stage.waiting", queue.pods().size());
            }
        }
        return "";
    }

    /// Pods without a node: seats to be filled, with the scheduler's reason.
    private void waiting(Pending queue) {
        for (int i = 0; i < queue.shown(g); i++) {
            Pod pod = queue.pods().get(i);
            queue.seat(g, i)
                    .ifPresent(seat -> queue.coming()
                            .ifPresentOrElse(
                                    node -> pods.awaited(seat, nodes.seatOnTheWay(node, seat)),
                                    () -> pods.paint(pod, seat)));
        }
        if (queue.coming().isEmpty() && g.titled(queue.side())) {
            queue.place().ifPresent(place -> reason(queue, place));
        }
    }

    private void reason(Pending queue, Box place) {
        double size = g.named() ? g.m().label() : 14;
        double room = place.w() - 2 * g.inset();
        double y = place.y() + g.nodeHead(queue.side()) / 2 + size * 0.36 + 2;
        Run count = new Run(texts.get("stage.waiting", queue.pods().size()), size, Weight.BOLD, p.word(Hue.PENDING));
        Run why = new Run(queue.why(), Math.max(14, size * 0.8), Weight.MEDIUM, p.quiet);
        brush.text(place.x() + g.inset(), y, Anchor.START, room, count);
        if (g.named() && Brush.width(count, why) + 8 <= room) {
            brush.text(place.right() - g.inset(), y, Anchor.END, room, why);
        }
    }

    private void reserved(Side side, int place) {
        if (occupied(side, place)) {
            return; // the rack covers it
        }
        Box b = g.node(side, place);
        brush.context().setGlobalAlpha(0.85);
        brush.dashed(b.x(), b.y(), b.w(), b.h(), nodes.radius(side), p.frame, 1.5, 3, 6);
        brush.context().setGlobalAlpha(1);
        if (!g.named() || awaited(b)) {
            return;
        }
        double f = g.m().scale();
        double size = g.m().small() ? 14 : 20;
        brush.text(b.midX(), b.midY() - 2, Anchor.MIDDLE, texts.get("stage.reserved"), size, Weight.MEDIUM, p.quiet);
        brush.text(
                b.midX(),
                b.midY() + 25 * Math.max(f, 0.72),
                Anchor.MIDDLE,
                texts.get("stage.place", place + 1, g.places(side)),
                g.m().small() ? 14 : 18,
                Weight.MEDIUM,
                p.quiet);
    }

    private boolean awaited(Box place) {
        return pending.stream().anyMatch(queue -> queue.place().equals(Optional.of(place)));
    }

    private boolean occupied(Side side, int place) {
        boolean[] found = {false};
        world.platform()
                .nodes()
                .forEach(n -> found[0] |=
                        n.place() == place && n.phase() != NodePhase.GONE && Geometry.side(world, n) == side);
        return found[0];
    }

    private void placed() {
        var overflow = new ArrayList<Pod>();
        world.platform().pods().forEach(pod -> {
            if (!pod.placed()) {
                return;
            }
            world.platform().nodes().find(pod.nodeId()).ifPresent(node -> {
                Side side = Geometry.side(world, node);
                if (pod.seat() >= g.seats()) {
                    overflow.add(pod);
                } else {
                    pods.paint(pod, g.seat(side, g.node(side, node.place()), pod.seat()));
                }
            });
        });
        overflow(overflow);
    }

    /// Pods beyond the places of their node: counted in its last place, said rather than dropped.
    private void overflow(List<Pod> beyond) {
        beyond.stream()
                .collect(Collectors.groupingBy(Pod::nodeId, LinkedHashMap::new, Collectors.counting()))
                .forEach((id, count) -> world.platform().nodes().find(id).ifPresent(node -> {
                    Side side = Geometry.side(world, node);
                    Box b = g.node(side, node.place());
                    brush.text(b.right() - g.inset(), b.bottom() - 4, Anchor.END, "+" + count, 14, Weight.BOLD, p.text);
                }));
    }

    static Color alpha(Color c, double opacity) {
        return Color.color(c.getRed(), c.getGreen(), c.getBlue(), Math.clamp(opacity, 0, 1));
    }
}
