package cockpit.simulation.kubernetes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A condition of a node or pod.
///
/// @param status True, False or Unknown
/// @param since  lastTransitionTime, null where not given
public record Condition(
        String type, String status, String reason, @Nullable Instant since) {}
