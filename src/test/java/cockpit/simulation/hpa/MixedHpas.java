package cockpit.simulation.hpa;

import cockpit.simulation.hpa.Behavior.Measure;
import cockpit.simulation.hpa.Behavior.Policy;
import cockpit.simulation.hpa.Behavior.Select;
import cockpit.simulation.hpa.Behavior.Written;
import cockpit.simulation.hpa.ScalingHistory.Change;
import cockpit.simulation.hpa.ScalingHistory.Recommendation;
import cockpit.simulation.kubernetes.Container;
import cockpit.simulation.kubernetes.Quantity;
import cockpit.simulation.kubernetes.ResourceList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Autoscalers of all kinds of metrics, with and without a behavior, of targets in all kinds of states.
public final class MixedHpas {
    private static final Instant NOW = Instant.parse("2026-11-12T09:00:00Z");

    private final RandomGenerator random;

    /// The same of the same random numbers.
    public MixedHpas(RandomGenerator random) {
        this.random = random;
    }

    /// All that one reconcile is given.
    public record Given(HpaSpec spec, ControllerSettings settings, Observation seen, ScalingHistory history) {
        public Reconciliation reconcile() {
            return HpaModel.reconcile(spec, settings, seen, history);
        }
    }

    /// One whose target has so many pods.
    public Given next(int pods) {
        int min = random.nextInt(0, 3);
        int max = Math.max(1, pods + random.nextInt(-1, 12));
        var metrics = new ArrayList<MetricSpec>();
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            metrics.add(metric());
        }
        var spec = new HpaSpec(Math.min(min, max), max, metrics, random.nextBoolean() ? behavior() : null);
        return new Given(spec, ControllerSettings.USUAL, seen(pods), history(pods));
    }

    private MetricSpec metric() {
        var utilization = MetricTarget.utilization(random.nextInt(10, 120));
        var average = new MetricTarget("AverageValue", null, milli(1, 2_000), null);
        var value = new MetricTarget("Value", null, null, milli(1, 20_000));
        return switch (random.nextInt(6)) {
            case 0 -> new MetricSpec.Resource("memory", utilization);
            case 1 -> new MetricSpec.ContainerResource("cpu", "app", average);
            case 2 -> new MetricSpec.Pods("qps", null, average);
            case 3 -> new MetricSpec.OfObject("v1", "Service", "front", "qps", null, value);
            case 4 -> new MetricSpec.External("lag", null, random.nextBoolean() ? average : value);
            default -> new MetricSpec.Resource("cpu", utilization);
        };
    }

    private Behavior behavior() {
        return Behavior.of(rules(), rules());
    }

    private @Nullable Written rules() {
        if (random.nextInt(4) == 0) {
            return null;
        }
        var policy = new Policy(random.nextBoolean() ? Measure.Pods : Measure.Percent, random.nextInt(1, 100), 60);
        return new Written(
                random.nextBoolean() ? random.nextInt(0, 300) : null,
                Select.values()[random.nextInt(3)],
                random.nextBoolean() ? List.of(policy) : null,
                random.nextBoolean() ? random.nextDouble() : null);
    }

    private Observation seen(int count) {
        var pods = new ArrayList<HpaPod>();
        var samples = new ArrayList<PodSample>();
        var custom = new ArrayList<Observation.Custom>();
        for (int i = 0; i < count; i++) {
            String name = "web-" + i;
            pods.add(pod(name));
            if (random.nextInt(10) > 0) {
                samples.add(new PodSample(
                        name,
                        NOW,
                        Duration.ofSeconds(15),
                        List.of(new PodSample.Usage("app", usage()), new PodSample.Usage("proxy", usage()))));
                custom.add(new Observation.Custom("Pod", name, "qps", NOW, milli(0, 3_000)));
            }
        }
        custom.add(new Observation.Custom("Service", "front", "qps", NOW, milli(0, 50_000)));
        var external = List.of(new Observation.External("lag", Map.of(), NOW, milli(0, 50_000)));
        return new Observation(NOW, count, count, "app=web", pods, samples, custom, external);
    }

    private HpaPod pod(String name) {
        Instant started = NOW.minusSeconds(random.nextInt(1, 900));
        var ready = new HpaPod.Ready(random.nextInt(8) == 0 ? "False" : "True", started.plusSeconds(20));
        return new HpaPod(
                name,
                random.nextInt(20) == 0,
                random.nextInt(12) == 0 ? "Pending" : "Running",
                started,
                ready,
                List.of(container("app"), container("proxy")),
                ResourceList.EMPTY);
    }

    private static Container container(String name) {
        return new Container(name, amounts(500, 500), false, List.of());
    }

    private ResourceList usage() {
        return amounts(random.nextInt(1_000), random.nextInt(1_000));
    }

    private static ResourceList amounts(int milliCores, int mebibytes) {
        var amounts = new TreeMap<String, Quantity>();
        amounts.put("cpu", Quantity.ofMilli(milliCores));
        amounts.put("memory", Quantity.of((long) mebibytes << 20));
        return new ResourceList(amounts);
    }

    private ScalingHistory history(int pods) {
        var recommendations = new ArrayList<Recommendation>();
        var ups = new ArrayList<Change>();
        var downs = new ArrayList<Change>();
        for (int i = random.nextInt(20); i > 0; i--) {
            recommendations.add(new Recommendation(
                    NOW.minusSeconds(random.nextInt(400)), Math.max(0, pods + random.nextInt(-4, 5))));
            (random.nextBoolean() ? ups : downs)
                    .add(new Change(NOW.minusSeconds(random.nextInt(120)), random.nextInt(1, 3)));
        }
        return new ScalingHistory(random.nextInt(10) > 0, recommendations, ups, downs);
    }

    private Quantity milli(int from, int to) {
        return Quantity.ofMilli(random.nextInt(from, to));
    }
}
