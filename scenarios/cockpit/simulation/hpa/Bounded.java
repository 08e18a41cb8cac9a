package cockpit.simulation.hpa;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A number of replicas after a rule.
///
/// @param by what held it back, null for nothing
record Bounded(int replicas, @Nullable Limit by) {
    Optional<Limit> limit() {
        return Optional.ofNullable(by);
    }
}
