package cockpit.simulation.hpa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How fast it may grow and shrink: `spec.behavior` with the API server's defaults filled in.
public record Behavior(Rules scaleUp, Rules scaleDown) {
    private static final int USUAL_PERIOD = 15;
    private static final Rules USUAL_UP = new Rules(
            0,
            Select.Max,
            List.of(new Policy(Measure.Pods, 4, USUAL_PERIOD), new Policy(Measure.Percent, 100, USUAL_PERIOD)),
            null);
    private static final Rules USUAL_DOWN =
            new Rules(null, Select.Max, List.of(new Policy(Measure.Percent, 100, USUAL_PERIOD)), null);

    /// Which of several policies holds, or that none does.
    public enum Select {
        Max,
        Min,
        Disabled
    }

    /// What a policy counts.
    public enum Measure {
        Pods,
        Percent
    }

    /// So many pods, or percent, in so many seconds.
    public record Policy(Measure type, int value, int periodSeconds) {
        @Override
        public String toString() {
            return value + (type == Measure.Percent ? " %" : " pods") + " in " + periodSeconds + " s";
        }
    }

    /// Rules of one direction.
    ///
    /// @param windowSeconds stabilization window, null for the controller's own
    /// @param tolerance     null for the controller's own
    public record Rules(
            @Nullable Integer windowSeconds,
            Select select,
            List<Policy> policies,
            @Nullable Double tolerance) {
        /// Copies the policies.
        public Rules {
            policies = List.copyOf(policies);
        }

        /// The longest of the policies' periods, 0 without a policy.
        int longestPeriodSeconds() {
            return policies.stream().mapToInt(Policy::periodSeconds).max().orElse(0);
        }
    }

    /// Rules as written: what is null is left to the defaults.
    public record Written(
            @Nullable Integer windowSeconds,
            @Nullable Select select,
            @Nullable List<Policy> policies,
            @Nullable Double tolerance) {
        /// Copies the policies.
        public Written {
            policies = policies == null ? null : List.copyOf(policies);
        }

        private Rules over(Rules usual) {
            return new Rules(
                    windowSeconds != null ? windowSeconds : usual.windowSeconds(),
                    select != null ? select : usual.select(),
                    policies != null ? policies : usual.policies(),
                    tolerance);
        }
    }

    /// A behavior of which one direction or both may be left to the defaults.
    public static Behavior of(@Nullable Written up, @Nullable Written down) {
        return new Behavior(
                up == null ? USUAL_UP : up.over(USUAL_UP), down == null ? USUAL_DOWN : down.over(USUAL_DOWN));
    }
}
