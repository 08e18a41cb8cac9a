package cockpit.preflight;

import cockpit.live.Trouble;
import java.time.Duration;

/// A check that asks one cluster. Where that fails, the cluster is what has to be looked at first.
interface ClusterQuestion extends Check {
    /// A token of two seconds, and a question or two.
    Duration LIMIT = Duration.ofSeconds(4);

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
