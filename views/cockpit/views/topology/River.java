package cockpit.views.topology;

import cockpit.script.Focus;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Palette.Hue;
import cockpit.world.Edge;
import cockpit.world.EdgeId;
import cockpit.world.Node;
import cockpit.world.NodePhase;
import cockpit.world.Pod;
import cockpit.world.PodPhase;
import cockpit.world.Side;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;

/// The stream of requests from the callers on-prem through the gateways to the service on EKS: a tube whose width is
/// the
/// rate, and the small loops of what stays. Drawn as edges first and beds over them, so that branches merge.
final class River {
    /// One way a request can take.
    ///
    /// @param perSecond requests a second along it
    /// @param slow      share of them over 500 ms
    /// @param failed    share of them that fail
    /// @param spread    how far dots may lie beside the middle, px
    /// @param loop      whether it stays on-prem
    record Lane(Path path, double perSecond, double slow, double failed, double spread, boolean loop) {}

    private static final double FULL = 163;
    /// Room for a dot's head beside its lane.
    private static final double MARGIN = 8;

    private final Geometry g;
    private final double x0;
    private final double x1;
    private final double cy;
    private final double pipe;
    private final double pipeHeight;
    private final double rib;
    private final double e;
    private final List<Double> sources;
    private final List<Double> targets;
    private final List<double[]> loops;
    private final double loopReach;
    final List<Lane> lanes = new ArrayList<>();
    final double crossing;
    final double staying;

    River(Geometry g, World world, String service) {
        this.g = g;
        boolean small = g.m().small();
        Box home = g.cluster(Side.ON_PREM);
        Box cloud = g.cluster(Side.CLOUD);
        x0 = home.right() - g.m().pad();
        x1 = cloud.x() + g.m().pad();
        pipe = small ? 44 : 116;
        pipeHeight = small ? 66 : 132;
        e = small ? 1.5 : 2.2;
        loopReach = small ? 18 : 42;
        Flow across = flow(world, service, true);
        Flow local = flow(world, service, false);
        crossing = across.perSecond;
        staying = local.perSecond;
        List<Box> callers = seats(world, Side.ON_PREM, across.caller.isEmpty() ? local.caller : across.caller);
        List<Box> servers = seats(world, Side.CLOUD, service);
        sources = middles(callers, 4);
        targets = middles(servers, 8);
        double top = g.m().head();
        double middle = top + (home.h() - top) / 2;
        cy = small ? middle + 14 : middle + 6;
        rib = crossing <= 0 ? 0 : Math.clamp(16 + crossing / FULL * 80, 20, 104) * (small ? 0.46 : 1);
        loops = loops(world, local.caller, service);
        lanes(across, local);
    }

    /// What the dots never leave.
    Box bounds() {
        if (lanes.isEmpty()) {
            return new Box(x0, cy, 0, 0);
        }
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        for (Lane lane : lanes) {
            double beside = lane.spread() + MARGIN;
            for (double u = 0; u <= 1; u += 1.0 / 16) {
                left = Math.min(left, lane.path().x(u) - beside);
                right = Math.max(right, lane.path().x(u) + beside);
                top = Math.min(top, lane.path().y(u) - beside);
                bottom = Math.max(bottom, lane.path().y(u) + beside);
            }
        }
        return new Box(left, top, right - left, bottom - top);
    }

    private record Flow(String caller, double perSecond, double slow, double failed) {}

    private static Flow flow(World world, String service, boolean across) {
        var sum = new double[3];
        var caller = new String[] {""};
        double[] most = {-1};
        world.mesh().edges().forEach(edge -> {
            EdgeId id = edge.id();
            boolean home = world.platform()
                    .clusters()
                    .find(id.fromContext())
                    .map(c -> c.side() == Side.ON_PREM)
                    .orElse(false);
            if (home && id.to().equals(service) && id.crosses() == across) {
                add(sum, edge);
                if (edge.perSecond() > most[0]) {
                    most[0] = edge.perSecond();
                    caller[0] = id.from();
                }
            }
        });
        double rate = sum[0];
        return new Flow(caller[0], rate, rate > 0 ? sum[1] / rate : 0, rate > 0 ? sum[2] / rate : 0);
    }

    private static void add(double[] sum, Edge edge) {
        sum[0] += edge.perSecond();
        sum[1] += Double.isNaN(edge.slowPerSecond()) ? 0 : edge.slowPerSecond(); // not told, not none: no dot claims it
        sum[2] += edge.errorsPerSecond();
    }

    /// Boxes of a workload's pods that face the aisle, top down.
    private List<Box> seats(World world, Side side, String workload) {
        var boxes = new ArrayList<Box>();
        if (workload.isEmpty()) {
            return boxes;
        }
        for (Pod pod : world.platform()
                .pods()
                .sorted(Comparator.comparing(pod -> pod.id().name()))) {
            if (!pod.workload().equals(workload) || !pod.placed() || !serving(pod) || pod.seat() >= g.seats()) {
                continue;
            }
            world.platform()
                    .nodes()
                    .find(pod.nodeId())
                    .filter(node -> Geometry.side(world, node) == side && node.phase() != NodePhase.GONE)
                    .filter(node -> faces(side, node))
                    .ifPresent(node -> boxes.add(g.seat(side, g.node(side, node.place()), pod.seat())));
        }
        boxes.sort(Comparator.comparingDouble(Box::y));
        return boxes;
    }

    private static boolean serving(Pod pod) {
        return pod.phase() == PodPhase.READY || pod.phase() == PodPhase.UNREADY;
    }

    private boolean faces(Side side, Node node) {
        Box b = g.node(side, node.place());
        return side == Side.ON_PREM ? b.right() > x0 - 6 : b.x() < x1 + 6;
    }

    private static List<Double> middles(List<Box> boxes, int most) {
        var ys = new ArrayList<Double>();
        double last = Double.NEGATIVE_INFINITY;
        for (Box box : boxes) {
            if (box.midY() - last > 4 && ys.size() < most) {
                ys.add(box.midY());
                last = box.midY();
            }
        }
        return ys;
    }

    private List<double[]> loops(World world, String caller, String service) {
        var found = new ArrayList<double[]>();
        for (Box from : seats(world, Side.ON_PREM, caller)) {
            seats(world, Side.ON_PREM, service).stream()
                    .min(Comparator.comparingDouble(to -> Math.abs(to.midY() - from.midY())))
                    .filter(to -> Math.abs(to.midY() - from.midY()) < 200 * g.m().scale())
                    .ifPresent(to -> found.add(new double[] {from.midY(), to.midY()}));
        }
        return found;
    }

    private void lanes(Flow across, Flow local) {
        if (crossing > 0 && !targets.isEmpty()) {
            int n = targets.size();
            for (int i = 0; i < n; i++) {
                double spread = rib / n * 0.3;
                lanes.add(new Lane(lane(i), crossing / n, across.slow, across.failed, spread, false));
            }
        }
        if (staying > 0 && !loops.isEmpty()) {
            for (double[] loop : loops) {
                Path path = Path.cubics(x0, loop[0], x0 + loopReach, loop[0], x0 + loopReach, loop[1], x0 + 3, loop[1]);
                lanes.add(new Lane(path, staying / loops.size(), local.slow, local.failed, 2, true));
            }
        }
    }

    private double middle() {
        return (x0 + x1) / 2;
    }

    private double pipeLeft() {
        return middle() - pipe / 2;
    }

    private double pipeRight() {
        return middle() + pipe / 2;
    }

    private double inOffset(int j) {
        int m = Math.max(1, sources.size());
        return (j - (m - 1) / 2.0) * rib / m;
    }

    private double outOffset(int i) {
        int n = Math.max(1, targets.size());
        return (i - (n - 1) / 2.0) * rib / n;
    }

    private double source(int j) {
        return sources.isEmpty() ? cy : sources.get(Math.min(j, sources.size() - 1));
    }

    private Path lane(int i) {
        int n = targets.size();
        int j = Math.min(Math.max(sources.size() - 1, 0), i * Math.max(1, sources.size()) / n);
        double y = source(j) + (outOffset(i) - inOffset(j)) * 0.5;
        double k = cy + outOffset(i);
        double l = pipeLeft();
        double r = pipeRight();
        return Path.cubics(
                x0,
                y,
                x0 + (l - x0) * 0.62,
                y,
                x0 + (l - x0) * 0.38,
                k,
                l,
                k,
                l + pipe * 0.33,
                k,
                l + pipe * 0.67,
                k,
                r,
                k,
                r + (x1 - r) * 0.62,
                k,
                r + (x1 - r) * 0.34,
                targets.get(i),
                x1 - 2,
                targets.get(i));
    }

    void paint(Brush brush, Focus focus) {
        Palette p = brush.palette;
        double l = pipeLeft();
        double r = pipeRight();
        double top = cy - pipeHeight / 2;
        brush.fill(l, top, pipe, pipeHeight, 0, p.panel);
        brush.line(l, top, r, top, p.frame, 2);
        brush.line(l, top + pipeHeight, r, top + pipeHeight, p.frame, 2);
        tube(brush, p.light() ? p.ink : p.fill(Hue.ON_PREM), p.light() ? p.ink : p.fill(Hue.CLOUD), 0);
        tube(brush, p.bedHome, p.bedCloud, 2 * e);
        if (rib > 0 && !targets.isEmpty()) {
            brush.fill(l, cy - rib / 2 + e, pipe / 2, rib - 2 * e, 0, p.bedHome);
            brush.fill(middle(), cy - rib / 2 + e, pipe / 2, rib - 2 * e, 0, p.bedCloud);
        }
        double over = 10 * g.m().scale();
        brush.dashedLine(middle(), top - over, middle(), top + pipeHeight + over, p.frame, 2, 5, 6);
        flange(brush, l, Hue.ON_PREM, 0, focus);
        flange(brush, r, Hue.CLOUD, 1, focus);
        arrows(brush);
    }

    private void tube(Brush brush, Color home, Color cloud, double less) {
        GraphicsContext gc = brush.context();
        gc.setLineCap(StrokeLineCap.BUTT);
        if (staying > 0) {
            double width = Math.clamp(6 + staying / FULL * 20, 8, 14) * (g.m().small() ? 0.6 : 1);
            gc.setStroke(home);
            gc.setLineWidth(width - less);
            for (double[] loop : loops) {
                gc.beginPath();
                gc.moveTo(x0, loop[0]);
                gc.bezierCurveTo(x0 + loopReach, loop[0], x0 + loopReach, loop[1], x0 + 3, loop[1]);
                gc.stroke();
            }
        }
        if (rib <= 0 || targets.isEmpty()) {
            return;
        }
        double l = pipeLeft();
        double r = pipeRight();
        gc.setStroke(home);
        gc.setLineWidth(rib / Math.max(1, sources.size()) - less);
        for (int j = 0; j < Math.max(1, sources.size()); j++) {
            double k = cy + inOffset(j);
            gc.beginPath();
            gc.moveTo(x0, source(j));
            gc.bezierCurveTo(x0 + (l - x0) * 0.62, source(j), x0 + (l - x0) * 0.38, k, l, k);
            gc.lineTo(middle(), k);
            gc.stroke();
        }
        gc.setStroke(cloud);
        gc.setLineWidth(Math.max(rib / targets.size(), g.m().small() ? 9 : 15) - less);
        for (int i = 0; i < targets.size(); i++) {
            double k = cy + outOffset(i);
            gc.beginPath();
            gc.moveTo(middle(), k);
            gc.lineTo(r, k);
            gc.bezierCurveTo(r + (x1 - r) * 0.62, k, r + (x1 - r) * 0.34, targets.get(i), x1 - 2, targets.get(i));
            gc.stroke();
        }
    }

    private void flange(Brush brush, double x, Hue hue, double round, Focus focus) {
        Palette p = brush.palette;
        double w = g.m().small() ? 9 : 16;
        double over = 7 * g.m().scale();
        double y = cy - pipeHeight / 2 - over;
        double h = pipeHeight + 2 * over;
        double radius = round * w / 2.6;
        boolean lit = focus == Focus.GATEWAYS || focus == Focus.PEERING;
        if (p.light()) {
            brush.stroke(x - w / 2, y, w, h, radius, p.ink, 6);
        }
        brush.fill(x - w / 2, y, w, h, radius, lit ? p.word(hue) : p.raised);
        brush.stroke(x - w / 2, y, w, h, radius, p.fill(hue), 2.5);
    }

    private void arrows(Brush brush) {
        Palette p = brush.palette;
        double s = g.m().small() ? 6 : 9;
        if (rib > 0) {
            for (double y : targets) {
                brush.polygon(p.word(Hue.CLOUD), x1 - s, y - s, x1 + s * 0.35, y, x1 - s, y + s);
            }
        }
        if (staying > 0) {
            for (double[] loop : loops) {
                brush.polygon(p.word(Hue.ON_PREM), x0 + s, loop[1] - s, x0 - s * 0.35, loop[1], x0 + s, loop[1] + s);
            }
        }
    }

    double centre() {
        return cy;
    }

    double pipeHeight() {
        return pipeHeight;
    }

    Box pipeBox() {
        return new Box(pipeLeft(), cy - pipeHeight / 2, pipe, pipeHeight);
    }
}
