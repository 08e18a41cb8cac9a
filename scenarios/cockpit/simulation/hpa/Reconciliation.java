package cockpit.simulation.hpa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one reconcile comes to.
///
/// @param before       replicas of the target before
/// @param desired      and afterwards
/// @param proposed     the largest that metrics ask for; null if they were not looked at, or failed
/// @param stabilized   what the windows leave of it; null as before
/// @param limits       what held it back, in order
/// @param reason       of the event SuccessfulRescale, after "reason: "; null when nothing is changed
/// @param metrics      each metric of the spec, in its order; none if they were not looked at
/// @param conditions   those that were looked at, as they stand afterwards
/// @param events       of the object, in order
/// @param history      what is remembered for the next
/// @param rescaled     whether the target was written
public record Reconciliation(
        int before,
        int desired,
        @Nullable Integer proposed,
        @Nullable Integer stabilized,
        List<Limit> limits,
        @Nullable String reason,
        List<MetricResult> metrics,
        List<Condition> conditions,
        List<Event> events,
        ScalingHistory history,
        boolean rescaled) {
    /// Copies the lists.
    public Reconciliation {
        limits = List.copyOf(limits);
        metrics = List.copyOf(metrics);
        conditions = List.copyOf(conditions);
        events = List.copyOf(events);
    }

    /// What one metric comes to.
    ///
    /// @param replicas    what it asks for, null when it cannot be told
    /// @param utilization percent of the request, null for a metric that has none
    /// @param average     a pod, thousandths, null for a metric that has none
    /// @param value       in all, thousandths, null for a metric that has none
    /// @param memory      whether the amounts are bytes
    /// @param ratio       of what is to what should be, NaN when it cannot be told
    /// @param filled      the same with the waiting pods counted in; NaN when none had to be
    /// @param ready       pods that count in full
    /// @param waiting     pods that were counted as using nothing, or all
    /// @param error       why it cannot be told, null when it can
    /// @param reason      the condition's reason for it, null when it can
    public record MetricResult(
            String type,
            @Nullable Integer replicas,
            @Nullable Integer utilization,
            @Nullable Long average,
            @Nullable Long value,
            boolean memory,
            double ratio,
            double filled,
            int ready,
            int waiting,
            @Nullable String error,
            @Nullable String reason) {
        static MetricResult of(MetricSpec spec, Proposal proposal) {
            boolean memory = switch (spec) {
                case MetricSpec.Resource m -> m.resource().equals("memory");
                case MetricSpec.ContainerResource m -> m.resource().equals("memory");
                case MetricSpec.Pods m -> false;
                case MetricSpec.OfObject m -> false;
                case MetricSpec.External m -> false;
                case MetricSpec.Unknown m -> false;
            };
            return new MetricResult(
                    spec.type(),
                    proposal.replicas(),
                    proposal.utilization(),
                    proposal.average(),
                    proposal.value(),
                    memory,
                    proposal.ratio(),
                    proposal.filled(),
                    proposal.counted(),
                    proposal.waiting(),
                    null,
                    null);
        }

        static MetricResult failed(MetricSpec spec, Failure why) {
            return new MetricResult(
                    spec.type(),
                    null,
                    null,
                    null,
                    null,
                    false,
                    Double.NaN,
                    Double.NaN,
                    0,
                    0,
                    why.inFull(),
                    why.reason());
        }
    }

    /// A condition of the object.
    ///
    /// @param status True or False
    public record Condition(String type, String status, String reason, String message) {}

    /// An event of the object.
    ///
    /// @param warning its type: Warning, or Normal
    public record Event(boolean warning, String reason, String message) {}
}
