package cockpit.simulation.autoscaler;

/// Why a pod keeps its node, in upstream's words. Source: `cluster-autoscaler/utils/drain/drain.go`
/// (BlockingPodReason).
public enum BlockingReason {
    /// No controller would start it anew.
    NotReplicated,
    /// What it keeps on the node would be lost.
    LocalStorageRequested,
    /// It says so itself.
    NotSafeToEvictAnnotation,
    /// One of kube-system's, young and under no budget.
    UnmovableKubeSystemPod,
    /// A PodDisruptionBudget has no room.
    NotEnoughPdb
}
