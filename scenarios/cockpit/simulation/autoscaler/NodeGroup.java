package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A node group, on AWS an Auto Scaling group.
///
/// @param targetSize          its desired capacity
/// @param nodes               names of those registered
/// @param template            what a further node looks like; null to take one of the group's, emptied
/// @param deletionsInProgress nodes on their way out that the target still counts
/// @param backingOff          after a failed scale-up: it is left alone for a while
public record NodeGroup(
        String name,
        int minSize,
        int maxSize,
        int targetSize,
        List<String> nodes,
        @Nullable Node template,
        int deletionsInProgress,
        boolean backingOff) {
    public NodeGroup {
        nodes = List.copyOf(nodes);
    }

    /// How many nodes it may still get.
    int capacity() {
        return Math.max(0, maxSize - targetSize);
    }
}
