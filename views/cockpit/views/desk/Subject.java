package cockpit.views.desk;

import cockpit.world.Link;
import cockpit.world.Mark;
import cockpit.world.NodeId;
import cockpit.world.PodId;

/// What the pointer is on, or the keyboard's place on the stage: all that can be explained.
public sealed interface Subject {
    record OfCluster(String context) implements Subject {}

    record OfNode(NodeId node) implements Subject {}

    record OfPod(PodId pod) implements Subject {}

    /// A reserved place without a node.
    record OfPlace(int place) implements Subject {}

    /// Peering, gateways and the stream between the clusters.
    record OfRiver() implements Subject {}

    /// A service of the graph, wherever it runs.
    record OfService(String name) implements Subject {}

    /// A station of the chain.
    record OfLink(Link link) implements Subject {}

    /// An instrument, or a figure of the window's frame.
    record OfFigure(Figure figure) implements Subject {}

    /// Where events come from, and how old its newest is.
    record OfSource(String source) implements Subject {}

    /// A cue, counted from 0.
    record OfCue(int cue) implements Subject {}

    /// A mark on the timeline.
    record OfMark(Mark mark) implements Subject {}
}
