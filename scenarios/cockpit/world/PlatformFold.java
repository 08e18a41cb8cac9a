package cockpit.world;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Folds what the clusters tell, with the counts kept beside it. Used for one event and for many alike; one thread's.
final class PlatformFold {
    private final Table.Draft<String, Cluster> clusters;
    private final Table.Draft<NodeId, Node> nodes;
    private final Table.Draft<PodId, Pod> pods;
    private final Table.Draft<WorkloadId, Workload> workloads;
    private final Table<Price.Key, Price> prices;
    private Bill bill;

    PlatformFold(Platform platform, Bill bill, Table<Price.Key, Price> prices) {
        this.clusters = platform.clusters().draft();
        this.nodes = platform.nodes().draft();
        this.pods = platform.pods().draft();
        this.workloads = platform.workloads().draft();
        this.bill = bill;
        this.prices = prices;
    }

    Platform platform() {
        return new Platform(clusters.done(), nodes.done(), pods.done(), workloads.done());
    }

    Bill bill() {
        return bill;
    }

    void apply(PlatformFact fact, long at) {
        switch (fact) {
            case PlatformFact.ClusterSeen f -> see(f, at);
            case PlatformFact.NodeSeen f -> see(f, at);
            case PlatformFact.NodeGone f -> gone(f, at);
            case PlatformFact.NodeMeasured f -> measure(f, at);
            case PlatformFact.GpusSeen f -> hold(f);
            case PlatformFact.PodSeen f -> see(f, at);
            case PlatformFact.PodGone f -> gone(f);
            case PlatformFact.WorkloadSeen f ->
                workloads.put(new Workload(f.workload(), f.desired(), f.ready(), f.sensitive(), f.version(), at));
            case PlatformFact.WorkloadGone f -> workloads.remove(f.workload());
        }
    }

    private Cluster cluster(String context) {
        Cluster cluster = clusters.get(context);
        return cluster != null ? cluster : Cluster.unknown(context);
    }

    private void see(PlatformFact.ClusterSeen f, long at) {
        Cluster was = clusters.get(f.context());
        if (f.side() == Side.CLOUD && (was == null || was.side() != Side.CLOUD)) {
            Price price = prices.get(new Price.Key(Price.CONTROL_PLANE, Capacity.ON_DEMAND));
            bill = bill.changed(price == null ? 0 : millionths(price), price == null ? 1 : 0, at);
        }
        clusters.put(cluster(f.context()).seen(f));
    }

    private void see(PlatformFact.NodeSeen f, long at) {
        Node was = nodes.get(f.node());
        Cluster c = cluster(f.node().context());
        Counts counts = was == null ? c.nodes().plus(f.phase(), 1) : c.nodes().moved(was.phase(), f.phase());
        int place = was != null && was.place() >= 0 ? was.place() : placeFor(c);
        int placed = Math.max(c.placed(), place + 1);
        long since = was != null && was.phase() == f.phase() ? was.since() : at;
        Node now = new Node(
                f.node(),
                f.instanceType(),
                f.group(),
                f.capacity(),
                f.phase(),
                f.room(),
                f.why(),
                place,
                was == null ? Seats.NONE : was.seats(),
                was == null ? -1 : was.cpuTenths(),
                since,
                was == null || was.phase() == NodePhase.GONE ? at : was.seen(),
                was == null ? Optional.empty() : was.gpus());
        nodes.put(now);
        clusters.put(c.withNodes(placed, counts));
        charge(was, now, at);
    }

    /// The lowest place never given; when all reserved ones were, the place of the node that has been gone longest.
    private int placeFor(Cluster c) {
        if (c.placed() < c.reserved() || c.nodes().of(NodePhase.GONE) == 0) {
            return c.placed();
        }
        var longest = new Node[1];
        nodes.done().forEach(node -> {
            boolean free = node.phase() == NodePhase.GONE
                    && node.place() >= 0
                    && node.seats().extent() == 0
                    && node.id().context().equals(c.id());
            if (free && (longest[0] == null || before(node, longest[0]))) {
                longest[0] = node;
            }
        });
        Node gone = longest[0];
        if (gone == null) {
            return c.placed();
        }
        nodes.remove(gone.id());
        clusters.put(c.withNodes(c.placed(), c.nodes().plus(NodePhase.GONE, -1)));
        return gone.place();
    }

    private static boolean before(Node a, Node b) {
        return a.since() != b.since() ? a.since() < b.since() : a.place() < b.place();
    }

    private void gone(PlatformFact.NodeGone f, long at) {
        Node was = nodes.get(f.node());
        if (was == null || was.phase() == NodePhase.GONE) {
            return;
        }
        Cluster c = cluster(f.node().context());
        Counts counts = c.nodes().moved(was.phase(), NodePhase.GONE);
        Node now = was.gone(f.why(), at);
        nodes.put(now);
        clusters.put(c.withNodes(c.placed(), counts).withCpu(was.cpuTenths(), -1, at));
        charge(was, now, at);
    }

    private void measure(PlatformFact.NodeMeasured f, long at) {
        Node was = nodes.get(f.node());
        if (was == null || was.phase() == NodePhase.GONE) {
            return;
        }
        int tenths = (int) Math.round(f.cpuPercent() * 10);
        nodes.put(was.withCpu(tenths));
        clusters.put(cluster(f.node().context()).withCpu(was.cpuTenths(), tenths, at));
    }

    private void hold(PlatformFact.GpusSeen f) {
        Node was = nodes.get(f.node());
        if (was != null && was.phase() != NodePhase.GONE) {
            nodes.put(was.withGpus(new GpuUse(f.held())));
        }
    }

    private void see(PlatformFact.PodSeen f, long at) {
        Pod was = pods.get(f.pod());
        Cluster c = cluster(f.pod().context());
        if (was != null && !was.node().equals(f.node())) {
            c = leaveSeat(c, was);
            clusters.put(c);
        }
        int seat;
        if (was != null && was.node().equals(f.node())) {
            seat = was.seat();
        } else if (f.node().isEmpty()) {
            seat = c.queue().lowestFree();
            c = c.withQueue(c.queue().with(seat));
        } else {
            seat = takeSeat(new NodeId(f.pod().context(), f.node()), at);
            c = cluster(f.pod().context());
        }
        clusters.put(
                c.withPods(was == null ? c.pods().plus(f.phase(), 1) : c.pods().moved(was.phase(), f.phase())));
        long since = was != null && was.phase() == f.phase() ? was.since() : at;
        pods.put(new Pod(
                f.pod(),
                f.workload(),
                f.node(),
                f.phase(),
                f.cpuMillis(),
                f.why(),
                seat,
                since,
                was == null ? at : was.seen()));
    }

    private void gone(PlatformFact.PodGone f) {
        Pod was = pods.remove(f.pod());
        if (was != null) {
            Cluster c = leaveSeat(cluster(f.pod().context()), was);
            clusters.put(c.withPods(c.pods().plus(was.phase(), -1)));
        }
    }

    /// A seat on a node, also on one that was not seen yet, since two watches may overtake each other: its seats are
    /// then
    /// kept under its name until it comes and is given a place.
    private int takeSeat(NodeId id, long at) {
        Node node = nodes.get(id);
        if (node == null) {
            node = new Node(
                    id,
                    "",
                    "",
                    Capacity.OWNED,
                    NodePhase.GONE,
                    new Room(0, 0, 0, 0),
                    "",
                    -1,
                    Seats.NONE,
                    -1,
                    at,
                    at,
                    Optional.empty());
            Cluster c = cluster(id.context());
            clusters.put(c.withNodes(c.placed(), c.nodes().plus(NodePhase.GONE, 1)));
        }
        int seat = node.seats().lowestFree();
        nodes.put(node.withSeats(node.seats().with(seat)));
        return seat;
    }

    private Cluster leaveSeat(Cluster c, Pod pod) {
        if (!pod.placed()) {
            return c.withQueue(c.queue().without(pod.seat()));
        }
        Node node = nodes.get(pod.nodeId());
        if (node != null) {
            nodes.put(node.withSeats(node.seats().without(pod.seat())));
        }
        return c;
    }

    private void charge(@Nullable Node was, Node now, long at) {
        long before = was == null ? 0 : rate(was);
        long after = rate(now);
        int unpriced = (unpriced(now) ? 1 : 0) - (was != null && unpriced(was) ? 1 : 0);
        bill = bill.changed(after - before, unpriced, at);
    }

    private long rate(Node node) {
        Price price = billed(node) ? prices.get(priceKey(node)) : null;
        return price == null ? 0 : millionths(price);
    }

    private boolean unpriced(Node node) {
        return billed(node) && prices.get(priceKey(node)) == null;
    }

    private static Price.Key priceKey(Node node) {
        return new Price.Key(node.instanceType(), node.capacity());
    }

    static boolean billed(Node node) {
        return node.capacity() != Capacity.OWNED && node.phase() != NodePhase.ORDERED && node.phase() != NodePhase.GONE;
    }

    static long millionths(Price price) {
        return Math.round(price.dollarsPerHour() * 1e6);
    }
}
