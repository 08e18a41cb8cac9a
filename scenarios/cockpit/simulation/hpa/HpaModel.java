package cockpit.simulation.hpa;

import cockpit.simulation.hpa.Reconciliation.MetricResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The HorizontalPodAutoscaler's controller: one reconcile at a time. Pure.
///
/// Source: horizontal.go (reconcileAutoscaler, computeReplicasForMetrics, normalizeDesiredReplicas...).
public final class HpaModel {
    private final HpaSpec spec;
    private final ControllerSettings settings;
    private final Observation seen;
    private final int current;
    private final Findings findings = new Findings();
    private final List<MetricResult> results = new ArrayList<>();
    private ScalingHistory history;

    private HpaModel(HpaSpec spec, ControllerSettings settings, Observation seen, ScalingHistory history) {
        this.spec = spec;
        this.settings = settings;
        this.seen = seen;
        this.current = seen.replicas();
        this.history = history;
    }

    /// One reconcile.
    ///
    /// @param history what the one before left, [ScalingHistory#UNKNOWN] for the first
    public static Reconciliation reconcile(
            HpaSpec spec, ControllerSettings settings, Observation seen, ScalingHistory history) {
        return new HpaModel(spec, settings, seen, history).reconcile();
    }

    private Reconciliation reconcile() {
        if (!spec.namesItsTarget()) {
            findings.unreadableTarget(spec.apiVersion());
            return unchanged();
        }
        findings.gotScale();
        history = history.seen(current, seen.now());
        if (current == 0 && spec.minReplicas() != 0) {
            findings.scalingDisabled();
            return unchanged();
        }
        if (current > spec.maxReplicas()) {
            return rescaled(spec.maxReplicas(), "Current number of replicas above Spec.MaxReplicas");
        }
        if (current < spec.minReplicas()) {
            return rescaled(spec.minReplicas(), "Current number of replicas below Spec.MinReplicas");
        }
        Largest largest = isSelectorSound() ? largest() : null;
        return largest == null ? unchanged() : normalized(largest);
    }

    private boolean isSelectorSound() {
        if (seen.selector().isEmpty()) {
            findings.noSelector();
            return false;
        }
        Optional<String> fault = TargetSelector.fault(seen.selector());
        fault.ifPresent(findings::unreadableSelector);
        return fault.isEmpty();
    }

    private record Largest(int replicas, String metric) {}

    /// What the metrics ask for together; null if that cannot be told: none can be, or some cannot and the others would
    /// shrink.
    private @Nullable Largest largest() {
        var proposals = new MetricProposals(spec, seen, settings);
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
                findings.failed(e);
                first = first == null ? e : first;
                failed++;
            }
        }
        if (first != null && (failed == spec.metrics().size() || replicas < current)) {
            findings.uncomputed(first, failed, spec.metrics().size());
            return null;
        }
        findings.computed(metric);
        return new Largest(replicas, metric);
    }

    private Reconciliation normalized(Largest largest) {
        int proposed = Math.max(0, largest.replicas());
        Bounded stabilized = stabilized(proposed);
        findings.stabilized(stabilized.by());
        Behavior behavior = spec.behavior();
        Bounded bounded = behavior == null
                ? RateLimits.legacy(spec, current, stabilized.replicas())
                : RateLimits.behaved(spec, behavior, history, current, stabilized.replicas(), seen.now());
        findings.limited(bounded.by());
        var limits = new ArrayList<Limit>();
        stabilized.limit().ifPresent(limits::add);
        bounded.limit().ifPresent(limits::add);
        boolean rescale = bounded.replicas() != current;
        String reason = rescale ? reason(proposed, largest.metric()) : null;
        if (reason != null) {
            written(bounded.replicas(), reason);
        }
        return ended(bounded.replicas(), proposed, stabilized.replicas(), limits, reason);
    }

    /// Empty where only what was recommended before changes the number.
    private String reason(int proposed, String metric) {
        if (proposed > current) {
            return metric + " above target";
        }
        return proposed < current ? "All metrics below target" : "";
    }

    private Bounded stabilized(int proposed) {
        Instant now = seen.now();
        Behavior behavior = spec.behavior();
        Duration down = Stabilization.down(spec, settings);
        Duration up = behavior == null ? down : Stabilization.up(behavior);
        Bounded stabilized = behavior == null
                ? Stabilization.legacy(history.recommendations(), proposed, down, now)
                : Stabilization.behaved(history.recommendations(), current, proposed, up, down, now);
        history = history.recommended(proposed, now, now.minus(up.compareTo(down) > 0 ? up : down));
        return stabilized;
    }

    private Reconciliation rescaled(int replicas, String reason) {
        written(replicas, reason);
        return ended(replicas, null, null, List.of(), reason);
    }

    private Reconciliation unchanged() {
        return ended(current, null, null, List.of(), null);
    }

    private void written(int replicas, String reason) {
        findings.rescaled(replicas, reason);
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
                findings.conditions(),
                findings.events(),
                history,
                desired != current);
    }
}
