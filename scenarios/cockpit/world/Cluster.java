package cockpit.world;

/// One cluster, with counts kept as events come so that no view has to walk the pods.
///
/// @param reserved  places kept for nodes
/// @param placed    places given so far; a node keeps its place until the stage is reset
/// @param queue     places taken in the queue of pending pods
/// @param nodes     nodes by phase, indexed by [NodePhase]'s ordinal
/// @param pods      pods by phase, indexed by [PodPhase]'s ordinal
/// @param cpuTenths sum of the measured nodes' CPU, tenths of a percent
/// @param measured  number of nodes in that sum
/// @param cpu       mean CPU over time, percent
public record Cluster(
        String id,
        String name,
        Side side,
        String version,
        String cidr,
        int reserved,
        int placed,
        Seats queue,
        Counts nodes,
        Counts pods,
        long cpuTenths,
        int measured,
        Trace cpu)
        implements Keyed<String> {

    /// Mean CPU of its measured nodes, percent; NaN when none was measured.
    public double cpuPercent() {
        return measured == 0 ? Double.NaN : cpuTenths / 10.0 / measured;
    }

    /// Nodes that exist or are on their way.
    public int nodeCount() {
        return nodes.total() - nodes.of(NodePhase.GONE);
    }

    /// Before anything is known of it but its context.
    static Cluster unknown(String context) {
        return new Cluster(
                context, context, Side.CLOUD, "", "", 0, 0, Seats.NONE, Counts.NONE, Counts.NONE, 0, 0, Trace.EMPTY);
    }

    Cluster seen(PlatformFact.ClusterSeen f) {
        return new Cluster(
                id,
                f.name(),
                f.side(),
                f.version(),
                f.cidr(),
                f.reserved(),
                placed,
                queue,
                nodes,
                pods,
                cpuTenths,
                measured,
                cpu);
    }

    Cluster withNodes(int newPlaced, Counts newNodes) {
        return new Cluster(
                id, name, side, version, cidr, reserved, newPlaced, queue, newNodes, pods, cpuTenths, measured, cpu);
    }

    Cluster withPods(Counts newPods) {
        return newPods.equals(pods)
                ? this
                : new Cluster(
                        id, name, side, version, cidr, reserved, placed, queue, nodes, newPods, cpuTenths, measured,
                        cpu);
    }

    Cluster withQueue(Seats newQueue) {
        return new Cluster(
                id, name, side, version, cidr, reserved, placed, newQueue, nodes, pods, cpuTenths, measured, cpu);
    }

    /// With one node's CPU measured anew, in tenths of a percent; -1 for a node that is not measured.
    Cluster withCpu(int before, int after, long at) {
        long sum = cpuTenths - Math.max(before, 0) + Math.max(after, 0);
        int n = measured - (before >= 0 ? 1 : 0) + (after >= 0 ? 1 : 0);
        Trace curve = n == 0 ? cpu : cpu.with(at, sum / 10.0 / n);
        return new Cluster(id, name, side, version, cidr, reserved, placed, queue, nodes, pods, sum, n, curve);
    }
}
