package cockpit.simulation.scheduler;

import cockpit.simulation.kubernetes.HostPort;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.Taint;
import cockpit.simulation.kubernetes.Toleration;
import java.util.List;

/// The filters that look at one node only, resources apart. Source: `pkg/scheduler/framework/plugins/`
/// nodeunschedulable,
/// nodename, tainttoleration, nodeaffinity, nodeports.
final class NodeFilters {
    private static final List<String> CORDONED = List.of("node(s) were unschedulable");
    private static final List<String> OTHER_NAME = List.of("node(s) didn't match the requested node name");
    private static final List<String> TAINTED = List.of("node(s) had untolerated taint(s)");
    private static final List<String> MISMATCH = List.of("node(s) didn't match Pod's node affinity/selector");
    private static final List<String> PORTS_TAKEN =
            List.of("node(s) didn't have free ports for the requested pod ports");

    private static final Taint CORDON = new Taint("node.kubernetes.io/unschedulable", "", Taint.NO_SCHEDULE);

    private NodeFilters() {}

    static Filter unschedulable(Pod pod) {
        boolean tolerated = Toleration.tolerated(pod.spec().tolerations(), CORDON);
        return node -> node.node().unschedulable() && !tolerated ? CORDONED : Filter.NONE;
    }

    static Filter name(String wanted) {
        return node -> wanted.equals(node.name()) ? Filter.NONE : OTHER_NAME;
    }

    static Filter taints(Pod pod) {
        List<Toleration> tolerations = pod.spec().tolerations();
        return node -> Toleration.tolerated(tolerations, node.node().taints()) ? Filter.NONE : TAINTED;
    }

    static Filter affinity(Pod pod) {
        return node -> pod.spec().nodes().matches(node.node().meta()) ? Filter.NONE : MISMATCH;
    }

    static Filter ports(Pod pod) {
        return node -> conflict(pod.ports(), node.ports()) ? PORTS_TAKEN : Filter.NONE;
    }

    private static boolean conflict(List<HostPort> wanted, List<HostPort> taken) {
        for (HostPort each : wanted) {
            for (HostPort other : taken) {
                if (each.conflicts(other)) {
                    return true;
                }
            }
        }
        return false;
    }
}
