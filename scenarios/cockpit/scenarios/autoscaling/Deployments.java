package cockpit.scenarios.autoscaling;

import cockpit.simulation.Course;
import cockpit.simulation.scheduler.Cluster;
import cockpit.simulation.scheduler.Feasibility;
import cockpit.simulation.scheduler.Scheduler;
import cockpit.world.PodPhase;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// How many pods each workload wants, and their way from the queue to a node and to Ready: the ReplicaSet controller's,
/// the scheduler's and the kubelets' parts.
///
/// Source of who goes first when there are too many: kubernetes pkg/controller/controller_utils.go (ActivePods): not
/// bound before bound, not Ready before Ready, the younger before the older.
final class Deployments {
    private static final Comparator<FleetPod> GOES_FIRST = Comparator.comparing((FleetPod pod) -> !pod.node.isEmpty())
            .thenComparing(FleetPod::serves)
            .thenComparing(Comparator.comparingLong((FleetPod pod) -> pod.ready).reversed())
            .thenComparing(
                    Comparator.comparingLong((FleetPod pod) -> pod.created).reversed());

    private final Course course;
    private final Fleet fleet;
    private final Random chance;
    private final Map<Workload, Integer> wanted = new EnumMap<>(Workload.class);

    Deployments(Course course, Fleet fleet) {
        this.course = course;
        this.fleet = fleet;
        this.chance = course.chance("kubelet");
    }

    /// How many pods it wants; a DaemonSet one a node.
    int wanted(Workload workload) {
        return workload.daemon()
                ? (int) fleet.nodes().stream().filter(FleetNode::registered).count()
                : wanted.getOrDefault(workload, 0);
    }

    /// From now on so many pods.
    void scale(Workload workload, int replicas, String why) {
        wanted.put(workload, replicas);
        settle(workload, why);
        schedule();
    }

    private void settle(Workload workload, String why) {
        List<FleetPod> there =
                fleet.of(workload).stream().filter(pod -> !pod.leaves()).toList();
        for (int i = there.size(); i < wanted(workload); i++) {
            FleetPod pod = fleet.create(workload);
            pod.why = why;
        }
        there.stream()
                .sorted(GOES_FIRST)
                .limit(Math.max(0, there.size() - wanted(workload)))
                .forEach(pod -> stop(pod, why));
        fleet.tell(workload, wanted(workload));
    }

    /// A DaemonSet's pod of a node that has just come.
    void daemons(FleetNode node) {
        for (Workload workload : Workload.values()) {
            if (workload.daemon()) {
                bind(fleet.create(workload), node.name);
            }
        }
    }

    /// Tries to place whoever waits, the oldest first.
    void schedule() {
        List<FleetPod> waiting = fleet.waiting();
        if (waiting.isEmpty()) {
            return;
        }
        Cluster cluster = fleet.cluster();
        for (FleetPod pod : waiting) {
            Optional<String> node = Scheduler.choose(cluster, pod.object());
            if (node.isPresent()) {
                bind(pod, node.get());
                cluster.bind(pod.object(), node.get());
            } else {
                Feasibility nowhere = Scheduler.feasible(cluster, pod.object());
                String message = nowhere.message();
                fleet.explain(pod, message == null ? "" : message);
            }
        }
    }

    private void bind(FleetPod pod, String name) {
        pod.node = name;
        fleet.move(pod, PodPhase.STARTING, "Successfully assigned to " + name);
        fleet.node(name).ifPresent(node -> {
            long pull = node.warm ? 0 : course.knobs().micros("apache.pull");
            node.warm |= pod.workload.php();
            long start = pull + course.knobs().micros("apache.start");
            course.agenda().in(Course.around(chance, start), () -> ready(pod));
        });
    }

    private void ready(FleetPod pod) {
        if (pod.phase == PodPhase.STARTING) {
            pod.started = course.agenda().now();
            pod.ready = course.agenda().now();
            fleet.move(pod, PodPhase.READY, "Started container " + pod.workload.workload);
            fleet.tell(pod.workload, wanted(pod.workload));
        }
    }

    /// What is there when the stage opens runs since long.
    void begin(Workload workload, List<String> on) {
        if (!workload.daemon()) {
            wanted.put(workload, on.size());
        }
        for (String node : on) {
            FleetPod pod = fleet.create(workload);
            pod.node = node;
            pod.started = -course.knobs().micros("metrics.resolution") * 40;
            pod.ready = pod.started;
            fleet.move(pod, PodPhase.READY, "");
        }
        fleet.tell(workload, on.size());
    }

    private void stop(FleetPod pod, String why) {
        if (pod.node.isEmpty()) {
            fleet.remove(pod, why);
            return;
        }
        fleet.move(pod, PodPhase.LEAVING, why);
        course.agenda().in(Course.around(chance, course.knobs().micros("pod.stop")), () -> {
            if (pod.phase == PodPhase.LEAVING) {
                pod.phase = PodPhase.SUCCEEDED;
                fleet.remove(pod, why);
                schedule();
            }
        });
    }

    /// Sends the pods of a node elsewhere: each goes, its ReplicaSet makes another. DaemonSets' pods stay.
    void drain(FleetNode node, String why) {
        for (FleetPod pod : fleet.on(node.name)) {
            if (!pod.workload.daemon() && !pod.leaves()) {
                stop(pod, why);
            }
        }
        for (Workload workload : wanted.keySet()) {
            settle(workload, why);
        }
        schedule();
    }

    /// After a node went with all its pods.
    void replace(String why) {
        for (Workload workload : List.copyOf(wanted.keySet())) {
            settle(workload, why);
        }
        schedule();
    }
}
