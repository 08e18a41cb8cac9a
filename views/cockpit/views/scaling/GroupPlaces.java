package cockpit.views.scaling;

import cockpit.world.GroupId;
import cockpit.world.Node;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Which place of its group each node keeps. A newcomer takes the lowest place that was never taken; when all that are
/// reserved were, that of the node that has been gone longest. So nobody ever moves. One view's; FX thread only.
final class GroupPlaces {
    private static final Comparator<Node> APPEARANCE = Comparator.comparingLong(Node::seen)
            .thenComparingInt(Node::place)
            .thenComparing(node -> node.id().name());

    private final Map<NodeId, Place> places = new HashMap<>();
    private final Map<GroupId, BitSet> taken = new HashMap<>();
    private long at = -1;

    private record Place(GroupId group, int index) {}

    /// Takes in what came since; begins anew where time went back.
    ///
    /// @param reserved places that a group keeps
    void take(World world, long now, ToIntFunction<GroupId> reserved) {
        if (now < at) {
            places.clear();
            taken.clear();
        }
        at = now;
        List.copyOf(places.keySet()).stream()
                .filter(id -> world.platform().nodes().find(id).isEmpty())
                .forEach(this::leave);
        var coming = new ArrayList<Node>();
        world.platform().nodes().forEach(node -> {
            Place place = places.get(node.id());
            if (node.place() >= 0 && (place == null || !place.group().equals(group(node)))) {
                coming.add(node);
            }
        });
        coming.sort(APPEARANCE);
        coming.forEach(node -> seat(world, node, reserved.applyAsInt(group(node))));
    }

    private void seat(World world, Node node, int reserved) {
        leave(node.id());
        GroupId group = group(node);
        BitSet of = taken.computeIfAbsent(group, g -> new BitSet());
        if (of.nextClearBit(0) >= reserved) {
            Optional.ofNullable(longestGone(world, node)).ifPresent(this::leave);
        }
        int free = of.nextClearBit(0);
        of.set(free);
        places.put(node.id(), new Place(group, free));
    }

    private void leave(NodeId node) {
        Place left = places.remove(node);
        if (left != null) {
            taken.getOrDefault(left.group(), new BitSet()).clear(left.index());
        }
    }

    private @Nullable NodeId longestGone(World world, Node newcomer) {
        List<Node> gone = new ArrayList<>();
        places.forEach((id, place) -> {
            if (place.group().equals(group(newcomer))) {
                world.platform()
                        .nodes()
                        .find(id)
                        .filter(node -> node.phase() == NodePhase.GONE && node.since() <= newcomer.seen())
                        .ifPresent(gone::add);
            }
        });
        return gone.stream()
                .min(Comparator.comparingLong(Node::since).thenComparingInt(Node::place))
                .map(Node::id)
                .orElse(null);
    }

    /// The place of a node, from 0; -1 for one that is not known.
    int of(NodeId node) {
        Place place = places.get(node);
        return place == null ? -1 : place.index();
    }

    /// One more than the highest place taken in a group.
    int extent(GroupId group) {
        return taken.getOrDefault(group, new BitSet()).length();
    }

    /// The group of a node, by its cluster.
    static GroupId group(Node node) {
        return new GroupId(node.id().context(), node.group());
    }
}
