package cockpit.app.decide;

import cockpit.simulation.hpa.ControllerSettings;
import cockpit.simulation.hpa.HpaModel;
import cockpit.simulation.hpa.HpaSpec;
import cockpit.simulation.hpa.Observation;
import cockpit.simulation.hpa.Reconciliation;
import cockpit.simulation.hpa.ScalingHistory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `decide hpa-run`: reconciles of [HpaModel] over virtual time, each going on from the one before.
final class HpaRunKind implements Kind {
    private static final int MOST_PODS = 100_000;

    @Override
    public String word() {
        return "hpa-run";
    }

    @Override
    public Answer decide(Case in) {
        HpaSpec spec = HpaReading.spec(in.at("hpa"));
        ControllerSettings settings = HpaReading.settings(in.at("controller"));
        ScalingHistory history = HpaSeenReading.history(in);
        Case scale = in.at("scale").object();
        int replicas = scale.at("spec").at("replicas").or(0, Case::integer);
        int running = scale.at("status").at("replicas").or(0, Case::integer);
        String selector = Parts.text(scale.at("status"), "selector");
        List<HpaRunStep> steps = steps(in.at("steps"));
        HpaRunPods pods = HpaRunPods.read(
                in.at("podTemplate"),
                steps.isEmpty() ? Instant.EPOCH : steps.getFirst().at());
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        var told = decision.putArray("steps");
        var why = new ArrayList<String>();
        List<Observation.External> external = List.of();
        for (HpaRunStep step : steps) {
            external = step.external().orElse(external);
            if (replicas > MOST_PODS) {
                throw scale.because("more than " + MOST_PODS + " replicas are not played");
            }
            var seen = new Observation(
                    step.at(),
                    replicas,
                    running,
                    selector,
                    pods.of(replicas),
                    pods.samples(replicas, step),
                    List.of(),
                    external);
            Reconciliation result = HpaModel.reconcile(spec, settings, seen, history);
            told.add(line(step, result));
            why.add(replicas + " to " + result.desired() + (result.reason() == null ? "" : ": " + result.reason()));
            history = result.history();
            replicas = result.desired();
            running = replicas;
        }
        return new Answer(decision, why);
    }

    private static List<HpaRunStep> steps(Case in) {
        if (in.isMissing()) {
            throw in.because("is required");
        }
        return Parts.each(in, HpaRunStep::read);
    }

    private static ObjectNode line(HpaRunStep step, Reconciliation result) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("at", step.at().toString());
        line.put("currentReplicas", result.before());
        line.put("proposedReplicas", result.proposed());
        line.put("desiredReplicas", result.desired());
        var limits = line.putArray("limits");
        result.limits().forEach(each -> limits.add(each.name()));
        return line;
    }
}
