package cockpit.app.decide;

import cockpit.simulation.hpa.ControllerSettings;
import cockpit.simulation.hpa.HpaModel;
import cockpit.simulation.hpa.HpaSpec;
import cockpit.simulation.hpa.Observation;
import cockpit.simulation.hpa.Reconciliation;
import cockpit.simulation.hpa.Reconciliation.Condition;
import cockpit.simulation.hpa.Reconciliation.MetricResult;
import cockpit.simulation.hpa.ScalingHistory;
import cockpit.simulation.kubernetes.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `decide hpa`: one reconcile by [HpaModel].
final class HpaKind implements Kind {
    @Override
    public String word() {
        return "hpa";
    }

    @Override
    public Answer decide(Case in) {
        HpaSpec spec = HpaReading.spec(in.at("hpa"));
        ControllerSettings settings = HpaReading.settings(in.at("controller"));
        Observation seen = HpaSeenReading.observation(in);
        ScalingHistory history = HpaSeenReading.history(in);
        List<Condition> before = HpaReading.conditions(in.at("hpa"));
        Reconciliation result = HpaModel.reconcile(spec, settings, seen, history);
        return new Answer(decision(result, before), why(result));
    }

    private static ObjectNode decision(Reconciliation result, List<Condition> before) {
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        decision.put("desiredReplicas", result.desired());
        decision.put("proposedReplicas", result.proposed());
        decision.put("stabilizedReplicas", result.stabilized());
        var limits = decision.putArray("limits");
        result.limits().forEach(each -> limits.add(each.name()));
        decision.put("rescaleReason", result.reason());
        var metrics = decision.putArray("metrics");
        result.metrics().forEach(each -> metrics.add(metric(each)));
        var conditions = new TreeMap<String, Condition>();
        before.forEach(each -> conditions.put(each.type(), each));
        result.conditions().forEach(each -> conditions.put(each.type(), each));
        ObjectNode told = decision.putObject("conditions");
        conditions.forEach((type, each) ->
                told.putObject(type).put("status", each.status()).put("reason", each.reason()));
        return decision;
    }

    private static ObjectNode metric(MetricResult result) {
        ObjectNode metric = JsonNodeFactory.instance.objectNode();
        metric.put("type", result.type());
        metric.put("proposedReplicas", result.replicas());
        metric.put("averageUtilization", result.utilization());
        metric.put("averageValue", amount(result.average(), result.memory()));
        metric.put("value", amount(result.value(), false));
        metric.put("error", result.error());
        metric.put("reason", result.reason());
        return metric;
    }

    private static @Nullable String amount(@Nullable Long milli, boolean memory) {
        if (milli == null) {
            return null;
        }
        Quantity amount = Quantity.ofMilli(milli);
        return memory ? amount.inBinary() : amount.toString();
    }

    private static List<String> why(Reconciliation result) {
        var why = new ArrayList<String>();
        for (MetricResult each : result.metrics()) {
            why.add(
                    each.error() != null
                            ? each.type() + ": " + each.error()
                            : each.type() + ": ratio " + each.ratio() + " asks for " + each.replicas());
        }
        result.conditions().forEach(each -> why.add(each.reason() + ": " + each.message()));
        result.events().forEach(each -> why.add("event " + each.reason() + ": " + each.message()));
        return why;
    }
}
