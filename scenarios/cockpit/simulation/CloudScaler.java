package cockpit.simulation;

import cockpit.simulation.Racks.Pod;
import cockpit.simulation.Shop.Service;
import cockpit.world.PodPhase;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The HorizontalPodAutoscaler of the cloud copy of the recommendation service, and the little of scheduler and kubelet
/// that its pods need.
///
/// Source: kubernetes pkg/controller/podautoscaler/horizontal.go and replica_calculator.go: integer utilisation of the
/// request, tolerance, ceil(ready · ratio), at most max(2 · current, 4) up at once without a behavior, the highest
/// recommendation of the stabilisation window on the way down.
final class CloudScaler {
    private record Recommendation(long at, int replicas) {}

    /// The scheduler's FailedScheduling event.
    private static final String UNSCHEDULABLE = "0/" + Shop.cloudNodes() + " nodes are available: " + Shop.cloudNodes()
            + " Insufficient cpu. preemption: 0/" + Shop.cloudNodes() + " nodes are available: " + Shop.cloudNodes()
            + " No preemption victims found for incoming pod.";

    private static final String BY_HAND = "scaled by hand";

    private final ShopCourse course;
    private final Racks racks;
    private final Random chance;
    private final Deque<Recommendation> recent = new ArrayDeque<>();

    CloudScaler(ShopCourse course, Racks racks) {
        this.course = course;
        this.racks = racks;
        this.chance = course.chance("scaler");
    }

    void start() {
        long sync = course.knobs.micros("hpa.sync");
        course.agenda.every(sync - 1_000_000, sync, this::sync);
    }

    /// Somebody else wants so many; at its next look the autoscaler goes on from there.
    void scale(int replicas) {
        int current = pods().size();
        for (int i = current; i < replicas; i++) {
            grow(BY_HAND);
        }
        for (int i = replicas; i < current; i++) {
            shrink(BY_HAND);
        }
    }

    private List<Pod> pods() {
        return racks.pods.stream()
                .filter(pod -> pod.service == Service.RECOMMENDATION
                        && pod.id.context().equals(racks.context(false))
                        && pod.phase != PodPhase.LEAVING)
                .toList();
    }

    private void sync() {
        List<Pod> pods = pods();
        int current = pods.size();
        int ready =
                (int) pods.stream().filter(pod -> pod.phase == PodPhase.READY).count();
        if (ready == 0) {
            return;
        }
        double used = course.traffic.calls(Service.RECOMMENDATION, false)
                * course.knobs.get("shop.cpu." + Service.RECOMMENDATION.workload);
        int utilisation = utilisation(used, ready);
        int desired = stabilised(proposal(used, ready, current), current);
        desired = Math.min(desired, Math.max(2 * current, 4));
        desired = Math.clamp(desired, course.knobs.whole("hpa.min"), course.knobs.whole("hpa.max"));
        String why = "HPA: cpu resource utilization (percentage of request) " + utilisation + " %, target "
                + course.knobs.whole("hpa.target") + " %";
        for (int i = current; i < desired; i++) {
            grow(why);
        }
        for (int i = desired; i < current; i++) {
            shrink(why);
        }
    }

    /// Percent of the request of so many pods, cut off as the controller cuts it.
    private int utilisation(double usedMillis, int pods) {
        return (int) (100 * usedMillis / (pods * course.knobs.get("hpa.request")));
    }

    /// Pods that are not Ready yet never help to grow: they count as using nothing, and where that turns the direction
    /// round nothing is changed.
    private int proposal(double used, int ready, int current) {
        double ratio = utilisation(used, ready) / course.knobs.get("hpa.target");
        boolean fill = ready < current && ratio > 1;
        int counted = fill ? current : ready;
        double filled = fill ? utilisation(used, current) / course.knobs.get("hpa.target") : ratio;
        if (Math.abs(filled - 1) <= course.knobs.get("hpa.tolerance") || (fill && filled < 1)) {
            return current;
        }
        int proposal = (int) Math.ceil(filled * counted);
        return fill && proposal < current ? current : proposal;
    }

    /// On first sight the pods there are count as recommended.
    private int stabilised(int proposal, int current) {
        long now = course.agenda.now();
        long window = course.knobs.micros("hpa.stabilization");
        if (recent.isEmpty()) {
            recent.add(new Recommendation(now, current));
        }
        recent.removeIf(r -> now - r.at() > window);
        recent.add(new Recommendation(now, proposal));
        return recent.stream().mapToInt(Recommendation::replicas).max().orElse(proposal);
    }

    private void grow(String why) {
        Optional<String> node = racks.nodeFor(Service.RECOMMENDATION);
        PodPhase phase = node.isPresent() ? PodPhase.STARTING : PodPhase.PENDING;
        Pod pod = racks.add(Service.RECOMMENDATION, node.orElse(""), false, phase);
        racks.move(pod, phase, node.isPresent() ? why : UNSCHEDULABLE);
        racks.workload(Service.RECOMMENDATION, false);
        if (node.isPresent()) {
            start(pod, why);
        }
    }

    private void start(Pod pod, String why) {
        course.agenda.in(Course.around(chance, course.knobs.micros("pod.start")), () -> {
            if (pod.phase == PodPhase.STARTING) {
                racks.move(pod, PodPhase.READY, why);
                racks.workload(Service.RECOMMENDATION, false);
            }
        });
    }

    /// The scheduler's part: whoever waits is placed as soon as there is room.
    private void place() {
        for (Pod pod : pods()) {
            if (pod.phase == PodPhase.PENDING) {
                racks.nodeFor(Service.RECOMMENDATION).ifPresent(node -> {
                    pod.node = node;
                    racks.move(pod, PodPhase.STARTING, "Scheduled");
                    start(pod, "Scheduled");
                });
            }
        }
    }

    private void shrink(String why) {
        Pod pod = pods().getLast();
        racks.move(pod, PodPhase.LEAVING, why);
        racks.workload(Service.RECOMMENDATION, false);
        course.agenda.in(Course.around(chance, course.knobs.micros("pod.stop")), () -> {
            racks.remove(pod);
            place();
        });
    }
}
