package cockpit.world;

/// A pod and the place it keeps: on its node, or in the cluster's queue while it has none.
///
/// @param seat  index of its place
/// @param since when it entered its phase, microseconds
/// @param seen  when it was first seen, microseconds
public record Pod(
        PodId id,
        String workload,
        String node,
        PodPhase phase,
        int cpuMillis,
        String why,
        int seat,
        long since,
        long seen)
        implements Keyed<PodId> {

    /// Whether it is placed on a node.
    public boolean placed() {
        return !node.isEmpty();
    }

    /// The node it is placed on; meaningless while [#placed] is false.
    public NodeId nodeId() {
        return new NodeId(id.context(), node);
    }

    public WorkloadId workloadId() {
        return new WorkloadId(id.context(), id.namespace(), workload);
    }
}
