package cockpit.views.topology;

import cockpit.world.Cluster;
import cockpit.world.Node;
import cockpit.world.NodePhase;
import cockpit.world.Pod;
import cockpit.world.Side;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The pods of a cluster that found no node. They stand as empty seats in the place where a node for them would come:
/// on one that is on its way, else in the first reserved one.
///
/// @param place  where they stand; none when every place is taken
/// @param coming the node that is on its way there
/// @param pods   in the order they were seen
record Pending(Side side, Optional<Box> place, Optional<Node> coming, List<Pod> pods) {
    /// The pods that wait, on either side where some do.
    static List<Pending> of(Geometry g, World world) {
        Map<Side, List<Pod>> waiting = new EnumMap<>(Side.class);
        world.platform().pods().forEach(pod -> {
            if (!pod.placed()) {
                waiting.computeIfAbsent(side(world, pod), s -> new ArrayList<>())
                        .add(pod);
            }
        });
        var all = new ArrayList<Pending>();
        waiting.forEach((side, pods) -> {
            pods.sort(Comparator.<Pod>comparingLong(Pod::seen)
                    .thenComparing(pod -> pod.id().name()));
            all.add(at(g, world, side, List.copyOf(pods)));
        });
        return all;
    }

    private static Side side(World world, Pod pod) {
        return world.platform()
                .clusters()
                .find(pod.id().context())
                .map(Cluster::side)
                .orElse(Side.CLOUD);
    }

    private static Pending at(Geometry g, World world, Side side, List<Pod> pods) {
        boolean[] taken = new boolean[g.places(side)];
        Node[] coming = new Node[1];
        world.platform().nodes().forEach(node -> {
            if (node.phase() == NodePhase.GONE || Geometry.side(world, node) != side || node.place() >= taken.length) {
                return;
            }
            taken[node.place()] = true;
            if (NodePainter.onItsWay(node) && (coming[0] == null || node.place() < coming[0].place())) {
                coming[0] = node;
            }
        });
        if (coming[0] != null) {
            return new Pending(side, Optional.of(g.node(side, coming[0].place())), Optional.of(coming[0]), pods);
        }
        for (int place = 0; place < taken.length; place++) {
            if (!taken[place]) {
                return new Pending(side, Optional.of(g.node(side, place)), Optional.empty(), pods);
            }
        }
        return new Pending(side, Optional.empty(), Optional.empty(), pods);
    }

    /// Where the pod of that number stands; none for those that are only counted.
    Optional<Box> seat(Geometry g, int index) {
        return index < 0 || index >= shown(g)
                ? Optional.empty()
                : place.map(box -> coming.isPresent() ? g.seatOnTheWay(side, box, index) : g.seat(side, box, index));
    }

    /// How many of them are drawn; the others are counted.
    int shown(Geometry g) {
        return place.isEmpty() ? 0 : Math.min(pods.size(), g.seats());
    }

    /// Why the first of them waits, in the scheduler's words.
    String why() {
        String why = pods.getFirst().why();
        int colon = why.lastIndexOf(": ");
        return colon < 0 ? why : why.substring(colon + 2);
    }
}
