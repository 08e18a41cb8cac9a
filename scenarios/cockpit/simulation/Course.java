package cockpit.simulation;

import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What the models of one run share: virtual time, knobs, chance, and the events they tell.
public final class Course {
    /// The watch on the on-prem cluster.
    public static final Origin HOME = new Origin("watch REMOTE");
    /// The watch on the EKS cluster.
    public static final Origin MAIN = new Origin("watch MAIN");
    public static final Origin PROMETHEUS = new Origin("Prometheus");
    public static final Origin CLOUDWATCH = new Origin("CloudWatch");
    public static final Origin LOCUST = new Origin("Locust");
    /// What EC2 Auto Scaling and EKS are asked.
    public static final Origin AUTO_SCALING = new Origin("Auto Scaling");

    private final Agenda agenda = new Agenda();
    private final long seed;
    private List<Event> told = new ArrayList<>();
    private Knobs knobs;

    /// A run that begins at 0.
    public Course(Knobs knobs, long seed) {
        this.knobs = knobs;
        this.seed = seed;
    }

    /// What will happen.
    public Agenda agenda() {
        return agenda;
    }

    /// The knobs as they stand now.
    public Knobs knobs() {
        return knobs;
    }

    /// From now on these.
    public void turn(Knobs turned) {
        knobs = turned;
    }

    /// A stream of chance of a model's own, so that turning a knob of one does not reshuffle the others.
    public Random chance(String model) {
        return new Random(seed * 0x9E3779B97F4A7C15L + model.hashCode());
    }

    /// Tells that something happens now.
    public void tell(Origin origin, Fact fact) {
        told.add(new Event(agenda.now(), origin, fact));
    }

    /// What was told since this was last asked.
    public List<Event> takeTold() {
        List<Event> events = told;
        told = new ArrayList<>();
        return events;
    }

    /// A delay around a mean: between two thirds and four thirds of it.
    public static long around(Random chance, long mean) {
        return Math.round(mean * (2 + 2 * chance.nextDouble()) / 3);
    }

    static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
