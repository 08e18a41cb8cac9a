package cockpit.scenarios.autoscaling;

import cockpit.simulation.BadKnob;
import cockpit.simulation.Knobs;

/// What must be true of knobs together, beyond the bounds of each.
final class StageRules {
    private StageRules() {}

    /// @throws BadKnob if a system of the stage would refuse to be set up so
    static void check(Knobs knobs) {
        ordered(knobs, "apache.min", "apache.max");
        ordered(knobs, "apache.request", "apache.limit");
        SampleBehavior.check(knobs);
        for (GroupSpec group : GroupSpec.values()) {
            ordered(knobs, group.min(), group.max());
        }
    }

    private static void ordered(Knobs knobs, String least, String most) {
        if (knobs.whole(least) > knobs.whole(most)) {
            throw BadKnob.together(
                    least + ", " + knobs.whole(least) + ", must not be more than " + most + ", " + knobs.whole(most));
        }
    }
}
