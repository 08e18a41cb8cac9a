package cockpit.simulation.kubernetes;

import java.util.List;

/// A container, as far as scheduling reads it.
///
/// @param requests what it asks for; a limit without a request counts as one, as the API server has it
/// @param sidecar  an init container with restartPolicy Always, which goes on running
/// @param ports    of the node that it takes
public record Container(String name, ResourceList requests, boolean sidecar, List<HostPort> ports) {
    public Container {
        ports = List.copyOf(ports);
    }
}
