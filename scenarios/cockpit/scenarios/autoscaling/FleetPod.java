package cockpit.scenarios.autoscaling;

import cockpit.simulation.kubernetes.Pod;
import cockpit.world.PodId;
import cockpit.world.PodPhase;

/// A pod of the simulation.
final class FleetPod {
    final PodId id;
    final Workload workload;
    final long created;
    private final Pod object;
    /// "" until it is bound.
    String node = "";
    PodPhase phase = PodPhase.PENDING;
    String why = "";
    /// When its containers began to run and when it became Ready, microseconds; -1 before.
    long started = -1;

    long ready = -1;

    FleetPod(PodId id, Workload workload, Pod object, long created) {
        this.id = id;
        this.workload = workload;
        this.object = object;
        this.created = created;
    }

    /// Its object as it is now.
    Pod object() {
        return node.isEmpty() ? object : object.on(node);
    }

    boolean waits() {
        return phase == PodPhase.PENDING;
    }

    boolean leaves() {
        return phase == PodPhase.LEAVING;
    }

    boolean serves() {
        return phase == PodPhase.READY;
    }
}
