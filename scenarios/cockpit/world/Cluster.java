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
}
