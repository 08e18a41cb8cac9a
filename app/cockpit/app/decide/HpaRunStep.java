package cockpit.app.decide;

import cockpit.simulation.hpa.Observation;
import cockpit.simulation.kubernetes.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A step of `decide hpa-run`.
///
/// @param newExternal null to keep what the step before had
/// @param perPod      what each pod uses, null if it is not said
/// @param total       what all use together, null if it is not said; `perPod` goes before it
record HpaRunStep(
        Instant at,
        @Nullable List<Observation.External> newExternal,
        @Nullable Quantity perPod,
        @Nullable Quantity total) {
    static HpaRunStep read(Case in) {
        in.object();
        return new HpaRunStep(
                in.at("at").time(),
                in.at("externalMetrics").orNull(HpaSeenReading::external),
                in.at("usagePerPod").orNull(Parts::quantity),
                in.at("usageTotal").orNull(Parts::quantity));
    }

    Optional<List<Observation.External>> external() {
        return Optional.ofNullable(newExternal);
    }

    /// What each of so many pods uses; empty where nothing is measured.
    Optional<Quantity> each(int replicas) {
        if (perPod != null) {
            return Optional.of(perPod);
        }
        return total == null || replicas == 0
                ? Optional.empty()
                : Optional.of(Quantity.ofMilli(total.milliValue() / replicas));
    }
}
