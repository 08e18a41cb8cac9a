package cockpit.app.decide;

import cockpit.simulation.hpa.HpaPod;
import cockpit.simulation.hpa.PodSample;
import cockpit.simulation.kubernetes.Container;
import cockpit.simulation.kubernetes.PodSpec;
import cockpit.simulation.kubernetes.Quantity;
import cockpit.simulation.kubernetes.ResourceList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The pods of `decide hpa-run`: all after one template, Running and Ready since an hour before the first step.
///
/// @param template null where the case has none: then there are no pods
record HpaRunPods(@Nullable PodSpec template, Instant since) {
    private static final Duration EARLIER = Duration.ofHours(1);
    private static final Duration WINDOW = Duration.ofSeconds(15);

    static HpaRunPods read(Case template, Instant first) {
        return new HpaRunPods(
                template.orNull(each -> PodReading.asks(each.object().at("spec").object())), first.minus(EARLIER));
    }

    List<HpaPod> of(int replicas) {
        if (template == null) {
            return List.of();
        }
        List<Container> containers = HpaSeenReading.runningContainers(template);
        ResourceList whole = template.ownRequests();
        var ready = new HpaPod.Ready("True", since);
        var pods = new ArrayList<HpaPod>();
        for (int i = 0; i < replicas; i++) {
            pods.add(new HpaPod(name(i), false, "Running", since, ready, containers, whole));
        }
        return pods;
    }

    /// The first container uses what the step says, be it CPU or memory that is asked for, the others nothing.
    List<PodSample> samples(int replicas, HpaRunStep step) {
        Quantity each = step.each(replicas).orElse(null);
        if (template == null || each == null) {
            return List.of();
        }
        var usage = new ArrayList<PodSample.Usage>();
        for (Container container : HpaSeenReading.runningContainers(template)) {
            Quantity used = usage.isEmpty() ? each : Quantity.ZERO;
            var amounts = new TreeMap<>(Map.of("cpu", used, "memory", used));
            usage.add(new PodSample.Usage(container.name(), new ResourceList(amounts)));
        }
        var samples = new ArrayList<PodSample>();
        for (int i = 0; i < replicas; i++) {
            samples.add(new PodSample(name(i), step.at(), WINDOW, usage));
        }
        return samples;
    }

    private static String name(int i) {
        return "pod-" + i;
    }
}
