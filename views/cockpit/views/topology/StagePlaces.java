package cockpit.views.topology;

import cockpit.views.desk.Subject;
import cockpit.world.Cluster;
import cockpit.world.Node;
import cockpit.world.NodePhase;
import cockpit.world.Pod;
import cockpit.world.Side;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What stands where on the stage of racks, in px of its picture before the camera.
record StagePlaces(Geometry g, World world, Optional<River> river) {
    /// What is at a point, the smallest thing first.
    Optional<Subject> at(double x, double y) {
        var found = new ArrayList<Subject>();
        world.platform()
                .pods()
                .forEach(pod ->
                        box(pod).filter(b -> b.contains(x, y)).ifPresent(b -> found.add(new Subject.OfPod(pod.id()))));
        world.platform().nodes().forEach(node -> {
            if (node.phase() != NodePhase.GONE && box(node).contains(x, y)) {
                found.add(new Subject.OfNode(node.id()));
            }
        });
        return found.isEmpty() ? place(x, y) : Optional.of(found.getFirst());
    }

    private Optional<Subject> place(double x, double y) {
        for (Side side : Side.values()) {
            if (!g.cluster(side).contains(x, y)) {
                continue;
            }
            for (int place = 0; place < g.places(side); place++) {
                if (g.node(side, place).contains(x, y)) {
                    return Optional.of(new Subject.OfPlace(place));
                }
            }
            return clusters().stream()
                    .filter(c -> c.side() == side)
                    .<Subject>map(c -> new Subject.OfCluster(c.id()))
                    .findFirst();
        }
        return g.aisle().contains(x, y) ? Optional.of(new Subject.OfRiver()) : Optional.empty();
    }

    /// All of it in reading order: each cluster, its nodes with their pods, the pods that wait; the way between them.
    List<Subject> subjects() {
        var all = new ArrayList<Subject>();
        List<Pod> pods = world.platform().pods().sorted(Comparator.comparingInt(Pod::seat));
        for (Cluster c : clusters()) {
            all.add(new Subject.OfCluster(c.id()));
            for (Node n : world.platform().nodes().sorted(Comparator.comparingInt(Node::place))) {
                if (n.id().context().equals(c.id()) && n.phase() != NodePhase.GONE) {
                    all.add(new Subject.OfNode(n.id()));
                    pods.stream()
                            .filter(p -> p.placed() && p.nodeId().equals(n.id()))
                            .forEach(p -> all.add(new Subject.OfPod(p.id())));
                }
            }
            pods.stream()
                    .filter(p -> !p.placed() && p.id().context().equals(c.id()))
                    .forEach(p -> all.add(new Subject.OfPod(p.id())));
            if (c.side() == Side.ON_PREM) {
                all.add(new Subject.OfRiver());
            }
        }
        return all;
    }

    /// Where a subject stands; none when it is not on the stage.
    Optional<Box> box(Subject subject) {
        return switch (subject) {
            case Subject.OfPod s -> world.platform().pods().find(s.pod()).flatMap(this::box);
            case Subject.OfNode s -> world.platform().nodes().find(s.node()).map(this::box);
            case Subject.OfCluster s ->
                world.platform().clusters().find(s.context()).map(c -> g.cluster(c.side()));
            case Subject.OfPlace s -> Optional.of(g.node(Side.CLOUD, s.place()));
            case Subject.OfRiver s -> river.map(River::pipeBox);
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

    private List<Cluster> clusters() {
        return world.platform().clusters().sorted(Comparator.comparing(Cluster::side));
    }

    private Box box(Node node) {
        return g.node(Geometry.side(world, node), node.place());
    }

    private Optional<Box> box(Pod pod) {
        if (!pod.placed()) {
            return Pending.of(g, world).stream()
                    .flatMap(queue -> queue.seat(g, queue.pods().indexOf(pod)).stream())
                    .findFirst();
        }
        if (pod.seat() >= g.seats()) {
            return Optional.empty();
        }
        return world.platform()
                .nodes()
                .find(pod.nodeId())
                .map(node -> g.seat(Geometry.side(world, node), box(node), pod.seat()));
    }
}
