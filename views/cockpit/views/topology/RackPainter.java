package cockpit.views.topology;

import cockpit.script.Focus;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Brush.Anchor;
import cockpit.views.theme.Brush.Run;
import cockpit.views.theme.Fonts;
import cockpit.views.theme.Icon;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.views.theme.Texts;
import cockpit.views.theme.Weight;
import cockpit.world.Capacity;
import cockpit.world.Cluster;
import cockpit.world.Event;
import cockpit.world.Node;
import cockpit.world.NodePhase;
import cockpit.world.Pod;
import cockpit.world.PodPhase;
import cockpit.world.Proxy;
import cockpit.world.Side;
import cockpit.world.WorkloadId;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.paint.Color;

/// Paints the clusters: headings, racks, CPU columns, units and reserved places. Reads a world, draws it, keeps
/// nothing.
final class RackPainter {
    /// How long a newcomer wears its ring, microseconds.
    static final long FRESH = 4 * Event.SECOND;

    private final Brush brush;
    private final Palette p;
    private final Geometry g;
    private final World world;
    private final long at;
    private final Texts texts;
    private final Story story;
    private final double threshold;

    RackPainter(Brush brush, Geometry g, World world, long at, Texts texts, Story story) {
        this.brush = brush;
        this.p = brush.palette;
        this.g = g;
        this.world = world;
        this.at = at;
        this.texts = texts;
        this.story = story;
        this.threshold = story.threshold();
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
        List<Node> nodes = world.platform().nodes().sorted(Comparator.comparingInt(Node::place));
        nodes.forEach(this::glow);
        nodes.forEach(this::node);
        pods();
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
        String sub = c.name() + " · " + texts.get("stage.pods", c.pods().total());
        double room = box.w() - 2 * pad - underWidth - 12;
        if (Fonts.width(sub, Fonts.of(Weight.MEDIUM, small)) > room) {
            sub = texts.get("stage.pods", c.pods().total());
        }
        brush.text(
                box.x() + pad + 2,
                68 * f + (g.m().small() ? 7 : 4),
                Anchor.START,
                room,
                new Run(sub, small, Weight.MEDIUM, p.quiet));
    }

    private void reserved(Side side, int place) {
        Box b = g.node(side, place);
        brush.context().setGlobalAlpha(0.85);
        brush.dashed(b.x(), b.y(), b.w(), b.h(), radius(side), p.frame, 1.5, 3, 6);
        brush.context().setGlobalAlpha(1);
        if (!g.named() || occupied(side, place)) {
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

    private boolean occupied(Side side, int place) {
        boolean[] found = {false};
        world.platform()
                .nodes()
                .forEach(n -> found[0] |=
                        n.place() == place && n.phase() != NodePhase.GONE && Geometry.side(world, n) == side);
        return found[0];
    }

    private double radius(Side side) {
        if (side == Side.ON_PREM) {
            return 0;
        }
        return g.named() ? 14 * Math.max(0.8, g.m().scale()) : 6;
    }

    private boolean hot(Node n, Side side) {
        return side == Side.ON_PREM && n.cpuPercent() > threshold;
    }

    private void glow(Node n) {
        Side side = Geometry.side(world, n);
        if (n.phase() == NodePhase.GONE || !hot(n, side)) {
            return;
        }
        Box b = g.node(side, n.place());
        double heat = Math.min(1, 0.35 + (n.cpuPercent() - threshold) / (100 - threshold));
        double[][] rims = {{13, 0.07}, {9, 0.10}, {5, 0.16}};
        for (double[] rim : rims) {
            double d = rim[0] * Math.max(0.5, g.m().scale());
            Color c = alpha(p.fill(Hue.ON_PREM), rim[1] * (p.light() ? 2 : 1) * heat);
            brush.fill(b.x() - d, b.y() - d, b.w() + 2 * d, b.h() + 2 * d, d, c);
        }
    }

    private void node(Node n) {
        if (n.phase() == NodePhase.GONE) {
            return;
        }
        Side side = Geometry.side(world, n);
        Box b = g.node(side, n.place());
        if (n.phase() == NodePhase.ORDERED || n.phase() == NodePhase.BOOTING || n.phase() == NodePhase.JOINING) {
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

    private void body(Node n, Side side, Box b) {
        double r = radius(side);
        boolean hot = hot(n, side);
        Color hue = p.fill(nodeHue(n, side));
        brush.fill(b.x(), b.y(), b.w(), b.h(), r, p.ground);
        if (side == Side.ON_PREM) {
            double cpu = Double.isNaN(n.cpuPercent()) ? 0 : n.cpuPercent();
            double depth = Math.clamp((cpu - 45) / 55 * (p.light() ? 0.34 : 0.78), 0.06, 1);
            brush.fill(b.x(), b.y(), b.w(), b.h(), r, alpha(p.ember, depth));
        } else {
            brush.fill(b.x(), b.y(), b.w(), b.h(), r, alpha(hue, p.light() ? 0.08 : 0.05));
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
        String name = Short.fit(Short.node(n.id().name()), Fonts.of(Weight.SEMIBOLD, size), room);
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
        if (side == Side.ON_PREM && !Double.isNaN(threshold)) {
            double tick = c.y() + c.h() * (1 - threshold / 100);
            if (hot(n, side)) {
                Color stripes = alpha(p.light() ? p.ink : p.ground, 0.8);
                brush.hatch(c.x(), c.bottom() - filled, c.w(), tick - (c.bottom() - filled), stripes, 3, 7);
            }
            brush.line(c.x() - 5, tick, c.right() + 5, tick, p.text, 2);
        }
    }

    /// A node on its way: its place fills from below, by the share of its usual birth that has passed.
    private void booting(Node n, Side side, Box b) {
        double share = story.bootShare(n, at);
        double r = radius(side);
        double filled = b.h() * share;
        brush.fill(b.x(), b.y(), b.w(), b.h(), r, p.panel);
        var gc = brush.context();
        gc.save();
        brush.clip(b.x(), b.bottom() - filled, b.w(), filled);
        brush.fill(b.x(), b.y(), b.w(), b.h(), r, alpha(p.fill(Hue.FRESH), p.light() ? 0.9 : 0.86));
        gc.restore();
        Color edge = p.light() ? p.ink : p.fill(Hue.FRESH);
        brush.line(b.x(), b.bottom() - filled, b.right(), b.bottom() - filled, edge, 3);
        brush.stroke(b.x(), b.y(), b.w(), b.h(), r, edge, 2.5);
        if (!g.titled(side)) {
            return;
        }
        double size = g.named() ? g.m().label() : 14;
        String name = Short.fit(Short.node(n.id().name()), Fonts.of(Weight.SEMIBOLD, size), b.w() - 2 * g.inset());
        brush.text(b.x() + g.inset(), b.y() + size * 1.3, name, size, Weight.SEMIBOLD, p.text);
        brush.text(
                b.x() + g.inset(),
                b.y() + size * 2.5,
                texts.get("node." + n.phase()),
                Math.max(14, size * 0.85),
                Weight.BOLD,
                p.word(Hue.FRESH));
        long seconds = (at - n.seen()) / Event.SECOND;
        brush.text(
                b.midX(),
                b.bottom() - size,
                Anchor.MIDDLE,
                "%d:%02d".formatted(seconds / 60, seconds % 60),
                g.named() ? g.m().figure() : 18,
                Weight.BOLD,
                share > 0.25 ? p.ink : p.text);
    }

    private void pods() {
        var overflow = new ArrayList<Pod>();
        world.platform().pods().forEach(pod -> {
            if (!pod.placed()) {
                return;
            }
            world.platform().nodes().find(pod.nodeId()).ifPresent(node -> {
                Side side = Geometry.side(world, node);
                if (pod.seat() >= g.seats()) {
                    overflow.add(pod);
                } else if (g.named()) {
                    unit(pod, g.seat(side, g.node(side, node.place()), pod.seat()));
                } else {
                    cell(pod, g.seat(side, g.node(side, node.place()), pod.seat()));
                }
            });
        });
        overflow(overflow);
    }

    /// Pods beyond the places of their node: counted in its last place, said rather than dropped.
    private void overflow(List<Pod> pods) {
        pods.stream()
                .collect(Collectors.groupingBy(Pod::nodeId, LinkedHashMap::new, Collectors.counting()))
                .forEach((id, count) -> world.platform().nodes().find(id).ifPresent(node -> {
                    Side side = Geometry.side(world, node);
                    Box b = g.node(side, node.place());
                    brush.text(b.right() - g.inset(), b.bottom() - 4, Anchor.END, "+" + count, 14, Weight.BOLD, p.text);
                }));
    }

    private void cell(Pod pod, Box s) {
        brush.context().setGlobalAlpha(story.highlights(pod.workload()) ? 1 : 0.64);
        double size = Math.min(s.w(), s.h());
        podMark(pod, s.x() + (s.w() - size) / 2, s.y() + (s.h() - size) / 2, size);
        brush.context().setGlobalAlpha(1);
    }

    private void unit(Pod pod, Box s) {
        boolean bright = story.highlights(pod.workload());
        boolean fresh = isFresh(pod);
        if (bright) {
            brush.fill(s.x(), s.y(), s.w(), s.h(), 3, p.raised);
        }
        if (fresh) {
            ring(pod, s);
        }
        double fs = g.m().label();
        double mark = Math.round(fs * 0.62);
        brush.context().setGlobalAlpha(bright ? 1 : 0.64);
        podMark(pod, s.x() + 6, s.midY() - mark / 2, mark);
        brush.context().setGlobalAlpha(1);
        boolean locked = sensitive(pod);
        boolean proxies = story.focus() == Focus.PROXIES;
        double right = locked || proxies ? fs * 1.1 : 4;
        double room = s.w() - mark - 12 - right;
        Weight weight = bright && !g.m().small() ? Weight.SEMIBOLD : Weight.MEDIUM;
        String name = Short.fit(Short.workload(pod.workload()), Fonts.of(weight, fs), room);
        brush.text(
                s.x() + mark + 12,
                s.midY() + fs * 0.35,
                Anchor.START,
                room,
                new Run(name, fs, weight, bright ? p.text : p.quiet));
        if (proxies) {
            sync(pod, s, fs);
        } else if (locked) {
            boolean lit = story.focus() == Focus.SENSITIVE;
            brush.icon(
                    Icon.LOCK,
                    s.right() - fs * 0.62,
                    s.midY() - 1,
                    fs * (lit ? 1.05 : 0.86),
                    bright || lit ? p.text : p.quiet);
        }
    }

    private void sync(Pod pod, Box s, double fs) {
        var proxy = world.mesh().proxies().find(pod.id());
        double x = s.right() - fs * 0.62;
        if (proxy.isEmpty()) {
            return;
        }
        if (proxy.map(Proxy::synced).orElse(false)) {
            brush.icon(Icon.CHECK, x, s.midY(), fs, p.word(Hue.READY), 3.2);
        } else {
            brush.circle(x, s.midY(), fs * 0.34, p.word(Hue.PENDING), 2.4);
        }
    }

    private void ring(Pod pod, Box s) {
        double age = Math.clamp((at - pod.seen()) / (double) FRESH, 0, 1);
        Color c = p.word(Hue.FRESH);
        brush.stroke(s.x(), s.y(), s.w(), s.h(), 3, c, 2);
        double out = 4 * g.m().scale();
        brush.stroke(
                s.x() - out, s.y() - out, s.w() + 2 * out, s.h() + 2 * out, 6, alpha(c, 0.45 * (1 - age * age)), 1.5);
    }

    private boolean isFresh(Pod pod) {
        return pod.seen() > 0
                && at - pod.seen() < FRESH
                && pod.phase() != PodPhase.LEAVING
                && pod.phase() != PodPhase.FAILED;
    }

    private boolean sensitive(Pod pod) {
        return world.platform()
                .workloads()
                .find(new WorkloadId(pod.id().context(), pod.id().namespace(), pod.workload()))
                .map(w -> w.sensitive())
                .orElse(false);
    }

    private void podMark(Pod pod, double x, double y, double s) {
        switch (pod.phase()) {
            case READY -> brush.mark(x, y, s, s, 2, isFresh(pod) ? p.fill(Hue.FRESH) : p.fill(Hue.READY));
            case STARTING -> {
                brush.stroke(x + 1, y + 1, s - 2, s - 2, 2, p.word(Hue.FRESH), 2);
                brush.fill(x + 2, y + s / 2, s - 4, s / 2 - 2, 0, p.word(Hue.FRESH));
            }
            case PENDING -> brush.dashed(x + 1, y + 1, s - 2, s - 2, 2, p.word(Hue.PENDING), 2, 3, 2.5);
            case UNREADY -> brush.stroke(x + 1, y + 1, s - 2, s - 2, 2, p.word(Hue.PENDING), 2);
            case LEAVING -> {
                brush.stroke(x + 1, y + 1, s - 2, s - 2, 2, alpha(p.word(Hue.READY), 0.7), 1.5);
                brush.icon(Icon.RIGHT, x + s / 2, y + s / 2, s * 0.7, p.word(Hue.READY));
            }
            case FAILED -> brush.icon(Icon.CROSS, x + s / 2, y + s / 2, s * 1.3, p.word(Hue.FAILED), 4);
            case SUCCEEDED -> brush.stroke(x + 1, y + 1, s - 2, s - 2, 2, p.quiet, 1.5);
        }
    }

    static Color alpha(Color c, double opacity) {
        return Color.color(c.getRed(), c.getGreen(), c.getBlue(), Math.clamp(opacity, 0, 1));
    }
}
