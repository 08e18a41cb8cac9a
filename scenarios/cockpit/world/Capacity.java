package cockpit.world;

/// How a node is paid for: EKS's `capacityType`, or OWNED for the company's own hosts.
public enum Capacity {
    OWNED,
    ON_DEMAND,
    SPOT
}
