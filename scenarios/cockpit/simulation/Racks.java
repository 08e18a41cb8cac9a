package cockpit.simulation;

import cockpit.simulation.Shop.Rack;
import cockpit.simulation.Shop.Service;
import cockpit.stage.Names;
import cockpit.world.Capacity;
import cockpit.world.MeshFact;
import cockpit.world.MeshFact.Sync;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.Origin;
import cockpit.world.PlatformFact;
import cockpit.world.PodId;
import cockpit.world.PodPhase;
import cockpit.world.Room;
import cockpit.world.Side;
import cockpit.world.WorkloadId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Clusters, nodes and pods, as the two API servers would tell of them.
final class Racks {
    /// A pod of the simulation.
    static final class Pod {
        final PodId id;
        final Service service;
        /// "" until it is placed.
        String node;
        PodPhase phase;

        Pod(PodId id, Service service, String node, PodPhase phase) {
            this.id = id;
            this.service = service;
            this.node = node;
            this.phase = phase;
        }
    }

    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private final ShopCourse course;
    private final Names names;
    private final Random chance;
    final List<Pod> pods = new ArrayList<>();

    Racks(ShopCourse course, Names names) {
        this.course = course;
        this.names = names;
        this.chance = course.chance("racks");
    }

    String context(boolean home) {
        return home ? names.remoteContext() : names.mainContext();
    }

    static Origin origin(boolean home) {
        return home ? Course.HOME : Course.MAIN;
    }

    /// Everything that is there at the beginning.
    void open() {
        for (var price : Prices.of(course.knobs)) {
            course.tell(Course.CLOUDWATCH, price);
        }
        course.tell(
                Course.HOME,
                new PlatformFact.ClusterSeen(context(true), "Octank-Cluster", Side.ON_PREM, "1.34", "10.20.0.0/16", 4));
        course.tell(
                Course.MAIN,
                new PlatformFact.ClusterSeen(context(false), "AWS-Cluster", Side.CLOUD, "1.34", "10.10.0.0/16", 4));
        for (Rack rack : Shop.RACKS) {
            node(rack);
            rack.pods().forEach(service -> add(service, rack.node(), rack.home(), PodPhase.READY));
        }
        for (Service service : Service.values()) {
            workload(service, true);
            workload(service, false);
        }
    }

    private void node(Rack rack) {
        boolean home = rack.home();
        int cores = course.knobs.whole(home ? "host.cores" : "node.cores");
        course.tell(
                origin(home),
                new PlatformFact.NodeSeen(
                        new NodeId(context(home), rack.node()),
                        home ? "" : Shop.NODE_TYPE,
                        home ? "" : "workers",
                        home ? Capacity.OWNED : Capacity.ON_DEMAND,
                        NodePhase.READY,
                        new Room(
                                cores * 1_000,
                                course.knobs.whole(home ? "host.memory" : "node.memory"),
                                course.knobs.whole(home ? "host.pods" : "node.pods"),
                                0),
                        home ? "" : "node group workers, Auto Scaling group minimum 2"));
    }

    Pod add(Service service, String node, boolean home, PodPhase phase) {
        String name = service.workload + "-" + hash(service) + "-" + suffix();
        var pod = new Pod(new PodId(context(home), names.namespace(), name), service, node, phase);
        pods.add(pod);
        tell(pod, "");
        if (phase == PodPhase.READY) {
            proxy(pod, Sync.SYNCED);
        }
        return pod;
    }

    void move(Pod pod, PodPhase phase, String why) {
        pod.phase = phase;
        tell(pod, why);
        if (phase == PodPhase.READY) {
            proxy(pod, Sync.SYNCED);
        }
    }

    void remove(Pod pod) {
        pods.remove(pod);
        boolean home = pod.id.context().equals(names.remoteContext());
        course.tell(origin(home), new PlatformFact.PodGone(pod.id, "scaled down"));
        course.tell(Course.MAIN, new MeshFact.ProxyGone(pod.id));
    }

    private void tell(Pod pod, String why) {
        boolean home = pod.id.context().equals(names.remoteContext());
        int request = request(course.knobs, pod.service, home);
        course.tell(
                origin(home),
                new PlatformFact.PodSeen(pod.id, pod.service.workload, pod.node, pod.phase, request, why));
    }

    /// A cloud node with room for a pod of a service, the one with the fewest pods; none if they are all full.
    Optional<String> nodeFor(Service service) {
        int wanted = request(course.knobs, service, false);
        int room = course.knobs.whole("node.cores") * 1_000;
        return Shop.RACKS.stream()
                .filter(rack -> !rack.home())
                .map(Rack::node)
                .filter(node -> on(node).size() < course.knobs.whole("node.pods")
                        && wanted
                                        + on(node).stream()
                                                .mapToInt(pod -> request(course.knobs, pod.service, false))
                                                .sum()
                                <= room)
                .min(Comparator.comparingInt(node -> on(node).size()));
    }

    private List<Pod> on(String node) {
        return pods.stream().filter(pod -> pod.node.equals(node)).toList();
    }

    /// CPU request of a service's pod, thousandths of a core.
    static int request(Knobs knobs, Service service, boolean home) {
        return knobs.whole(
                !home && service == Service.RECOMMENDATION ? "hpa.request" : "shop.request." + service.workload);
    }

    /// One sidecar's standing; the routes alone change when a weight does.
    void proxy(Pod pod, Sync routes) {
        if (pod.service != Service.REDIS) {
            course.tell(Course.MAIN, new MeshFact.ProxySeen(pod.id, Sync.SYNCED, Sync.SYNCED, Sync.SYNCED, routes));
        }
    }

    void workload(Service service, boolean home) {
        int desired = 0;
        int ready = 0;
        for (Pod pod : pods) {
            if (pod.service == service && pod.id.context().equals(context(home)) && pod.phase != PodPhase.LEAVING) {
                desired++;
                ready += pod.phase == PodPhase.READY ? 1 : 0;
            }
        }
        if (desired > 0) {
            course.tell(
                    origin(home),
                    new PlatformFact.WorkloadSeen(
                            new WorkloadId(context(home), names.namespace(), service.workload),
                            desired,
                            ready,
                            service.sensitive,
                            home ? "onprem" : "cloud"));
        }
    }

    private static String hash(Service service) {
        return Integer.toHexString(0x70000000 | (service.workload.hashCode() & 0x0FFFFFFF)) + "9";
    }

    private String suffix() {
        var text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            text.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
