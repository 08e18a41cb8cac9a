package cockpit.views.topology.raster;

import cockpit.views.desk.Subject;
import cockpit.world.Cluster;
import cockpit.world.NodeId;
import cockpit.world.PodId;
import cockpit.world.Side;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;

/// What is where on the huge stage, found by arithmetic on its columns and rows.
///
/// @param top where the raster begins, logical px
record Whereabouts(Raster raster, World world, double top) {
    Optional<Subject> at(double x, double y) {
        if (y < top) {
            return clusters().stream()
                    .filter(c -> heading(c.side()).contains(x, y))
                    .<Subject>map(c -> new Subject.OfCluster(c.id()))
                    .findFirst();
        }
        double px = x * raster.grid.density();
        double py = (y - top) * raster.grid.density();
        for (Side side : Side.values()) {
            Field field = raster.field(side);
            int slot = field.plots.slotAt(px, py);
            NodeId id = slot < 0 ? null : field.id(slot);
            if (id != null) {
                Optional<Subject> pod = podAt(id, field.seatAt(slot, px, py)).map(Subject.OfPod::new);
                return pod.isPresent() ? pod : Optional.of(new Subject.OfNode(id));
            }
        }
        return raster.stream.area(raster.grid).contains(px, py) ? Optional.of(new Subject.OfRiver()) : Optional.empty();
    }

    private List<Cluster> clusters() {
        return world.platform().clusters().sorted(Comparator.comparing(Cluster::side));
    }

    /// The clusters and the way between them: a keyboard does not walk through a hundred thousand pods.
    List<Subject> subjects() {
        var all = new ArrayList<Subject>();
        for (Cluster c : clusters()) {
            all.add(new Subject.OfCluster(c.id()));
            if (c.side() == Side.ON_PREM) {
                all.add(new Subject.OfRiver());
            }
        }
        return all;
    }

    Optional<Rectangle2D> anchor(Subject subject) {
        return switch (subject) {
            case Subject.OfCluster s ->
                world.platform().clusters().find(s.context()).map(c -> heading(c.side()));
            case Subject.OfRiver s -> Optional.of(box(raster.stream.area(raster.grid)));
            case Subject.OfNode s ->
                world.platform().nodes().find(s.node()).flatMap(node -> {
                    Field field = raster.field(Raster.side(world, node));
                    int slot = field.plots.slot(node.place());
                    return slot < 0 ? Optional.empty() : Optional.of(box(field.cell(slot)));
                });
            case Subject.OfPod s -> Optional.empty();
            case Subject.OfPlace s -> Optional.empty();
            case Subject.OfService s -> Optional.empty();
            case Subject.OfLink s -> Optional.empty();
            case Subject.OfHpa s -> Optional.empty();
            case Subject.OfGroup s -> Optional.empty();
            case Subject.OfGroupPlace s -> Optional.empty();
            case Subject.OfHop s -> Optional.empty();
            case Subject.OfFigure s -> Optional.empty();
            case Subject.OfSource s -> Optional.empty();
            case Subject.OfCue s -> Optional.empty();
            case Subject.OfMark s -> Optional.empty();
        };
    }

    private Rectangle2D box(Area area) {
        Grid g = raster.grid;
        return new Rectangle2D(
                g.logical(area.x()), top + g.logical(area.y()), g.logical(area.w()), g.logical(area.h()));
    }

    private Rectangle2D heading(Side side) {
        Grid g = raster.grid;
        double left = side == Side.ON_PREM ? 0 : g.logical(g.aisleRight());
        double right = side == Side.ON_PREM ? g.logical(g.aisleX()) : g.logical(g.width());
        return new Rectangle2D(left, 0, Math.max(0, right - left), top);
    }

    private Optional<PodId> podAt(NodeId node, int seat) {
        var found = new PodId[1];
        world.platform().pods().forEach(pod -> {
            if (pod.seat() == seat && pod.placed() && pod.nodeId().equals(node)) {
                found[0] = pod.id();
            }
        });
        return Optional.ofNullable(found[0]);
    }
}
