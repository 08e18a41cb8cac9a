package cockpit.bench;

import cockpit.world.Capacity;
import cockpit.world.EdgeId;
import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.MeshFact;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.Origin;
import cockpit.world.PlatformFact;
import cockpit.world.PodId;
import cockpit.world.PodPhase;
import cockpit.world.Room;
import cockpit.world.RouteId;
import cockpit.world.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Events of a stage of any size, seeded: what is there at first, and what then changes.
final class Events {
    private static final Origin ORIGIN = new Origin("bench");

    private final int nodes;
    private final int pods;
    private final Random random;
    private final List<PodId> podIds = new ArrayList<>();
    private final List<NodeId> nodeIds = new ArrayList<>();

    Events(int nodes, int pods, long seed) {
        this.nodes = nodes;
        this.pods = pods;
        this.random = new Random(seed);
        for (int i = 0; i < nodes; i++) {
            nodeIds.add(
                    new NodeId(i < nodes / 3 ? "REMOTE" : "MAIN", "ip-10-%d-%d.internal".formatted(i / 250, i % 250)));
        }
        for (int i = 0; i < pods; i++) {
            podIds.add(new PodId(node(i).context(), "hipster-app", "recommendationservice-7d9f8c6b5d-" + i));
        }
    }

    private NodeId node(int pod) {
        return nodeIds.get(pod % nodes);
    }

    /// Everything that is there at the beginning, all at once.
    List<Event> first() {
        var events = new ArrayList<Event>();
        events.add(
                event(0, new PlatformFact.ClusterSeen("REMOTE", "on-prem", Side.ON_PREM, "1.34", "", nodes / 3 + 1)));
        events.add(event(0, new PlatformFact.ClusterSeen("MAIN", "eks", Side.CLOUD, "1.34", "", nodes)));
        for (NodeId id : nodeIds) {
            events.add(event(0, node(id, NodePhase.READY)));
        }
        for (int i = 0; i < pods; i++) {
            events.add(event(0, pod(i, PodPhase.READY)));
        }
        return events;
    }

    private static PlatformFact.NodeSeen node(NodeId id, NodePhase phase) {
        return new PlatformFact.NodeSeen(
                id, "m5.xlarge", "workers", Capacity.OWNED, phase, new Room(4_000, 16_000, 58, 0), "");
    }

    private PlatformFact.PodSeen pod(int index, PodPhase phase) {
        return new PlatformFact.PodSeen(
                podIds.get(index), "recommendationservice", node(index).name(), phase, 100, "");
    }

    private static Event event(long at, Fact fact) {
        return new Event(at, ORIGIN, fact);
    }

    /// A mixed stream of changes, evenly over time: pods, hosts' CPU, edges, weights, now and then a node.
    ///
    /// @param from      first instant, microseconds
    /// @param perSecond how many a second
    List<Event> churn(int count, long from, int perSecond) {
        var events = new ArrayList<Event>(count);
        var route = new RouteId("MAIN", "hipster-app", "recommend-split");
        for (int i = 0; i < count; i++) {
            long at = from + i * 1_000_000L / perSecond;
            int pick = random.nextInt(100);
            Fact fact;
            if (pick < 45) {
                fact = pod(random.nextInt(pods), PodPhase.values()[1 + random.nextInt(4)]);
            } else if (pick < 75) {
                fact = new PlatformFact.NodeMeasured(
                        nodeIds.get(random.nextInt(nodes)), Math.round(random.nextDouble() * 1_000) / 10.0);
            } else if (pick < 92) {
                fact = new MeshFact.EdgeMeasured(
                        new EdgeId(
                                "REMOTE", "service-" + random.nextInt(40), "REMOTE", "service-" + random.nextInt(40)),
                        tenth(300),
                        0,
                        tenth(5),
                        tenth(40),
                        tenth(400),
                        true);
            } else if (pick < 97) {
                fact = new MeshFact.RouteMeasured(route, tenth(100), 1_000 + random.nextInt(2_000), 10);
            } else {
                fact = node(
                        nodeIds.get(random.nextInt(nodes)),
                        random.nextInt(9) == 0 ? NodePhase.NOT_READY : NodePhase.READY);
            }
            events.add(event(at, fact));
        }
        return events;
    }

    private double tenth(double most) {
        return Math.round(random.nextDouble() * most * 10) / 10.0;
    }
}
