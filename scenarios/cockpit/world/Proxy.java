package cockpit.world;

/// One sidecar's agreement with the control plane.
public record Proxy(PodId id, MeshFact.Sync cds, MeshFact.Sync lds, MeshFact.Sync eds, MeshFact.Sync rds, long at)
        implements Keyed<PodId> {
    /// Whether all four kinds of configuration are acknowledged.
    public boolean synced() {
        return cds == MeshFact.Sync.SYNCED
                && lds == MeshFact.Sync.SYNCED
                && eds == MeshFact.Sync.SYNCED
                && rds == MeshFact.Sync.SYNCED;
    }
}
