package cockpit.world;

/// A metric as CloudWatch has it: the datapoints that arrived, at the start of their periods.
public record Metric(Key id, Trace points, int periodSeconds, long at) implements Keyed<Metric.Key> {
    /// A metric's name and its one dimension as shown.
    public record Key(String name, String dimension) {}
}
