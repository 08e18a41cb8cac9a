package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Pod;
import java.util.List;

/// A way to grow: so many nodes of a group would take these pods.
///
/// @param nodeCount one or more
/// @param pods      in the order they were packed
public record Option(String nodeGroup, int nodeCount, List<Pod> pods) {
    public Option {
        pods = List.copyOf(pods);
    }
}
