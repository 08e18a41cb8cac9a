package cockpit.scenarios.autoscaling;

import cockpit.simulation.Knobs;
import cockpit.simulation.kubernetes.Node;
import cockpit.world.NodePhase;

/// What a further node of a group would look like, which Cluster Autoscaler learns from EKS for a group of none.
final class Template {
    private Template() {}

    static Node of(GroupSpec group, Knobs knobs) {
        var node = new FleetNode("template-" + group.group, group, group.machine(knobs), 0);
        node.phase = NodePhase.READY;
        node.plugged = true;
        return node.object();
    }
}
