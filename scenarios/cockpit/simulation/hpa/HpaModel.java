package cockpit.simulation.hpa;

import cockpit.simulation.hpa.Reconciliation.Condition;
import cockpit.simulation.hpa.Reconciliation.MetricResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The HorizontalPodAutoscaler's controller: one reconcile at a time. Pure.
///
/// Source: horizontal.go (reconcileAutoscaler, computeReplicasForMetrics, normalizeDesiredReplicas...).
public final class HpaModel {
    private static final String ABLE = "AbleToScale";
    private static final String ACTIVE = "ScalingActive";
    private static final String LIMITED = "ScalingLimited";

    private final HpaSpec spec;
    private final ControllerSettings settings;
    private final Observation seen;
    private final int current;
    private final Map<String, Condition> conditions = new LinkedHashMap<>();
    private final List<MetricResult> results = new ArrayList<>();
    private ScalingHistory history;

    private HpaModel(HpaSpec spec, ControllerSettings settings, Observation seen, ScalingHistory history) {
        this.spec = spec;
        this.settings = settings;
        this.seen = seen;
        this.current = seen.replicas();
        this.history = history.seen(current, seen.now());
    }

    /// One reconcile.
    ///
    /// @param history what the one before left, [ScalingHistory#UNKNOWN] for the first
    public static Reconciliation reconcile(
            HpaSpec spec, ControllerSettings settings, Observation seen, ScalingHistory history) {
        return new HpaModel(spec, settings, seen, history).reconcile();
    }

    private Reconciliation reconcile() {
        able("True", "SucceededGetScale", "the HPA controller was able to get the target's current scale");
        if (current == 0 && spec.minReplicas() != 0) {
            active("False", "ScalingDisabled", "scaling is disabled since the replica count of the target is zero");
            return ended(current, null, null, List.of(), null);
        }
        if (current > spec.maxReplicas()) {
            return rescaled(spec.maxReplicas(), "Current number of replicas above Spec.MaxReplicas");
        }
        if (current < spec.minReplicas()) {
            return rescaled(spec.minReplicas(), "Current number of replicas below Spec.MinReplicas");
        }
        Largest largest = largest();
        return largest == null ? ended(current, null, null, List.of(), null) : normalized(largest);
    }

    private record Largest(int replicas, String metric) {}

    /// What the metrics ask for together; null if that cannot be told: none can be, or some cannot and the others would
    /// shrink.
    private @Nullable Largest largest() {
        if (seen.selector().isEmpty()) {
            active("False", "InvalidSelector", "the HPA target's scale is missing a selector");
            return null;
        }
        if (!SelectorText.isReadable(seen.selector())) {
            active(
                    "False",
                    "InvalidSelector",
                    "couldn't convert selector into a corresponding internal selector object");
            return null;
        }
        var proposals = new MetricProposals(seen, settings, Tolerances.of(spec, settings));
        int replicas = 0;
        String metric = "";
        int failed = 0;
        Failure first = null;
        for (MetricSpec each : spec.metrics()) {
            try {
                Proposal proposal = proposals.of(each);
                results.add(MetricResult.of(each, proposal));
                if (replicas == 0 || proposal.replicas() > replicas) {
                    replicas = proposal.replicas();
                    metric = proposal.metric();
                }
            } catch (Failure e) {
                results.add(MetricResult.failed(each, e));
                first = first == null ? e : first;
                failed++;
            }
        }
        if (first != null && (failed == spec.metrics().size() || replicas < current)) {
            active("False", first.reason(), "the HPA was unable to compute the replica count: " + first.text());
            return null;
        }
        active("True", "ValidMetricFound", "the HPA was able to successfully calculate a replica count from " + metric);
        return new Largest(replicas, metric);
    }

    private Reconciliation normalized(Largest largest) {
        int proposed = Math.max(0, largest.replicas());
        String reason = proposed > current
                ? largest.metric() + " above target"
                : proposed < current ? "All metrics below target" : "";
        Behavior behavior = spec.behavior();
        Duration down = Stabilization.down(spec, settings);
        Duration up = behavior == null ? Duration.ZERO : Stabilization.up(behavior);
        Bounded stabilized = behavior == null
                ? Stabilization.legacy(history.recommendations(), proposed, down, seen.now())
                : Stabilization.behaved(history.recommendations(), current, proposed, up, down, seen.now());
        history = history.recommended(proposed, seen.now(), up.compareTo(down) > 0 ? up : down);
        stabilizing(stabilized.by());
        Bounded bounded = behavior == null
                ? RateLimits.legacy(spec, current, stabilized.replicas())
                : RateLimits.behaved(spec, behavior, history, current, stabilized.replicas(), seen.now());
        limiting(bounded.by());
        var limits = new ArrayList<Limit>();
        if (stabilized.by() != null) {
            limits.add(stabilized.by());
        }
        if (bounded.by() != null) {
            limits.add(bounded.by());
        }
        boolean writes = bounded.replicas() != current;
        if (writes) {
            written(bounded.replicas());
        }
        return ended(bounded.replicas(), proposed, stabilized.replicas(), limits, writes ? reason : null);
    }

    private Reconciliation rescaled(int replicas, String reason) {
        written(replicas);
        return ended(replicas, null, null, List.of(), reason);
    }

    private void written(int replicas) {
        able("True", "SucceededRescale", "the HPA controller was able to update the target scale to " + replicas);
        Behavior behavior = spec.behavior();
        if (behavior != null) {
            history = history.changed(behavior, current, replicas, seen.now());
        }
    }

    private Reconciliation ended(
            int desired,
            @Nullable Integer proposed,
            @Nullable Integer stabilized,
            List<Limit> limits,
            @Nullable String reason) {
        return new Reconciliation(
                current,
                desired,
                proposed,
                stabilized,
                limits,
                reason,
                results,
                List.copyOf(conditions.values()),
                history,
                desired != current);
    }

    private void stabilizing(@Nullable Limit by) {
        switch (by) {
            case null -> able("True", "ReadyForNewScale", "recommended size matches current size");
            case ScaleUpStabilized ->
                able(
                        "True",
                        by.name(),
                        "recent recommendations were lower than current one, applying the lowest recent recommendation");
            default ->
                able(
                        "True",
                        by.name(),
                        "recent recommendations were higher than current one, applying the highest recent"
                                + " recommendation");
        }
    }

    private void limiting(@Nullable Limit by) {
        String message = "the desired replica count is ";
        switch (by) {
            case null -> limited("False", "DesiredWithinRange", "the desired count is within the acceptable range");
            case ScaleUpLimit -> limited("True", by.name(), message + "increasing faster than the maximum scale rate");
            case ScaleDownLimit ->
                limited("True", by.name(), message + "decreasing faster than the maximum scale rate");
            case TooManyReplicas -> limited("True", by.name(), message + "more than the maximum replica count");
            default -> limited("True", by.name(), message + "less than the minimum replica count");
        }
    }

    private void able(String status, String reason, String message) {
        set(ABLE, status, reason, message);
    }

    private void active(String status, String reason, String message) {
        set(ACTIVE, status, reason, message);
    }

    private void limited(String status, String reason, String message) {
        set(LIMITED, status, reason, message);
    }

    private void set(String type, String status, String reason, String message) {
        conditions.put(type, new Condition(type, status, reason, message));
    }
}
