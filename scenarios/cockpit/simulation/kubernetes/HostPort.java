package cockpit.simulation.kubernetes;

/// A port of the node that a container takes. Source: `k8s.io/kube-scheduler/framework/types.go` (HostPortInfo).
///
/// @param ip "0.0.0.0" for all addresses
public record HostPort(String ip, String protocol, int port) {
    private static final String ANY = "0.0.0.0";

    public HostPort {
        ip = ip.isEmpty() ? ANY : ip;
        protocol = protocol.isEmpty() ? "TCP" : protocol;
    }

    /// Whether both cannot be taken on one node.
    public boolean conflicts(HostPort other) {
        return port == other.port
                && protocol.equals(other.protocol)
                && (ip.equals(ANY) || other.ip.equals(ANY) || ip.equals(other.ip));
    }
}
