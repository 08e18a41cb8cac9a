package cockpit.world;

/// The life of a node, from the order to the empty place it leaves.
public enum NodePhase {
    /// Asked of the Auto Scaling group; no instance yet.
    ORDERED,
    /// The instance runs, the kubelet has not reported.
    BOOTING,
    /// The Node object exists and is not Ready yet.
    JOINING,
    READY,
    /// Was Ready and is no longer.
    NOT_READY,
    /// Cordoned and draining.
    LEAVING,
    /// Gone; its place stays outlined.
    GONE
}
