package cockpit.simulation;

import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.Origin;
import java.util.List;
import java.util.Random;

/// A run of the shop: what is asked of it, and what is broken.
final class ShopCourse {
    private final Course course;
    final Agenda agenda;
    final Traffic traffic = new Traffic();
    Knobs knobs;
    boolean prometheusSilent;
    boolean agentSilent;
    boolean functionFails;

    ShopCourse(Knobs knobs, long seed) {
        course = new Course(knobs, seed);
        agenda = course.agenda();
        this.knobs = knobs;
    }

    /// As [Course#chance].
    Random chance(String model) {
        return course.chance(model);
    }

    /// As [Course#tell].
    void tell(Origin origin, Fact fact) {
        course.tell(origin, fact);
    }

    /// As [Course#takeTold].
    List<Event> takeTold() {
        return course.takeTold();
    }
}
