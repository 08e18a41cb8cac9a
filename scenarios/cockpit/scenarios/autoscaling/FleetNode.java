package cockpit.scenarios.autoscaling;

import cockpit.simulation.kubernetes.Condition;
import cockpit.simulation.kubernetes.Meta;
import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.Taint;
import cockpit.world.NodePhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A machine of the simulation, from its order to its end.
final class FleetNode {
    private static final Taint NOT_READY = new Taint("node.kubernetes.io/not-ready", "", Taint.NO_SCHEDULE);
    private static final Taint CORDONED = new Taint("node.kubernetes.io/unschedulable", "", Taint.NO_SCHEDULE);

    final String name;
    final GroupSpec group;
    final Machine machine;
    final long ordered;
    NodePhase phase = NodePhase.ORDERED;
    boolean plugged;
    /// When its object was made, microseconds; of one that was there before the stage opened, before 0.
    long joined = -3_600_000_000L;

    /// Whether an image was pulled before, so that the next pod of it starts sooner.
    boolean warm;

    FleetNode(String name, GroupSpec group, Machine machine, long ordered) {
        this.name = name;
        this.group = group;
        this.machine = machine;
        this.ordered = ordered;
    }

    /// Whether the API server has an object of it.
    boolean registered() {
        return switch (phase) {
            case JOINING, READY, NOT_READY, LEAVING -> true;
            case ORDERED, BOOTING, GONE -> false;
        };
    }

    boolean ready() {
        return phase == NodePhase.READY;
    }

    /// Its object.
    Node object() {
        Instant since = Fleet.date(joined);
        var taints = new ArrayList<>(group.taints);
        boolean cordoned = phase == NodePhase.LEAVING;
        if (phase == NodePhase.JOINING || phase == NodePhase.NOT_READY) {
            taints.add(NOT_READY);
        }
        if (cordoned) {
            taints.add(CORDONED);
        }
        var labels = group.labels(machine);
        labels.put("kubernetes.io/hostname", name);
        var meta = new Meta(name, "", "", labels, Map.of(), List.of(), since, null);
        String status = ready() || cordoned ? "True" : "False";
        return new Node(
                meta,
                taints,
                cordoned,
                machine.capacity(plugged),
                machine.allocatable(plugged),
                List.of(new Condition("Ready", status, "", since)));
    }
}
