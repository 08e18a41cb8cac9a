package cockpit.world;

/// What a cluster's API server and its metrics tell.
public sealed interface PlatformFact extends Fact {
    /// A cluster of the stage, as first seen or changed.
    ///
    /// @param context  kubectl context
    /// @param name     the cluster's own name
    /// @param version  Kubernetes version, "" when not told
    /// @param cidr     address range of its network, "" when not told
    /// @param reserved places kept for its nodes: the most its groups may grow to
    record ClusterSeen(String context, String name, Side side, String version, String cidr, int reserved)
            implements PlatformFact {}

    /// A node as it is now.
    ///
    /// @param instanceType EC2 type, "" when not told
    /// @param group        node group, "" for a node of none
    /// @param why          who asked for it or what changed, as the source said it; may be ""
    record NodeSeen(
            NodeId node, String instanceType, String group, Capacity capacity, NodePhase phase, Room room, String why)
            implements PlatformFact {}

    /// The node's object is gone.
    record NodeGone(NodeId node, String why) implements PlatformFact {}

    /// Use of a whole host. Percent of all cores, 0 to 100.
    record NodeMeasured(NodeId node, double cpuPercent) implements PlatformFact {}

    /// GPUs of a node that its pods hold: requests of `nvidia.com/gpu` of pods placed on it.
    record GpusSeen(NodeId node, int held) implements PlatformFact {}

    /// A pod as it is now.
    ///
    /// @param workload   the Deployment it belongs to, "" for none
    /// @param node       where it is placed, "" for nowhere yet
    /// @param cpuMillis  CPU request
    /// @param why        the newest event's text, as the source said it; may be ""
    record PodSeen(PodId pod, String workload, String node, PodPhase phase, int cpuMillis, String why)
            implements PlatformFact {}

    /// The pod's object is gone.
    record PodGone(PodId pod, String why) implements PlatformFact {}

    /// A Deployment as it is now.
    ///
    /// @param sensitive holds customer data: stays on-prem, may not be shifted
    /// @param version   the version label its pods carry, as the mesh shows it
    record WorkloadSeen(WorkloadId workload, int desired, int ready, boolean sensitive, String version)
            implements PlatformFact {}

    /// The Deployment is gone.
    record WorkloadGone(WorkloadId workload) implements PlatformFact {}
}
