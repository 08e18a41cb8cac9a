package cockpit.views.topology;

import cockpit.world.NodeId;
import cockpit.world.PodId;

/// What the pointer is on, or the keyboard's place on the stage.
public sealed interface Subject {
    record OfCluster(String context) implements Subject {}

    record OfNode(NodeId node) implements Subject {}

    record OfPod(PodId pod) implements Subject {}

    /// A reserved place without a node.
    record OfPlace(int place) implements Subject {}

    /// Peering, gateways and the stream between the clusters.
    record OfRiver() implements Subject {}
}
