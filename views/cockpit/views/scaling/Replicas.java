package cockpit.views.scaling;

import cockpit.views.desk.Frame;
import cockpit.world.Hpa;
import cockpit.world.PodPhase;

/// The pods of what an HPA scales: how many it wants, how many run, how many wait or start.
record Replicas(int desired, int running, int waiting) {
    static Replicas of(Frame frame, Hpa hpa) {
        int[] counts = {0, 0};
        frame.world().platform().pods().forEach(pod -> {
            boolean its = pod.workload().equals(hpa.target())
                    && pod.id().namespace().equals(hpa.id().namespace())
                    && pod.id().context().equals(hpa.id().context());
            if (its && pod.phase() == PodPhase.READY) {
                counts[0]++;
            } else if (its && (pod.phase() == PodPhase.PENDING || pod.phase() == PodPhase.STARTING)) {
                counts[1]++;
            }
        });
        return new Replicas(hpa.desired(), counts[0], counts[1]);
    }
}
