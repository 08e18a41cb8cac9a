package cockpit.world;

/// A Deployment and whether it may leave the building.
public record Workload(WorkloadId id, int desired, int ready, boolean sensitive, String version, long since)
        implements Keyed<WorkloadId> {}
