package cockpit.scenarios.autoscaling;

import cockpit.simulation.BadKnob;
import cockpit.simulation.Knobs;
import cockpit.simulation.hpa.Behavior;
import cockpit.simulation.hpa.Behavior.Measure;
import cockpit.simulation.hpa.Behavior.Policy;
import cockpit.simulation.hpa.Behavior.Rules;
import cockpit.simulation.hpa.Behavior.Select;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `spec.behavior` of the sample's HorizontalPodAutoscaler. It has one as soon as one of its knobs was turned: an
/// object without one follows the controller's older rules.
///
/// Source: Kubernetes, autoscaling/v2 HorizontalPodAutoscalerBehavior; kubectl, describe.go for how it reads.
final class SampleBehavior {
    private static final List<String> PARTS = List.of(".window", ".pods", ".percent", ".period", ".select");
    private static final String UP = "apache.up";
    private static final String DOWN = "apache.down";

    private SampleBehavior() {}

    private static boolean isThere(Knobs knobs) {
        return PARTS.stream().anyMatch(part -> knobs.isTurned(UP + part) || knobs.isTurned(DOWN + part));
    }

    static @Nullable Behavior of(Knobs knobs) {
        return isThere(knobs) ? new Behavior(rules(knobs, UP), rules(knobs, DOWN)) : null;
    }

    /// A direction's; going down, a window that nobody wrote is the controller's own.
    private static Rules rules(Knobs knobs, String direction) {
        boolean controllers = direction.equals(DOWN) && !knobs.isTurned(DOWN + ".window");
        Select select = Select.valueOf(Knobs.known(direction + ".select").said(knobs.get(direction + ".select")));
        return new Rules(
                controllers ? null : knobs.whole(direction + ".window"), select, policies(knobs, direction), null);
    }

    private static List<Policy> policies(Knobs knobs, String direction) {
        int period = knobs.whole(direction + ".period");
        var policies = new ArrayList<Policy>();
        if (knobs.whole(direction + ".pods") > 0) {
            policies.add(new Policy(Measure.Pods, knobs.whole(direction + ".pods"), period));
        }
        if (knobs.whole(direction + ".percent") > 0) {
            policies.add(new Policy(Measure.Percent, knobs.whole(direction + ".percent"), period));
        }
        return policies;
    }

    /// Length of the window that holds it back on the way down, microseconds.
    static long downWindow(Knobs knobs) {
        return knobs.micros(knobs.isTurned(DOWN + ".window") ? DOWN + ".window" : "hpa.stabilization");
    }

    /// As the API server would refuse it.
    ///
    /// @throws BadKnob if a direction is left without a policy
    static void check(Knobs knobs) {
        for (String direction : List.of(UP, DOWN)) {
            if (policies(knobs, direction).isEmpty()) {
                throw BadKnob.together("spec.behavior." + (direction.equals(UP) ? "scaleUp" : "scaleDown")
                        + ".policies: Required value: must specify at least one Policy (" + direction + ".pods and "
                        + direction + ".percent are both 0)");
            }
        }
    }

    /// As `kubectl describe hpa` prints it under `Behavior:`; nothing where there is none.
    static List<String> described(Knobs knobs) {
        Behavior behavior = of(knobs);
        if (behavior == null) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        describe(lines, "Scale Up:", behavior.scaleUp());
        describe(lines, "Scale Down:", behavior.scaleDown());
        return lines;
    }

    private static void describe(List<String> lines, String direction, Rules rules) {
        lines.add(direction);
        Integer window = rules.windowSeconds();
        if (window != null) {
            lines.add("  Stabilization Window: " + window + " seconds");
        }
        lines.add("  Select Policy: " + rules.select());
        lines.add("  Policies:");
        rules.policies()
                .forEach(policy -> lines.add("    - Type: " + policy.type() + "  Value: " + policy.value()
                        + "  Period: " + policy.periodSeconds() + " seconds"));
    }
}
