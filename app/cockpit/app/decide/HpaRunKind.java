package cockpit.app.decide;

import cockpit.simulation.hpa.ControllerSettings;
import cockpit.simulation.hpa.HpaModel;
import cockpit.simulation.hpa.HpaPod;
import cockpit.simulation.hpa.HpaSpec;
import cockpit.simulation.hpa.Observation;
import cockpit.simulation.hpa.PodSample;
import cockpit.simulation.hpa.Reconciliation;
import cockpit.simulation.hpa.ScalingHistory;
import cockpit.simulation.kubernetes.Container;
import cockpit.simulation.kubernetes.PodSpec;
import cockpit.simulation.kubernetes.Quantity;
import cockpit.simulation.kubernetes.ResourceList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `decide hpa-run`: reconciles of [HpaModel] over virtual time, each going on from the one before.
final class HpaRunKind implements Kind {
    private static final Duration WINDOW = Duration.ofSeconds(15);
    private static final int MOST_PODS = 100_000;

    @Override
    public String word() {
        return "hpa-run";
    }

    /// What a step of the case gives.
    ///
    /// @param external null to keep what the step before had
    private record Step(
            Instant at,
            @Nullable List<Observation.External> external,
            @Nullable Quantity perPod,
            @Nullable Quantity total) {
        static Step read(Case in) {
            in.object();
            return new Step(
                    in.at("at").time(),
                    in.at("externalMetrics").orNull(HpaReading::external),
                    in.at("usagePerPod").orNull(Parts::quantity),
                    in.at("usageTotal").orNull(Parts::quantity));
        }
    }

    @Override
    public Answer decide(Case in) {
        HpaSpec spec = HpaReading.spec(in.at("hpa"));
        ControllerSettings settings = HpaReading.settings(in.at("controller"));
        Case scale = in.at("scale").object();
        ScalingHistory history = HpaReading.history(in);
        Case template = in.at("podTemplate");
        PodSpec asks =
                template.orNull(each -> PodReading.asks(each.object().at("spec").object()));
        int replicas = scale.at("spec").at("replicas").or(0, Case::integer);
        int running = scale.at("status").at("replicas").or(0, Case::integer);
        String selector = Parts.text(scale.at("status"), "selector");
        List<Step> steps = Parts.each(in.at("steps"), Step::read);
        if (in.at("steps").isMissing()) {
            throw in.at("steps").because("is required");
        }
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        var told = decision.putArray("steps");
        var why = new ArrayList<String>();
        List<Observation.External> external = List.of();
        for (Step step : steps) {
            external = step.external() == null ? external : step.external();
            if (replicas > MOST_PODS) {
                throw scale.because("more than " + MOST_PODS + " replicas are not played");
            }
            var pods = asks == null
                    ? List.<HpaPod>of()
                    : pods(asks, replicas, steps.getFirst().at());
            var seen = new Observation(
                    step.at(),
                    replicas,
                    running,
                    selector,
                    pods,
                    asks == null ? List.of() : samples(HpaReading.lasting(asks), replicas, step),
                    List.of(),
                    external);
            Reconciliation result = HpaModel.reconcile(spec, settings, seen, history);
            ObjectNode line = told.addObject();
            line.put("at", step.at().toString());
            line.put("currentReplicas", replicas);
            line.put("proposedReplicas", result.proposed());
            line.put("desiredReplicas", result.desired());
            var limits = line.putArray("limits");
            result.limits().forEach(each -> limits.add(each.name()));
            why.add(replicas + " to " + result.desired() + (result.reason() == null ? "" : ": " + result.reason()));
            history = result.history();
            replicas = result.desired();
            running = replicas;
        }
        return new Answer(decision, why);
    }

    /// Running and Ready for an hour before it all begins.
    private static List<HpaPod> pods(PodSpec asks, int replicas, Instant first) {
        Instant since = first.minus(Duration.ofHours(1));
        List<Container> containers = HpaReading.lasting(asks);
        ResourceList own = asks.ownRequests();
        var pods = new ArrayList<HpaPod>();
        for (int i = 0; i < replicas; i++) {
            pods.add(new HpaPod("pod-" + i, false, "Running", since, new HpaPod.Ready("True", since), containers, own));
        }
        return pods;
    }

    private static List<PodSample> samples(List<Container> containers, int replicas, Step step) {
        Quantity each = step.perPod();
        Quantity total = step.total();
        if (each == null && total == null) {
            return List.of();
        }
        long milli = each != null ? each.milliValue() : total == null ? 0 : total.milliValue() / Math.max(1, replicas);
        var samples = new ArrayList<PodSample>();
        for (int i = 0; i < replicas; i++) {
            samples.add(new PodSample("pod-" + i, step.at(), WINDOW, usage(containers, milli)));
        }
        return samples;
    }

    /// The first container uses it all, whatever it is that is measured.
    private static List<PodSample.Usage> usage(List<Container> containers, long milli) {
        var usage = new ArrayList<PodSample.Usage>();
        for (int i = 0; i < containers.size(); i++) {
            var amounts = new TreeMap<String, Quantity>();
            amounts.put("cpu", Quantity.ofMilli(i == 0 ? milli : 0));
            amounts.put("memory", Quantity.ofMilli(i == 0 ? milli : 0));
            usage.add(new PodSample.Usage(containers.get(i).name(), new ResourceList(amounts)));
        }
        return usage;
    }
}
