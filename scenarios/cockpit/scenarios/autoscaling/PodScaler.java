package cockpit.scenarios.autoscaling;

import cockpit.simulation.Course;
import cockpit.simulation.Knobs;
import cockpit.simulation.hpa.ControllerSettings;
import cockpit.simulation.hpa.HpaModel;
import cockpit.simulation.hpa.HpaPod;
import cockpit.simulation.hpa.HpaSpec;
import cockpit.simulation.hpa.MetricSpec;
import cockpit.simulation.hpa.MetricTarget;
import cockpit.simulation.hpa.Observation;
import cockpit.simulation.hpa.PodSample;
import cockpit.simulation.hpa.Reconciliation;
import cockpit.simulation.hpa.Reconciliation.MetricResult;
import cockpit.simulation.hpa.ScalingHistory;
import cockpit.simulation.kubernetes.Quantity;
import cockpit.simulation.kubernetes.ResourceList;
import cockpit.stage.Names;
import cockpit.world.Event;
import cockpit.world.HpaCondition;
import cockpit.world.HpaDecision;
import cockpit.world.HpaId;
import cockpit.world.PodPhase;
import cockpit.world.ScalingFact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The stage's HorizontalPodAutoscaler: shows [HpaModel] what there is, every sync, and does what it decides.
final class PodScaler {
    private final Course course;
    private final HpaId id;
    private final Fleet fleet;
    private final Deployments deployments;
    private final MetricsServer metrics;
    private final Map<String, Reconciliation.Condition> conditions = new LinkedHashMap<>();
    /// It has been at work for long when the stage opens, with nothing to do.
    private ScalingHistory history = new ScalingHistory(true, List.of(), List.of(), List.of());

    PodScaler(Course course, Names names, Fleet fleet, Deployments deployments, MetricsServer metrics) {
        this.course = course;
        this.id = names.hpaId();
        this.fleet = fleet;
        this.deployments = deployments;
        this.metrics = metrics;
    }

    void start() {
        long sync = course.knobs().micros("hpa.sync");
        course.agenda().every(Event.SECOND * 2, sync, this::sync);
    }

    private void sync() {
        long now = course.agenda().now();
        int replicas = deployments.wanted(Workload.PHP_APACHE);
        List<FleetPod> pods = fleet.of(Workload.PHP_APACHE);
        var seen = new Observation(
                Fleet.date(now),
                replicas,
                (int) pods.stream().filter(pod -> !pod.leaves()).count(),
                "run=" + Sample.NAME,
                pods.stream().map(this::seen).toList(),
                samples(pods),
                List.of(),
                List.of());
        Reconciliation result = HpaModel.reconcile(spec(), settings(), seen, history);
        history = result.history();
        result.conditions().forEach(each -> conditions.put(each.type(), each));
        tell(result);
        if (result.rescaled()) {
            course.tell(
                    Course.MAIN,
                    new ScalingFact.Rescaled(
                            id,
                            replicas,
                            result.desired(),
                            "New size: " + result.desired() + "; reason: " + result.reason()));
            deployments.scale(Workload.PHP_APACHE, result.desired(), "HPA: " + result.reason());
        }
    }

    private HpaSpec spec() {
        var target = MetricTarget.utilization(course.knobs().whole("apache.target"));
        return new HpaSpec(
                Sample.min(course),
                Sample.max(course),
                List.of(new MetricSpec.Resource("cpu", target)),
                SampleBehavior.of(course.knobs()));
    }

    private ControllerSettings settings() {
        Knobs knobs = course.knobs();
        return new ControllerSettings(
                knobs.get("hpa.tolerance"),
                Duration.ofMillis(Math.round(knobs.get("hpa.stabilization") * 1_000)),
                ControllerSettings.USUAL.cpuInitializationPeriod(),
                ControllerSettings.USUAL.initialReadinessDelay());
    }

    private HpaPod seen(FleetPod pod) {
        boolean started = !pod.node.isEmpty();
        boolean ready = pod.serves();
        HpaPod.@Nullable Ready condition = started
                ? new HpaPod.Ready(ready ? "True" : "False", Fleet.date(ready ? pod.ready : pod.created))
                : null;
        return new HpaPod(
                pod.id.name(),
                pod.leaves(),
                pod.phase == PodPhase.PENDING || pod.phase == PodPhase.STARTING ? "Pending" : "Running",
                started ? Fleet.date(pod.started == -1 ? pod.created : pod.started) : null,
                condition,
                pod.object().spec().containers(),
                ResourceList.EMPTY);
    }

    private List<PodSample> samples(List<FleetPod> pods) {
        var samples = new ArrayList<PodSample>();
        for (FleetPod pod : pods) {
            metrics.sample(pod).ifPresent(sample -> {
                var amounts = new TreeMap<String, Quantity>();
                amounts.put("cpu", Quantity.ofMilli(sample.milli()));
                samples.add(new PodSample(
                        pod.id.name(),
                        Fleet.date(sample.at()),
                        Duration.ofNanos(sample.window() * 1_000),
                        List.of(new PodSample.Usage(Sample.NAME, new ResourceList(amounts)))));
            });
        }
        return samples;
    }

    private void tell(Reconciliation result) {
        MetricResult cpu = result.metrics().isEmpty() ? null : result.metrics().getFirst();
        int target = course.knobs().whole("apache.target");
        Integer percent = cpu == null ? null : cpu.utilization();
        Long average = cpu == null ? null : cpu.average();
        String shown =
                percent == null || average == null ? "<unknown>" : percent + "% (" + Quantity.ofMilli(average) + ")";
        course.tell(
                Course.MAIN,
                new ScalingFact.HpaSeen(
                        id,
                        Sample.NAME,
                        Sample.min(course),
                        Sample.max(course),
                        result.before(),
                        result.desired(),
                        target,
                        percent == null ? Double.NaN : percent,
                        List.of("resource cpu on pods  (as a percentage of request):  " + shown + " / " + target + "%"),
                        SampleBehavior.described(course.knobs()),
                        conditions.values().stream()
                                .map(each ->
                                        new HpaCondition(each.type(), each.status(), each.reason(), each.message()))
                                .toList()));
        course.tell(Course.MAIN, new ScalingFact.HpaDecided(id, decision(result, cpu, target)));
    }

    private HpaDecision decision(Reconciliation result, @Nullable MetricResult cpu, int target) {
        Integer proposed = result.proposed();
        Integer stabilized = result.stabilized();
        Integer percent = cpu == null ? null : cpu.utilization();
        double filled = cpu == null ? Double.NaN : cpu.filled() * target;
        return new HpaDecision(
                percent == null ? Double.NaN : percent,
                cpu == null ? 0 : cpu.ready(),
                cpu == null ? 0 : cpu.waiting(),
                filled,
                proposed == null ? -1 : proposed,
                stabilized == null ? -1 : stabilized,
                result.desired(),
                course.knobs().get("hpa.tolerance"),
                SampleBehavior.downWindow(course.knobs()),
                result.limits().isEmpty() ? "" : result.limits().getLast().name(),
                formula(cpu, target, proposed));
    }

    /// What kubectl does not tell: the arithmetic behind the number.
    private String formula(@Nullable MetricResult cpu, int target, @Nullable Integer proposed) {
        if (cpu == null || cpu.utilization() == null || proposed == null) {
            return "";
        }
        double tolerance = course.knobs().get("hpa.tolerance");
        double ratio = Double.isNaN(cpu.filled()) ? cpu.ratio() : cpu.filled();
        if (ratio >= 1 - tolerance && ratio <= 1 + tolerance) {
            return String.format(Locale.ROOT, "|1 − %.2f| ≤ %.1f", ratio, tolerance);
        }
        int pods = cpu.ready() + (Double.isNaN(cpu.filled()) ? 0 : cpu.waiting());
        return String.format(Locale.ROOT, "ceil(%d × %.0f ÷ %d) = %d", pods, ratio * target, target, proposed);
    }
}
