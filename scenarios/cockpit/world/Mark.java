package cockpit.world;

/// Something worth finding again on the timeline.
///
/// @param label a cue's id, an alarm's state, a weight; of what somebody else changed its object, before, after and
/// who,
///              tabs between: the view puts it into words
public record Mark(long at, Kind kind, String label) {
    /// Each has a shape of its own.
    public enum Kind {
        CUE,
        LOAD,
        ALARM,
        ROUTE,
        NODE,
        FAULT,
        FOREIGN,
        /// A HorizontalPodAutoscaler wrote another number: `4 10`.
        REPLICAS,
        /// A group's desired capacity changed: `2 4 workers`.
        CAPACITY,
        /// A Spot instance will be taken: its name.
        NOTICE,
        /// A Spot interruption is played on a node.
        PLAYED,
        /// The picture went on from another stage.
        SWITCH
    }
}
