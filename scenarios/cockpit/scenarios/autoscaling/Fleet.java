package cockpit.scenarios.autoscaling;

import cockpit.simulation.Course;
import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.scheduler.Cluster;
import cockpit.stage.Names;
import cockpit.world.Event;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.PlatformFact;
import cockpit.world.PodId;
import cockpit.world.PodPhase;
import cockpit.world.Room;
import cockpit.world.WorkloadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// The cluster's nodes and pods, as its API server knows them and tells of them.
final class Fleet {
    /// What the stage's 0 is as a date: the objects of Kubernetes carry dates.
    static final Instant EPOCH = Instant.parse("2026-11-12T09:00:00Z");

    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final Course course;
    private final Names names;
    private final Random chance;
    private final Map<String, FleetNode> nodes = new LinkedHashMap<>();
    private final Map<String, FleetPod> pods = new LinkedHashMap<>();

    Fleet(Course course, Names names) {
        this.course = course;
        this.names = names;
        this.chance = course.chance("fleet");
    }

    /// An instant of the stage as a date.
    static Instant date(long at) {
        return EPOCH.plusNanos(at * 1_000);
    }

    String context() {
        return names.mainContext();
    }

    Collection<FleetNode> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    Collection<FleetPod> pods() {
        return Collections.unmodifiableCollection(pods.values());
    }

    List<FleetPod> of(Workload workload) {
        return pods.values().stream().filter(pod -> pod.workload == workload).toList();
    }

    List<FleetPod> on(String node) {
        return pods.values().stream().filter(pod -> pod.node.equals(node)).toList();
    }

    Optional<FleetNode> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /// The nodes that the API server has objects of, with the pods bound to them.
    Cluster cluster() {
        return Cluster.of(objects(), bound());
    }

    List<Node> objects() {
        return nodes.values().stream()
                .filter(FleetNode::registered)
                .map(FleetNode::object)
                .toList();
    }

    /// The pods that are bound to a node.
    List<Pod> bound() {
        return pods.values().stream()
                .filter(pod -> !pod.node.isEmpty())
                .map(FleetPod::object)
                .toList();
    }

    FleetNode order(String name, GroupSpec group, String why) {
        var node = new FleetNode(
                name, group, group.machine(course.knobs()), course.agenda().now());
        nodes.put(name, node);
        tell(node, why);
        return node;
    }

    void move(FleetNode node, NodePhase phase, String why) {
        node.phase = phase;
        tell(node, why);
    }

    void plug(FleetNode node) {
        node.plugged = true;
        tell(node, "nvidia-device-plugin registered nvidia.com/gpu");
        tellGpus(node.name);
    }

    void forget(FleetNode node, String why) {
        nodes.remove(node.name);
        node.phase = NodePhase.GONE;
        on(node.name).forEach(pod -> remove(pod, why));
        course.tell(Course.MAIN, new PlatformFact.NodeGone(new NodeId(context(), node.name), why));
    }

    private void tell(FleetNode node, String why) {
        Room room = node.machine.room(node.plugged);
        course.tell(
                Course.MAIN,
                new PlatformFact.NodeSeen(
                        new NodeId(context(), node.name),
                        node.machine.type,
                        node.group.group,
                        node.group.capacity,
                        node.phase,
                        room,
                        why));
    }

    /// How busy a node is, told as its metrics would.
    void measure(FleetNode node, double percent) {
        course.tell(
                Course.MAIN,
                new PlatformFact.NodeMeasured(new NodeId(context(), node.name), Math.round(percent * 10) / 10.0));
    }

    /// Tells how many GPUs the pods of a node hold, if it has any.
    private void tellGpus(String node) {
        node(node).filter(each -> each.registered() && each.machine.hasGpus()).ifPresent(each -> {
            int held = (int) on(node).stream()
                    .filter(pod -> pod.workload == Workload.GPU_JOB)
                    .count();
            course.tell(Course.MAIN, new PlatformFact.GpusSeen(new NodeId(context(), node), held));
        });
    }

    FleetPod create(Workload workload) {
        String namespace = workload.system() ? Workload.SYSTEM : names.namespace();
        String name = workload.workload + "-" + (workload.daemon() ? "" : hash(workload) + "-") + suffix();
        var pod = new FleetPod(
                new PodId(context(), namespace, name),
                workload,
                workload.pod(namespace, name, course.knobs()),
                course.agenda().now());
        pods.put(name, pod);
        tell(pod);
        return pod;
    }

    void move(FleetPod pod, PodPhase phase, String why) {
        pod.phase = phase;
        pod.why = why;
        tell(pod);
        if (pod.workload == Workload.GPU_JOB) {
            tellGpus(pod.node);
        }
    }

    /// Says why a pod waits, if it is something else than before.
    void explain(FleetPod pod, String why) {
        if (!pod.why.equals(why)) {
            pod.why = why;
            tell(pod);
        }
    }

    void remove(FleetPod pod, String why) {
        pods.remove(pod.id.name());
        course.tell(Course.MAIN, new PlatformFact.PodGone(pod.id, why));
        if (pod.workload == Workload.GPU_JOB) {
            tellGpus(pod.node);
        }
    }

    private void tell(FleetPod pod) {
        int request = pod.workload.request(course.knobs());
        course.tell(
                Course.MAIN,
                new PlatformFact.PodSeen(pod.id, pod.workload.workload, pod.node, pod.phase, request, pod.why));
    }

    void tell(Workload workload, int desired) {
        int ready = (int) of(workload).stream().filter(FleetPod::serves).count();
        course.tell(
                Course.MAIN,
                new PlatformFact.WorkloadSeen(
                        new WorkloadId(
                                context(), workload.system() ? Workload.SYSTEM : names.namespace(), workload.workload),
                        desired,
                        ready,
                        false,
                        ""));
    }

    /// Pods that wait for a node, the oldest first.
    List<FleetPod> waiting() {
        var waiting = new ArrayList<FleetPod>();
        for (FleetPod pod : pods.values()) {
            if (pod.waits()) {
                waiting.add(pod);
            }
        }
        return waiting;
    }

    /// How long ago something was, microseconds.
    long age(long at) {
        return course.agenda().now() - at;
    }

    /// So many seconds in microseconds.
    static long seconds(double seconds) {
        return Math.round(seconds * Event.SECOND);
    }

    private static String hash(Workload workload) {
        return Integer.toHexString(0x70000000 | (workload.workload.hashCode() & 0x0FFFFFFF)) + "c";
    }

    private String suffix() {
        var text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            text.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
