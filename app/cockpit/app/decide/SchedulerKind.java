package cockpit.app.decide;

import cockpit.simulation.kubernetes.Meta;
import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.scheduler.Cluster;
import cockpit.simulation.scheduler.Feasibility;
import cockpit.simulation.scheduler.Scheduler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `decide scheduler`: where [Scheduler] could put each pod that is bound to no node, each judged alone.
final class SchedulerKind implements Kind {
    @Override
    public String word() {
        return "scheduler";
    }

    @Override
    public Answer decide(Case in) {
        List<Node> nodes = Parts.each(in.at("nodes"), NodeReading::node);
        List<Pod> pods = Parts.each(in.at("pods"), PodReading::pod);
        Cluster cluster = Cluster.of(nodes, pods, namespaces(in));
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        var answers = decision.putArray("pods");
        var why = new ArrayList<String>();
        for (Pod each : pods) {
            if (each.node().isEmpty()) {
                Feasibility feasibility = Scheduler.feasible(cluster, each);
                ObjectNode answer = answers.addObject().put("name", each.name());
                var names = answer.putArray("feasibleNodes");
                feasibility.nodes().stream().sorted().forEach(names::add);
                answer.put("message", feasibility.message());
                why.add(words(each, feasibility));
            }
        }
        return new Answer(decision, why.isEmpty() ? List.of("every pod is bound") : why);
    }

    private static String words(Pod pod, Feasibility feasibility) {
        String message = feasibility.message();
        return pod.name() + ": "
                + (message == null ? "fits " + feasibility.nodes().size() + " node(s)" : message);
    }

    /// Beside what the case must have: labels of namespaces, for terms that select some.
    private static Map<String, Map<String, String>> namespaces(Case in) {
        var namespaces = new HashMap<String, Map<String, String>>();
        for (Meta each :
                Parts.each(in.at("namespaces"), item -> Parts.meta(item.object().at("metadata"), ""))) {
            namespaces.put(each.name(), each.labels());
        }
        return namespaces;
    }
}
