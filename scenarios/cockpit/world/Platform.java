package cockpit.world;

/// Clusters, nodes, pods and workloads of the stage.
public record Platform(
        Table<String, Cluster> clusters,
        Table<NodeId, Node> nodes,
        Table<PodId, Pod> pods,
        Table<WorkloadId, Workload> workloads) {
    static final Platform EMPTY = new Platform(Table.empty(), Table.empty(), Table.empty(), Table.empty());
}
