package cockpit.views.desk;

import cockpit.world.GroupId;
import cockpit.world.Hop;
import cockpit.world.HpaId;
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

    /// A HorizontalPodAutoscaler.
    record OfHpa(HpaId hpa) implements Subject {}

    /// A node group.
    record OfGroup(GroupId group) implements Subject {}

    /// A place without a node that a group keeps, counted from 0.
    record OfGroupPlace(GroupId group, int place) implements Subject {}

    /// A station of the way from load to answer.
    record OfHop(Hop hop) implements Subject {}

    /// An instrument, or a figure of the window's frame.
    record OfFigure(Figure figure) implements Subject {}

    /// Where events come from, and how old its newest is.
    record OfSource(String source) implements Subject {}

    /// A cue, counted from 0.
    record OfCue(int cue) implements Subject {}

    /// A mark on the timeline.
    record OfMark(Mark mark) implements Subject {}
}
