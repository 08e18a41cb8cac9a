package cockpit.app.decide;

import cockpit.simulation.kubernetes.Condition;
import cockpit.simulation.kubernetes.Meta;
import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.ResourceList;
import cockpit.simulation.kubernetes.Taint;
import java.util.HashMap;
import java.util.List;

/// Reads nodes. One without a Ready condition is ready; of capacity and allocatable each stands in for the other; the
/// host name's label is the node's name.
final class NodeReading {
    private static final String HOSTNAME = "kubernetes.io/hostname";

    private NodeReading() {}

    static Node node(Case in) {
        Meta meta = Parts.meta(in.object().at("metadata"), "");
        var labels = new HashMap<>(meta.labels());
        labels.putIfAbsent(HOSTNAME, meta.name());
        Case spec = in.at("spec");
        Case status = in.at("status");
        ResourceList allocatable = Parts.resources(status.at("allocatable"));
        ResourceList capacity = Parts.resources(status.at("capacity"));
        return new Node(
                meta.renamed(meta.name(), labels),
                Parts.each(spec.at("taints"), NodeReading::taint),
                spec.at("unschedulable").or(false, Case::truth),
                status.at("capacity").isMissing() ? allocatable : capacity,
                status.at("allocatable").isMissing() ? capacity : allocatable,
                conditions(status));
    }

    private static Taint taint(Case in) {
        in.object();
        return new Taint(Parts.text(in, "key"), Parts.text(in, "value"), Parts.text(in, "effect"));
    }

    private static List<Condition> conditions(Case status) {
        List<Condition> given = Parts.each(status.at("conditions"), Parts::condition);
        return given.stream().anyMatch(each -> each.type().equals("Ready"))
                ? given
                : List.of(new Condition("Ready", "True", "", null));
    }
}
