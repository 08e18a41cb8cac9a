package cockpit.simulation;

import cockpit.simulation.Racks.Pod;
import cockpit.simulation.Shop.Service;
import cockpit.world.PodPhase;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// The HorizontalPodAutoscaler of the cloud copy of the recommendation service, and the little of scheduler and kubelet
/// that its pods need.
///
/// Source: kubernetes pkg/controller/podautoscaler/horizontal.go and replica_calculator.go: integer utilisation of the
/// request, tolerance, ceil(ready · ratio), at most max(2 · current, 4) up at once without a behavior, the highest
/// recommendation of the stabilisation window on the way down.
final class CloudScaler {
    private record Recommendation(long at, int replicas) {}

    private static final List<String> NODES = List.of("eks-1", "eks-2");

    private final Course course;
    private final Racks racks;
    private final Random chance;
    private final Deque<Recommendation> recent = new ArrayDeque<>();

    CloudScaler(Course course, Racks racks) {
        this.course = course;
        this.racks = racks;
        this.chance = course.chance("scaler");
    }

    void start() {
        long sync = course.knobs.micros("hpa.sync");
        course.agenda.every(sync - 1_000_000, sync, this::sync);
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
        int utilisation = (int) (100 * used / (current * course.knobs.get("hpa.request")));
        int desired = stabilised(proposal(utilisation, current));
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

    private int proposal(int utilisation, int current) {
        double ratio = utilisation / course.knobs.get("hpa.target");
        return Math.abs(ratio - 1) <= course.knobs.get("hpa.tolerance") ? current : (int) Math.ceil(ratio * current);
    }

    private int stabilised(int proposal) {
        long now = course.agenda.now();
        long window = course.knobs.micros("hpa.stabilization");
        recent.removeIf(r -> now - r.at() > window);
        recent.add(new Recommendation(now, proposal));
        return recent.stream().mapToInt(Recommendation::replicas).max().orElse(proposal);
    }

    private void grow(String why) {
        String node = NODES.stream()
                .min(Comparator.comparingLong(name ->
                        racks.pods.stream().filter(pod -> pod.node.equals(name)).count()))
                .orElseThrow();
        Pod pod = racks.add(Service.RECOMMENDATION, node, false, PodPhase.STARTING);
        racks.move(pod, PodPhase.STARTING, why);
        racks.workload(Service.RECOMMENDATION, false);
        course.agenda.in(Course.around(chance, course.knobs.micros("pod.start")), () -> {
            if (pod.phase == PodPhase.STARTING) {
                racks.move(pod, PodPhase.READY, why);
                racks.workload(Service.RECOMMENDATION, false);
            }
        });
    }

    private void shrink(String why) {
        Pod pod = pods().getLast();
        racks.move(pod, PodPhase.LEAVING, why);
        racks.workload(Service.RECOMMENDATION, false);
        course.agenda.in(Course.around(chance, 2_000_000), () -> racks.remove(pod));
    }
}
