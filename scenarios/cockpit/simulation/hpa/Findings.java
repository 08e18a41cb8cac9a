package cockpit.simulation.hpa;

import cockpit.simulation.hpa.Reconciliation.Condition;
import cockpit.simulation.hpa.Reconciliation.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one reconcile finds, as the controller says it: conditions and events. A later word on a condition replaces an
/// earlier one. Source: horizontal.go (setCondition, eventRecorder).
final class Findings {
    private static final String ABLE = "AbleToScale";
    private static final String ACTIVE = "ScalingActive";
    private static final String LIMITED = "ScalingLimited";

    private final Map<String, Condition> conditions = new LinkedHashMap<>();
    private final List<Event> events = new ArrayList<>();

    List<Condition> conditions() {
        return List.copyOf(conditions.values());
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    void gotScale() {
        set(ABLE, true, "SucceededGetScale", "the HPA controller was able to get the target's current scale");
    }

    void unreadableTarget(String apiVersion) {
        String why = "unexpected GroupVersion string: " + apiVersion;
        set(ABLE, false, "FailedGetScale", "the HPA controller was unable to get the target's current scale: " + why);
        warn("FailedGetScale", why);
    }

    void rescaled(int replicas, String reason) {
        set(ABLE, true, "SucceededRescale", "the HPA controller was able to update the target scale to " + replicas);
        events.add(new Event(false, "SuccessfulRescale", "New size: " + replicas + "; reason: " + reason));
    }

    void scalingDisabled() {
        set(ACTIVE, false, "ScalingDisabled", "scaling is disabled since the replica count of the target is zero");
    }

    void noSelector() {
        warn("SelectorRequired", "selector is required");
        set(ACTIVE, false, "InvalidSelector", "the HPA target's scale is missing a selector");
        uncomputed("selector is required");
    }

    void unreadableSelector(String fault) {
        String why = "couldn't convert selector into a corresponding internal selector object: " + fault;
        warn("InvalidSelector", why);
        set(ACTIVE, false, "InvalidSelector", why);
        uncomputed(why);
    }

    void failed(Failure metric) {
        warn(metric.reason(), metric.text());
    }

    /// No number of replicas comes of the metrics.
    void uncomputed(Failure first, int failed, int all) {
        set(ACTIVE, false, first.reason(), "the HPA was unable to compute the replica count: " + first.text());
        uncomputed("invalid metrics (" + failed + " invalid out of " + all + "), first error is: " + first.inFull());
    }

    private void uncomputed(String why) {
        warn("FailedComputeMetricsReplicas", why);
    }

    void computed(String metric) {
        set(
                ACTIVE,
                true,
                "ValidMetricFound",
                "the HPA was able to successfully calculate a replica count from " + metric);
    }

    void stabilized(@Nullable Limit by) {
        if (by == null) {
            set(ABLE, true, "ReadyForNewScale", "recommended size matches current size");
            return;
        }
        boolean up = by == Limit.ScaleUpStabilized;
        set(
                ABLE,
                true,
                by.name(),
                "recent recommendations were " + (up ? "lower" : "higher") + " than current one, applying the "
                        + (up ? "lowest" : "highest") + " recent recommendation");
    }

    void limited(@Nullable Limit by) {
        if (by == null) {
            set(LIMITED, false, "DesiredWithinRange", "the desired count is within the acceptable range");
            return;
        }
        String how = switch (by) {
            case ScaleUpLimit -> "increasing faster than the maximum scale rate";
            case ScaleDownLimit -> "decreasing faster than the maximum scale rate";
            case TooManyReplicas -> "more than the maximum replica count";
            case TooFewReplicas -> "less than the minimum replica count";
            case ScaleUpStabilized, ScaleDownStabilized ->
                throw new IllegalArgumentException(by + " is a word on AbleToScale");
        };
        set(LIMITED, true, by.name(), "the desired replica count is " + how);
    }

    private void set(String type, boolean status, String reason, String message) {
        conditions.put(type, new Condition(type, status ? "True" : "False", reason, message));
    }

    private void warn(String reason, String message) {
        events.add(new Event(true, reason, message));
    }
}
