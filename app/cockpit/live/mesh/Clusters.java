package cockpit.live.mesh;

import cockpit.live.StageFile;
import java.util.Optional;

/// Which context a cluster's name in Istio's labels means.
record Clusters(StageFile.Cluster main, StageFile.Cluster remote) {
    static Clusters of(StageFile stage) {
        return new Clusters(stage.kubernetes().main(), stage.kubernetes().remote());
    }

    /// Empty for a name that is neither's: Istio's own "unknown", or none at all as before 1.6.
    Optional<String> context(String name) {
        return Optional.ofNullable(names(main, name) ? main.context() : names(remote, name) ? remote.context() : null);
    }

    private static boolean names(StageFile.Cluster cluster, String name) {
        return name.equals(cluster.cluster()) || name.equals(cluster.context());
    }
}
