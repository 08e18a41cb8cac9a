package cockpit.world;

/// One edge of the service graph, as last measured. Units as in [MeshFact.EdgeMeasured].
public record Edge(
        EdgeId id,
        double perSecond,
        double errorsPerSecond,
        double slowPerSecond,
        double p50Millis,
        double p95Millis,
        boolean mutualTls,
        long at)
        implements Keyed<EdgeId> {}
