package cockpit.world;

/// The state of a pod as the picture tells it, from `status.phase`, the Ready condition and `deletionTimestamp`.
public enum PodPhase {
    /// Not placed on a node yet.
    PENDING,
    /// Placed; containers are being created or are not Ready for the first time.
    STARTING,
    READY,
    /// Running, but not Ready (any longer).
    UNREADY,
    /// Has a deletion timestamp.
    LEAVING,
    FAILED,
    SUCCEEDED
}
