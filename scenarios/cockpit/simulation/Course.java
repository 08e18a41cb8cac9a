package cockpit.simulation;

import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What the models of one run share: virtual time, knobs, chance, and the events they tell.
final class Course {
    static final Origin HOME = new Origin("watch REMOTE");
    static final Origin MAIN = new Origin("watch MAIN");
    static final Origin PROMETHEUS = new Origin("Prometheus");
    static final Origin CLOUDWATCH = new Origin("CloudWatch");
    static final Origin LOCUST = new Origin("Locust");

    final Agenda agenda = new Agenda();
    final Traffic traffic = new Traffic();
    private final long seed;
    private List<Event> told = new ArrayList<>();
    Knobs knobs;
    boolean prometheusSilent;
    boolean agentSilent;
    boolean functionFails;

    Course(Knobs knobs, long seed) {
        this.knobs = knobs;
        this.seed = seed;
    }

    /// A stream of chance of a model's own, so that turning a knob of one does not reshuffle the others.
    Random chance(String model) {
        return new Random(seed * 0x9E3779B97F4A7C15L + model.hashCode());
    }

    void tell(Origin origin, Fact fact) {
        told.add(new Event(agenda.now(), origin, fact));
    }

    List<Event> takeTold() {
        List<Event> events = told;
        told = new ArrayList<>();
        return events;
    }

    /// A delay around a mean: between two thirds and four thirds of it.
    static long around(Random chance, long mean) {
        return Math.round(mean * (2 + 2 * chance.nextDouble()) / 3);
    }

    static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
