package cockpit.world;

/// Requests from one workload to another; each end is a workload in a cluster, since the same name may run in both.
public record EdgeId(String fromContext, String from, String toContext, String to) {
    /// Whether the requests leave their cluster, and so cross the gateways and the peering.
    public boolean crosses() {
        return !fromContext.equals(toContext);
    }
}
