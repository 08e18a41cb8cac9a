package cockpit.preflight;

import cockpit.live.Trouble;
import java.time.Duration;

/// A check that asks one cluster. Where that fails, the cluster is what has to be looked at first.
interface ClusterQuestion extends Check {
    Duration LIMIT = Duration.ofMillis(3_000);

    /// The cluster's.
    String context();

    @Override
    default Duration limit() {
        return LIMIT;
    }

    @Override
    default Trouble todoWhenFailed() {
        return Trouble.of("preflight.try.cluster", context());
    }
}
