package cockpit.simulation.hpa;

/// How near to its target a metric may be without anything being done; shares of the target.
record Tolerances(double down, double up) {
    static Tolerances of(HpaSpec spec, ControllerSettings settings) {
        Behavior behavior = spec.behavior();
        Double down = behavior == null ? null : behavior.scaleDown().tolerance();
        Double up = behavior == null ? null : behavior.scaleUp().tolerance();
        return new Tolerances(down == null ? settings.tolerance() : down, up == null ? settings.tolerance() : up);
    }

    boolean admit(double ratio) {
        return 1.0 - down <= ratio && ratio <= 1.0 + up;
    }
}
