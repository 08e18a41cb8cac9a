package cockpit.views.scaling;

import cockpit.views.desk.Frame;
import cockpit.world.Capacity;
import cockpit.world.Node;
import cockpit.world.NodeGroup;
import cockpit.world.NodePhase;
import cockpit.world.Price;
import cockpit.world.Scaling;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What an hour costs, part by part, in US dollars. What is not known is NaN.
///
/// @param groups  each node group's nodes that run
/// @param control the control plane
/// @param saved   what the Spot nodes would cost more on demand
record Costs(List<Part> groups, double control, double saved) {
    /// One group's.
    record Part(NodeGroup group, double dollars) {}

    static Costs of(Frame frame) {
        List<NodeGroup> groups = frame.world()
                .scaling()
                .map(Scaling::groups)
                .map(all -> all.sorted(Comparator.<NodeGroup, Kind>comparing(Kind::of)
                        .thenComparing(group -> group.id().name())))
                .orElse(List.of());
        double[] saved = {frame.world().cloud().prices().size() == 0 ? Double.NaN : 0};
        frame.world().platform().nodes().forEach(node -> {
            if (billed(node) && node.capacity() == Capacity.SPOT) {
                saved[0] += price(frame, node.instanceType(), Capacity.ON_DEMAND)
                        - price(frame, node.instanceType(), Capacity.SPOT);
            }
        });
        return new Costs(
                groups.stream().map(group -> new Part(group, sum(frame, group))).toList(),
                price(frame, Price.CONTROL_PLANE, Capacity.ON_DEMAND),
                saved[0]);
    }

    private static double sum(Frame frame, NodeGroup group) {
        double[] sum = {0};
        frame.world().platform().nodes().forEach(node -> {
            if (billed(node) && GroupPlaces.group(node).equals(group.id())) {
                sum[0] += price(frame, node.instanceType(), node.capacity());
            }
        });
        return sum[0];
    }

    private static boolean billed(Node node) {
        return node.phase() != NodePhase.ORDERED && node.phase() != NodePhase.GONE && node.capacity() != Capacity.OWNED;
    }

    private static double price(Frame frame, String item, Capacity capacity) {
        return frame.world()
                .cloud()
                .prices()
                .find(new Price.Key(item, capacity))
                .map(Price::dollarsPerHour)
                .orElse(Double.NaN);
    }

    /// The day the newest price was read, and whether any is assumed; none where there are no prices.
    static Optional<Dated> dated(Frame frame) {
        var latest = new String[1];
        boolean[] assumed = {false};
        frame.world().cloud().prices().forEach(price -> {
            if (latest[0] == null || price.asOf().compareTo(latest[0]) > 0) {
                latest[0] = price.asOf();
            }
            assumed[0] |= price.source().contains("assumed");
        });
        return Optional.ofNullable(latest[0]).map(day -> new Dated(day, assumed[0]));
    }

    /// @param assumed whether some price is no list price but assumed
    record Dated(String day, boolean assumed) {}
}
