package cockpit.simulation;

import cockpit.simulation.Racks.Pod;
import cockpit.simulation.Shop.Service;
import cockpit.stage.Names;
import cockpit.world.MeshFact;
import cockpit.world.MeshFact.Sync;
import cockpit.world.PodPhase;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// The VirtualService, its way to the proxies, and what the mesh then carries.
///
/// Sources: Istio, traffic management (weights are taken per request by the caller's sidecar; istiod pushes routes
/// within
/// one to two seconds); the share of n requests is a binomial draw; Prometheus, rate(): the increase between the
/// samples
/// in a window that is open on the left, so that a new series shows after its second sample.
final class RouteModel {
    private final ShopCourse course;
    private final Names names;
    private final Racks racks;
    private final Random chance;
    private final Random draw;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private final List<Pod> callers = new ArrayList<>();
    private final List<Integer> carried = new ArrayList<>();
    private long home;
    private long cloud;
    private int applied;
    private int version = 48_211;
    private double owed;

    RouteModel(ShopCourse course, Names names, Racks racks) {
        this.course = course;
        this.names = names;
        this.racks = racks;
        this.chance = course.chance("route");
        this.draw = course.chance("split");
    }

    void start() {
        racks.pods.stream().filter(pod -> pod.service == Service.FRONTEND).forEach(pod -> {
            callers.add(pod);
            carried.add(0);
        });
        tell("istioctl");
        long interval = course.knobs.micros("mesh.interval");
        course.agenda.every(interval, interval, this::measure);
    }

    int applied() {
        return applied;
    }

    boolean sensitive() {
        return Shop.sensitive(names.service());
    }

    /// Somebody wants this weight, and the API server takes it.
    void set(int cloudWeight, String writer) {
        course.tell(Course.MAIN, new MeshFact.RouteAsked(names.routeId(), cloudWeight, writer));
        if (cloudWeight == applied) {
            return;
        }
        applied = cloudWeight;
        version += 7;
        int pushed = version;
        tell(writer);
        List<Pod> proxies = List.copyOf(racks.pods);
        for (Pod pod : proxies) {
            racks.proxy(pod, Sync.STALE);
            long push = Course.around(chance, course.knobs.micros("mesh.push"));
            course.agenda.in(push, () -> {
                if (pushed != version) {
                    return; // istiod pushes what is newest; a push that was overtaken arrives no more
                }
                if (racks.pods.contains(pod) && pod.phase == PodPhase.READY) {
                    racks.proxy(pod, Sync.SYNCED);
                }
                int caller = callers.indexOf(pod);
                if (caller >= 0) {
                    carried.set(caller, cloudWeight);
                    course.traffic.share = share();
                }
            });
        }
    }

    /// The share that the callers' proxies carry by the configuration each has.
    private double share() {
        return carried.stream().mapToInt(Integer::intValue).average().orElse(0) / 100;
    }

    private void tell(String writer) {
        course.tell(
                Course.MAIN,
                new MeshFact.RouteApplied(
                        names.routeId(), names.service(), "onprem", "cloud", applied, String.valueOf(version), writer));
    }

    /// A second of requests, split by chance.
    void second() {
        owed += course.traffic.recommendations();
        long n = (long) owed;
        owed -= n;
        double p = share();
        for (long i = 0; i < n; i++) {
            if (draw.nextDouble() < p) {
                cloud++;
            } else {
                home++;
            }
        }
    }

    /// A scrape of the two counters, and their increase over the samples in the window; of one sample there is none. A
    /// series begins with the first sample it has: what was counted before it was there is lost.
    private void measure() {
        if (course.prometheusSilent) {
            return;
        }
        long now = course.agenda.now();
        long window = course.knobs.micros("mesh.window");
        samples.removeIf(sample -> now - sample.at() >= window);
        Sample newest = new Sample(now, home, cloud);
        Sample oldest = samples.isEmpty() ? newest : samples.getFirst();
        long from = samples.stream()
                .mapToLong(Sample::cloud)
                .filter(count -> count > 0)
                .findFirst()
                .orElse(cloud);
        samples.add(newest);
        long toCloud = cloud - from;
        long all = home - oldest.home() + toCloud;
        if (all > 0) {
            course.tell(
                    Course.PROMETHEUS,
                    new MeshFact.RouteMeasured(
                            names.routeId(),
                            Course.tenth(100.0 * toCloud / all),
                            all,
                            course.knobs.whole("mesh.window")));
        }
    }

    /// Requests by side since the beginning.
    private record Sample(long at, long home, long cloud) {}
}
