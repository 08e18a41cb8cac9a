package cockpit.world;

/// Who told of an event, in the words shown beside a reading's age: "watch MAIN", "Prometheus", "CloudWatch".
public record Origin(String name) {
    /// The cockpit itself: commands, cues.
    public static final Origin COCKPIT = new Origin("cockpit");
}
