package cockpit.app.decide;

import cockpit.simulation.autoscaler.AutoscalerConfig;
import cockpit.simulation.autoscaler.ClusterState;
import cockpit.simulation.autoscaler.Increase;
import cockpit.simulation.autoscaler.Option;
import cockpit.simulation.autoscaler.ScaleDown;
import cockpit.simulation.autoscaler.ScaleDownDecision;
import cockpit.simulation.autoscaler.ScaleUp;
import cockpit.simulation.autoscaler.ScaleUpDecision;
import cockpit.simulation.kubernetes.Pod;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `decide autoscaler`: one loop of [ScaleUp] or [ScaleDown].
final class AutoscalerKind implements Kind {
    private enum Operation {
        ScaleUp,
        ScaleDown
    }

    @Override
    public String word() {
        return "autoscaler";
    }

    @Override
    public Answer decide(Case in) {
        Operation operation = in.at("operation").word(Operation.class, Operation::name);
        var state = new ClusterState(
                in.at("now").time(),
                Parts.each(in.at("nodes"), NodeReading::node),
                Parts.each(in.at("pods"), PodReading::pod),
                Parts.each(in.at("nodeGroups"), AutoscalerReading::group),
                Parts.each(in.at("podDisruptionBudgets"), AutoscalerReading::budget));
        AutoscalerConfig config = AutoscalerReading.config(in.at("config"));
        var unneededSince = new TreeMap<String, Instant>();
        in.at("unneededSince").members().forEach((node, each) -> unneededSince.put(node, each.time()));
        return switch (operation) {
            case ScaleUp -> up(ScaleUp.decide(config, state));
            case ScaleDown -> down(ScaleDown.decide(config, state, unneededSince));
        };
    }

    private static Answer up(ScaleUpDecision decided) {
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        ObjectNode up =
                decision.putObject("scaleUp").put("result", decided.result().name());
        var options = up.putArray("options");
        for (Option each : decided.options()) {
            ObjectNode option = options.addObject()
                    .put("nodeGroup", each.nodeGroup())
                    .put("nodeCount", each.nodeCount())
                    .put("podCount", each.pods().size());
            names(option.putArray("pods"), each.pods());
        }
        var best = up.putArray("best");
        decided.best().stream().map(Option::nodeGroup).sorted().forEach(best::add);
        List<ScaleUpDecision.Plan> plans = List.copyOf(decided.plans().values());
        up.put("chosen", decided.chosen().map(plan -> plan.option().nodeGroup()).orElse(null));
        ObjectNode increases = up.putObject("increases");
        sure(plans.stream()
                        .map(ScaleUpDecision.Plan::increases)
                        .map(AutoscalerKind::byName)
                        .toList())
                .forEach(each -> increases.put(each.nodeGroup(), each.added()));
        names(
                up.putArray("podsTriggeredScaleUp"),
                sure(plans.stream()
                        .map(plan -> plan.option().pods())
                        .map(AutoscalerKind::sorted)
                        .toList()));
        names(
                up.putArray("podsRemainUnschedulable"),
                decided.unhelped().stream().map(ScaleUpDecision.Unhelped::pod).toList());
        names(
                up.putArray("podsAwaitEvaluation"),
                sure(plans.stream().map(ScaleUpDecision.Plan::awaiting).toList()));
        return new Answer(decision, why(decided));
    }

    /// What holds for each of the best options, wherever the lot falls; else nothing.
    private static <T> List<T> sure(List<List<T>> plans) {
        return plans.stream().distinct().count() == 1 ? plans.getFirst() : List.of();
    }

    private static List<Increase> byName(List<Increase> increases) {
        var byName = new TreeMap<String, Increase>();
        increases.forEach(each -> byName.put(each.nodeGroup(), each));
        return List.copyOf(byName.values());
    }

    private static List<Pod> sorted(List<Pod> pods) {
        return pods.stream()
                .sorted((one, other) -> one.meta().key().compareTo(other.meta().key()))
                .toList();
    }

    private static List<String> why(ScaleUpDecision decided) {
        var why = new ArrayList<String>();
        decided.weighed().forEach(each -> why.add(each.expander().word + ": " + each.nodeGroup() + " " + each.words()));
        decided.skipped().forEach((group, reasons) -> why.add(group + ": " + String.join(", ", reasons)));
        decided.chosen().ifPresent(plan -> {
            why.add(plan.triggered());
            plan.increases().forEach(each -> why.add(each.call()));
        });
        decided.unhelped().forEach(each -> why.add(each.pod().name() + ": " + decided.notTriggered(each)));
        if (why.isEmpty()) {
            why.add(decided.needed() ? "no group could take any of the pods" : "no pod needs a further node");
        }
        return why;
    }

    private static Answer down(ScaleDownDecision decided) {
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        ObjectNode down = decision.putObject("scaleDown");
        ObjectNode utilization = down.putObject("utilization");
        decided.utilization().forEach((node, used) -> {
            if (Double.isFinite(used.value())) {
                utilization.put(node, used.value());
            } else {
                utilization.putNull(node);
            }
        });
        var unneeded = down.putArray("unneeded");
        decided.unneeded().keySet().forEach(unneeded::add);
        var removable = down.putArray("removable");
        decided.removable().keySet().forEach(removable::add);
        down.put("emptyCount", decided.emptyCount()).put("drainCount", decided.drainCount());
        ObjectNode moving = down.putObject("podsToMove");
        decided.unneeded().forEach((node, pods) -> names(moving.putArray(node), pods));
        ObjectNode unremovable = down.putObject("unremovable");
        decided.unremovable().forEach((node, reason) -> unremovable.put(node, reason.name()));
        ObjectNode blocking = down.putObject("blockingPods");
        decided.blocking()
                .forEach((node, each) -> blocking.putObject(node)
                        .put("pod", each.pod().name())
                        .put("reason", each.reason().name()));
        return new Answer(decision, why(decided));
    }

    private static List<String> why(ScaleDownDecision decided) {
        var why = new ArrayList<String>();
        decided.utilization()
                .forEach((node, used) -> why.add(
                        used.gpu()
                                ? String.format(Locale.ROOT, "%s: %.3g of its GPUs", node, used.value())
                                : String.format(
                                        Locale.ROOT,
                                        "%s: max(%.3g cpu, %.3g memory)",
                                        node,
                                        used.cpu(),
                                        used.memory())));
        decided.unremovable().forEach((node, reason) -> why.add(node + " stays: " + reason));
        decided.blocking()
                .forEach((node, each) ->
                        why.add(node + " is held by " + each.pod().name() + ": " + each.reason()));
        decided.removable().keySet().forEach(node -> why.add(decided.statusEvent(node)));
        return why.isEmpty() ? List.of("no nodes") : why;
    }

    private static void names(ArrayNode into, Collection<Pod> pods) {
        pods.stream().map(Pod::name).sorted().forEach(into::add);
    }
}
