package cockpit.simulation.hpa;

import org.jspecify.annotations.Nullable;

/// What one metric asks for, and the numbers it comes from.
///
/// @param metric      the metric as events name it
/// @param replicas    what it asks for
/// @param utilization percent of the request, null for a metric that has none
/// @param average     a pod, in thousandths, null for a metric that has none
/// @param value       in all, in thousandths, null for a metric that has none
/// @param ratio       of what is to what should be
/// @param filled      the same with the waiting pods counted in; NaN when none had to be
/// @param counted     pods that count in full
/// @param waiting     pods that were counted as using nothing, or all
record Proposal(
        String metric,
        int replicas,
        @Nullable Integer utilization,
        @Nullable Long average,
        @Nullable Long value,
        double ratio,
        double filled,
        int counted,
        int waiting) {}
