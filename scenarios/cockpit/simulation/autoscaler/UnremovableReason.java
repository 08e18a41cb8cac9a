package cockpit.simulation.autoscaler;

/// Why a node stays, in upstream's words. Source: `cluster-autoscaler/simulator/cluster.go` (UnremovableReason), as far
/// as
/// one loop can come to them.
public enum UnremovableReason {
    ScaleDownDisabledAnnotation,
    ScaleDownUnreadyDisabled,
    NotAutoscaled,
    NotUnneededLongEnough,
    NotUnreadyLongEnough,
    NodeGroupMinSizeReached,
    MinimalResourceLimitExceeded,
    CurrentlyBeingDeleted,
    NotUnderutilized,
    NoPlaceToMovePods,
    BlockedByPod,
    UnexpectedError
}
