package cockpit.scenarios.autoscaling;

import cockpit.simulation.Course;
import cockpit.stage.Names;
import cockpit.world.HpaId;

/// The stage's HorizontalPodAutoscaler and what it is called.
final class Sample {
    static final String NAME = "php-apache";
    static final String LOAD_GENERATOR = "load-generator";

    private Sample() {}

    static HpaId hpa(Names names) {
        return new HpaId(names.mainContext(), names.namespace(), NAME);
    }

    static int min(Course course) {
        return course.knobs().whole("apache.min");
    }

    static int max(Course course) {
        return course.knobs().whole("apache.max");
    }
}
