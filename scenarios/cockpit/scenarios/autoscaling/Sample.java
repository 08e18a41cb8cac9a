package cockpit.scenarios.autoscaling;

import cockpit.simulation.Course;

/// The stage's HorizontalPodAutoscaler and what it is called.
final class Sample {
    static final String NAME = "php-apache";

    private Sample() {}

    static int min(Course course) {
        return course.knobs().whole("apache.min");
    }

    static int max(Course course) {
        return course.knobs().whole("apache.max");
    }
}
