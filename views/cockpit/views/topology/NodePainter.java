package cockpit.views.topology;

import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.ShortName;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Capacity;
import cockpit.world.Event;
import cockpit.world.Node;
import cockpit.world.NodePhase;
import cockpit.world.Side;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.paint.Color;

/// Paints nodes: a rack with its heat and CPU column, or one on its way.
final class NodePainter {
    private final Brush brush;
    private final Palette p;
    private final Geometry g;
    private final World world;
    private final long at;
    private final Texts texts;
    private final Story story;
    private final Map<Side, String> shared = new EnumMap<>(Side.class);

    NodePainter(Brush brush, Geometry g, World world, long at, Texts texts, Story story) {
        this.brush = brush;
        this.p = brush.palette;
        this.g = g;
        this.world = world;
        this.at = at;
        this.texts = texts;
        this.story = story;
        Map<Side, List<String>> names = new EnumMap<>(Side.class);
        world.platform()
                .nodes()
                .forEach(n -> names.computeIfAbsent(Geometry.side(world, n), side -> new ArrayList<>())
                        .add(n.id().name()));
        names.forEach((side, all) -> shared.put(side, ShortName.shared(all)));
    }

    /// How round the corners of a place are.
    double radius(Side side) {
        if (side == Side.ON_PREM) {
            return 0;
        }
        return g.named() ? 14 * Math.max(0.8, g.m().scale()) : 6;
    }

    private boolean hot(Node n, Side side) {
        return side == Side.ON_PREM && n.cpuPercent() > story.threshold();
    }

    void glow(Node n) {
        Side side = Geometry.side(world, n);
        if (n.phase() == NodePhase.GONE || !hot(n, side)) {
            return;
        }
        Box b = g.node(side, n.place());
        double heat = Math.min(1, 0.35 + (n.cpuPercent() - story.threshold()) / (100 - story.threshold()));
        double[][] rims = {{13, 0.07}, {9, 0.10}, {5, 0.16}};
        for (double[] rim : rims) {
            double d = rim[0] * Math.max(0.5, g.m().scale());
            Color c = RackPainter.alpha(p.fill(Hue.ON_PREM), rim[1] * (p.light() ? 2 : 1) * heat);
            brush.stroke(b.x() - d / 2, b.y() - d / 2, b.w() + d, b.h() + d, d / 2, c, d);
        }
    }

    void paint(Node n) {
        if (n.phase() == NodePhase.GONE) {
            return;
        }
        Side side = Geometry.side(world, n);
        Box b = g.node(side, n.place());
        if (onItsWay(n)) {
            booting(n, side, b);
            return;
        }
        body(n, side, b);
        if (g.titled(side)) {
            title(n, side, b);
        }
        column(n, side, b);
        if (g.named()) {
            for (int seat = 0; seat < g.seats(); seat++) {
                if (n.seats().taken(seat)) {
                    continue;
                }
                Box s = g.seat(side, b, seat);
                brush.context().setGlobalAlpha(0.7);
                brush.dashed(s.x() + 0.75, s.y() + 0.75, s.w() - 1.5, s.h() - 1.5, 3, p.frame, 1.5, 2, 5);
                brush.context().setGlobalAlpha(1);
            }
        }
    }

    /// Whether it is ordered and not yet one of the cluster.
    static boolean onItsWay(Node n) {
        return n.phase() == NodePhase.ORDERED || n.phase() == NodePhase.BOOTING || n.phase() == NodePhase.JOINING;
    }

    /// The colour of a seat on a node that fills.
    Color seatOnTheWay(Node n, Box seat) {
        Box node = g.node(Geometry.side(world, n), n.place());
        return on(seat.midY(), node.bottom() - node.h() * story.bootShare(n, at), p.word(Hue.PENDING));
    }

    private void body(Node n, Side side, Box b) {
        double r = radius(side);
        boolean hot = hot(n, side);
        Color hue = p.fill(nodeHue(n, side));
        brush.fill(b.x(), b.y(), b.w(), b.h(), r, p.ground);
        if (side == Side.ON_PREM) {
            double cpu = Double.isNaN(n.cpuPercent()) ? 0 : n.cpuPercent();
            double depth = Math.clamp((cpu - 45) / 55 * (p.light() ? 0.34 : 0.78), 0.06, 1);
            brush.fill(b.x(), b.y(), b.w(), b.h(), r, RackPainter.alpha(p.ember, depth));
        } else {
            brush.fill(b.x(), b.y(), b.w(), b.h(), r, RackPainter.alpha(hue, p.light() ? 0.08 : 0.05));
        }
        double width = hot ? 4 : 2;
        if (p.light()) {
            brush.stroke(b.x(), b.y(), b.w(), b.h(), r, p.ink, width + 3);
        }
        brush.stroke(b.x(), b.y(), b.w(), b.h(), r, hue, width);
        if (n.capacity() == Capacity.SPOT) {
            double d = 18 * Math.max(0.7, g.m().scale());
            brush.polygon(p.panel, b.right() - d, b.y() - 3, b.right() + 3, b.y() - 3, b.right() + 3, b.y() + d);
            brush.line(b.right() - d, b.y(), b.right(), b.y() + d, hue, 2);
        }
    }

    private static Hue nodeHue(Node n, Side side) {
        if (n.phase() == NodePhase.NOT_READY) {
            return Hue.FAILED;
        }
        if (n.room().gpus() > 0) {
            return Hue.GPU;
        }
        if (n.capacity() == Capacity.SPOT) {
            return Hue.SPOT;
        }
        return side == Side.ON_PREM ? Hue.ON_PREM : Hue.CLOUD;
    }

    private void title(Node n, Side side, Box b) {
        double head = g.nodeHead(side);
        double size = g.named() ? g.m().label() : 14;
        double figureSize = g.named() ? g.m().figure() : 16;
        double x = b.x() + g.inset();
        double cpu = n.cpuPercent();
        Color color = hot(n, side) && !p.light() ? p.fill(Hue.ON_PREM) : p.text;
        double figureWidth = brush.text(
                b.right() - g.inset(),
                b.y() + head / 2 + figureSize * 0.36 + 1,
                Anchor.END,
                Double.NaN,
                new Run(Double.isNaN(cpu) ? "–" : String.valueOf(Math.round(cpu)), figureSize, Weight.BOLD, color),
                new Run(" %", Math.max(14, figureSize * 0.62), Weight.MEDIUM, color));
        double room = b.w() - 2 * g.inset() - figureWidth - 6;
        String name = name(n, side, size, room);
        brush.text(
                x,
                b.y() + head / 2 + size * 0.36 + 2,
                Anchor.START,
                room,
                new Run(name, size, Weight.SEMIBOLD, p.text));
    }

    private void column(Node n, Side side, Box b) {
        Box c = g.column(side, b);
        Color hue = p.fill(nodeHue(n, side));
        brush.fill(c.x(), c.y(), c.w(), c.h(), 0, p.raised);
        if (Double.isNaN(n.cpuPercent())) {
            return;
        }
        double filled = c.h() * n.cpuPercent() / 100;
        brush.mark(c.x(), c.bottom() - filled, c.w(), filled, 0, hue);
        if (side == Side.ON_PREM && !Double.isNaN(story.threshold())) {
            double tick = c.y() + c.h() * (1 - story.threshold() / 100);
            if (hot(n, side)) {
                Color stripes = RackPainter.alpha(p.light() ? p.ink : p.ground, 0.8);
                brush.hatch(c.x(), c.bottom() - filled, c.w(), tick - (c.bottom() - filled), stripes, 3, 7);
            }
            brush.line(c.x() - 5, tick, c.right() + 5, tick, p.text, 2);
        }
    }

    private String name(Node n, Side side, double size, double room) {
        return ShortName.node(n.id().name(), shared.getOrDefault(side, ""), Fonts.of(Weight.SEMIBOLD, size), room);
    }

    /// A node on its way: its place fills from below, by the share of its usual birth that has passed.
    private void booting(Node n, Side side, Box b) {
        double share = story.bootShare(n, at);
        double r = radius(side);
        double surface = FillingSlot.paint(brush, b, r, share);
        if (g.titled(side)) {
            bootingWords(n, side, b, surface);
        }
    }

    /// The name and how long it has taken; where there is room, what it is at.
    private void bootingWords(Node n, Side side, Box b, double surface) {
        long seconds = (at - n.seen()) / Event.SECOND;
        String clock = "%d:%02d".formatted(seconds / 60, seconds % 60);
        double size = g.named() ? g.m().label() : 14;
        double first = b.y() + g.nodeHead(side) / 2 + size * 0.36 + 2;
        double room = b.w() - 2 * g.inset();
        Color on = on(first - size, surface, p.text);
        if (!g.named()) {
            Run time = new Run(clock, 16, Weight.BOLD, on);
            brush.text(b.right() - g.inset(), first, Anchor.END, room, time);
            room -= Brush.width(time) + 6;
        }
        brush.text(b.x() + g.inset(), first, name(n, side, size, room), size, Weight.SEMIBOLD, on);
        if (g.named()) {
            double second = first + size * 1.3;
            String phase = texts.get("node." + n.phase());
            Color word = on(second - size, surface, p.word(Hue.FRESH));
            brush.text(b.x() + g.inset(), second, phase, Math.max(14, size * 0.85), Weight.BOLD, word);
            double figure = g.m().figure();
            Color time = on(b.bottom() - size - figure * 0.5, surface, p.text);
            brush.text(b.midX(), b.bottom() - size, Anchor.MIDDLE, clock, figure, Weight.BOLD, time);
        }
    }

    /// The colour of what stands at a height of a place that fills: ink once it is covered.
    private Color on(double y, double surface, Color uncovered) {
        return y >= surface ? p.ink : uncovered;
    }
}
