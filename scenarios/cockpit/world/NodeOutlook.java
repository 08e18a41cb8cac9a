package cockpit.world;

import java.util.Optional;

/// What a node has to expect: to be found unneeded, or to be taken by Spot.
///
/// @param removeAt  when Cluster Autoscaler may remove it, microseconds; -1 when it is needed
/// @param why       why it stays, in Cluster Autoscaler's words; "" when nothing is said
/// @param rebalance when a rebalance recommendation came, microseconds; -1 for never
/// @param noticed   when the interruption notice came, microseconds; -1 for never
/// @param until     when the instance is taken, microseconds; -1 when no notice came
/// @param played    the same as `until` where the notice is only played: nobody takes the instance
public record NodeOutlook(
        NodeId id, long removeAt, String why, long rebalance, long noticed, long until, Optional<Long> played)
        implements Keyed<NodeId> {
    static NodeOutlook none(NodeId id) {
        return new NodeOutlook(id, -1, "", -1, -1, -1, Optional.empty());
    }

    NodeOutlook unneeded(ScalingFact.NodeUnneeded f) {
        return new NodeOutlook(id, f.removeAt(), f.why(), rebalance, noticed, until, played);
    }

    NodeOutlook warned(ScalingFact.SpotWarned f, long at) {
        return f.until() < 0
                ? new NodeOutlook(id, removeAt, why, at, noticed, until, played)
                : new NodeOutlook(id, removeAt, why, rebalance, at, f.until(), Optional.empty());
    }

    /// EC2's own notice is not taken back by the end of a played one.
    NodeOutlook played(ScalingFact.DrainPlayed f, long at) {
        if (f.until() >= 0) {
            return new NodeOutlook(id, removeAt, why, rebalance, at, f.until(), Optional.of(f.until()));
        }
        return played.isEmpty() ? this : new NodeOutlook(id, removeAt, why, rebalance, -1, -1, Optional.empty());
    }
}
