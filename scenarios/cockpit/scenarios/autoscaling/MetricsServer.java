package cockpit.scenarios.autoscaling;

import cockpit.simulation.Course;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// metrics-server: reads every kubelet in a beat, and gives the mean since the reading before. Of a pod that was not
/// there at the reading before it has nothing to give yet.
///
/// Source: kubernetes-sigs/metrics-server, `--metric-resolution`, pkg/storage (two points make a rate).
final class MetricsServer {
    /// A pod's sample.
    ///
    /// @param at    when its window ended, microseconds
    /// @param milli mean over the window, thousandths of a core
    record Sample(long at, long window, long milli) {}

    private final Course course;
    private final Fleet fleet;
    private final SampleLoad load;
    /// Work done since the last reading, thousandths of a core times seconds.
    private final Map<String, Double> work = new HashMap<>();

    private final Map<String, Sample> samples = new HashMap<>();
    private long last;

    MetricsServer(Course course, Fleet fleet, SampleLoad load) {
        this.course = course;
        this.fleet = fleet;
        this.load = load;
    }

    void start() {
        long resolution = course.knobs().micros("metrics.resolution");
        course.agenda().every(resolution / 3, resolution, this::scrape);
    }

    /// A second of work.
    void second() {
        for (FleetPod pod : fleet.pods()) {
            if (pod.started != -1) {
                work.merge(pod.id.name(), load.use(pod), Double::sum);
            }
        }
        if (course.knobs().whole("metrics.lag") == 0) {
            long now = course.agenda().now();
            for (FleetPod pod : fleet.pods()) {
                if (pod.serves()) {
                    samples.put(
                            pod.id.name(),
                            new Sample(now, course.knobs().micros("metrics.resolution"), Math.round(load.use(pod))));
                }
            }
        }
    }

    private void scrape() {
        long now = course.agenda().now();
        long window = now - last;
        samples.keySet()
                .removeIf(name ->
                        fleet.pods().stream().noneMatch(pod -> pod.id.name().equals(name)));
        for (FleetPod pod : fleet.pods()) {
            boolean twoReadings = pod.started != -1 && pod.started <= last;
            if (twoReadings && window > 0) {
                double mean = work.getOrDefault(pod.id.name(), 0.0) * 1e6 / window;
                samples.put(pod.id.name(), new Sample(now, window, Math.round(mean)));
            }
        }
        work.clear();
        last = now;
    }

    /// The newest sample of a pod.
    Optional<Sample> sample(FleetPod pod) {
        return Optional.ofNullable(samples.get(pod.id.name()));
    }
}
