package cockpit.views.topology;

import cockpit.script.Focus;
import cockpit.views.desk.Frame;
import cockpit.views.theme.Brush;
import cockpit.world.Pod;
import cockpit.world.Side;
import cockpit.world.WorkloadId;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.shape.FillRule;

/// What a cue holds up stays bright; a veil lies over the rest. Nothing moves.
final class Veil {
    private Veil() {}

    static void draw(Brush brush, Geometry g, River river, Frame frame, Focus focus, double strength) {
        List<Box> bright = bright(g, river, frame, focus);
        var gc = brush.context();
        gc.save();
        gc.beginPath();
        gc.rect(-40, -40, g.width() + 80, g.clusterHeight() + 40);
        for (Box b : bright) {
            // Wound the other way round, so that the even-odd rule leaves it out.
            gc.moveTo(b.x(), b.y());
            gc.lineTo(b.x(), b.bottom());
            gc.lineTo(b.right(), b.bottom());
            gc.lineTo(b.right(), b.y());
            gc.closePath();
        }
        gc.setFillRule(FillRule.EVEN_ODD);
        gc.setFill(RackPainter.alpha(brush.palette.ground, (focus == Focus.GRAPH ? 0.3 : 0.62) * strength));
        gc.fill();
        gc.restore();
    }

    private static List<Box> bright(Geometry g, River river, Frame frame, Focus focus) {
        World world = frame.world();
        var boxes = new ArrayList<Box>();
        switch (focus) {
            case PEERING, GATEWAYS -> boxes.add(g.aisle());
            case WEIGHTS -> {
                boxes.add(g.aisle());
                units(
                        g,
                        world,
                        boxes,
                        pod -> pod.workload().equals(frame.names().service()));
            }
            case SHOP -> units(g, world, boxes, pod -> pod.workload().equals("frontend"));
            case SENSITIVE ->
                units(
                        g,
                        world,
                        boxes,
                        pod -> world.platform()
                                .workloads()
                                .find(new WorkloadId(
                                        pod.id().context(), pod.id().namespace(), pod.workload()))
                                .map(w -> w.sensitive())
                                .orElse(false));
            case GRAPH,
                    ALL,
                    CLUSTERS,
                    LOAD,
                    CHAIN,
                    USERS,
                    PROXIES,
                    PODS,
                    HPA,
                    QUEUE,
                    GROUPS,
                    WHY_GROUP,
                    SPOT,
                    GPU,
                    COST -> {}
        }
        return boxes;
    }

    private static void units(Geometry g, World world, List<Box> boxes, Predicate<Pod> wanted) {
        world.platform().pods().forEach(pod -> {
            if (!pod.placed() || pod.seat() >= g.seats() || !wanted.test(pod)) {
                return;
            }
            world.platform().nodes().find(pod.nodeId()).ifPresent(node -> {
                Side side = Geometry.side(world, node);
                boxes.add(g.seat(side, g.node(side, node.place()), pod.seat()).grown(2));
            });
        });
    }
}
