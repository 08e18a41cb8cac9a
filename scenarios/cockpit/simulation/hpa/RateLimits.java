package cockpit.simulation.hpa;

import cockpit.simulation.hpa.Behavior.Measure;
import cockpit.simulation.hpa.Behavior.Policy;
import cockpit.simulation.hpa.Behavior.Rules;
import cockpit.simulation.hpa.Behavior.Select;
import java.time.Instant;

/// How far one step may go, and the bounds.
final class RateLimits {
    private static final double DOUBLE = 2;
    private static final double AT_LEAST = 4;

    private RateLimits() {}

    /// Without a behavior: no more than twice as many, or four. Source: horizontal.go
    /// (convertDesiredReplicasWithRules).
    static Bounded legacy(HpaSpec spec, int current, int wanted) {
        int fastest = Cut.toInt(Math.max(DOUBLE * current, AT_LEAST));
        int most = Math.min(spec.maxReplicas(), fastest);
        if (wanted < spec.minReplicas()) {
            return new Bounded(spec.minReplicas(), Limit.TooFewReplicas);
        }
        if (wanted > most) {
            return new Bounded(most, spec.maxReplicas() > fastest ? Limit.ScaleUpLimit : Limit.TooManyReplicas);
        }
        return new Bounded(wanted, null);
    }

    /// With one: by its policies. Source: horizontal.go (convertDesiredReplicasWithBehaviorRate).
    static Bounded behaved(
            HpaSpec spec, Behavior behavior, ScalingHistory history, int current, int wanted, Instant now) {
        if (wanted > current) {
            int fastest = Math.max(current, up(behavior.scaleUp(), history, current, now));
            int most = Math.min(spec.maxReplicas(), fastest);
            if (wanted > most) {
                return new Bounded(most, spec.maxReplicas() > fastest ? Limit.ScaleUpLimit : Limit.TooManyReplicas);
            }
        } else if (wanted < current) {
            int fastest = Math.min(current, down(behavior.scaleDown(), history, current, now));
            int least = Math.max(spec.minReplicas(), fastest);
            if (wanted < least) {
                return new Bounded(least, spec.minReplicas() < fastest ? Limit.ScaleDownLimit : Limit.TooFewReplicas);
            }
        }
        return new Bounded(wanted, null);
    }

    private static int up(Rules rules, ScalingHistory history, int current, Instant now) {
        if (rules.select() == Select.Disabled) {
            return current;
        }
        boolean least = rules.select() == Select.Min;
        int limit = least ? Integer.MAX_VALUE : Integer.MIN_VALUE;
        for (Policy policy : rules.policies()) {
            int start = periodStart(policy, history, current, now);
            int proposed = policy.type() == Measure.Pods
                    ? start + policy.value()
                    : Cut.up(start * (1 + policy.value() / 100.0));
            limit = least ? Math.min(limit, proposed) : Math.max(limit, proposed);
        }
        return limit;
    }

    private static int down(Rules rules, ScalingHistory history, int current, Instant now) {
        if (rules.select() == Select.Disabled) {
            return current;
        }
        boolean least = rules.select() == Select.Min;
        int limit = least ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        for (Policy policy : rules.policies()) {
            int start = periodStart(policy, history, current, now);
            int proposed = policy.type() == Measure.Pods
                    ? start - policy.value()
                    : Cut.toInt(start * (1 - policy.value() / 100.0));
            limit = least ? Math.max(limit, proposed) : Math.min(limit, proposed);
        }
        return limit;
    }

    /// How many there were when the policy's period began.
    private static int periodStart(Policy policy, ScalingHistory history, int current, Instant now) {
        return current
                - ScalingHistory.within(history.ups(), policy.periodSeconds(), now)
                + ScalingHistory.within(history.downs(), policy.periodSeconds(), now);
    }
}
