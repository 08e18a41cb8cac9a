package cockpit.simulation.scheduler;

import cockpit.simulation.kubernetes.HostPort;
import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.Resources;
import java.util.ArrayList;
import java.util.List;

/// A node with the pods on it and what they take together. A value; a pod more makes another one. Source:
/// `pkg/scheduler/framework/types.go` (NodeInfo).
public final class NodeInfo {
    private final Node node;
    private final Resources allocatable;
    private final List<Pod> pods;
    private final Resources requested;
    private final List<HostPort> ports;
    private final int repelling;

    private NodeInfo(
            Node node,
            Resources allocatable,
            List<Pod> pods,
            Resources requested,
            List<HostPort> ports,
            int repelling) {
        this.node = node;
        this.allocatable = allocatable;
        this.pods = pods;
        this.requested = requested;
        this.ports = ports;
        this.repelling = repelling;
    }

    /// A node without pods.
    public static NodeInfo of(Node node) {
        return new NodeInfo(node, Resources.of(node.allocatable()), List.of(), Resources.NONE, List.of(), 0);
    }

    public Node node() {
        return node;
    }

    public String name() {
        return node.name();
    }

    /// What pods may ask for in all.
    public Resources allocatable() {
        return allocatable;
    }

    /// In the order they came. Not to be changed.
    public List<Pod> pods() {
        return pods;
    }

    /// What the pods ask for together.
    public Resources requested() {
        return requested;
    }

    List<HostPort> ports() {
        return ports;
    }

    /// How many of the pods have required anti-affinity.
    int repelling() {
        return repelling;
    }

    /// The same with a pod more.
    public NodeInfo with(Pod pod) {
        var more = new ArrayList<Pod>(pods.size() + 1);
        more.addAll(pods);
        more.add(pod);
        return new NodeInfo(
                node,
                allocatable,
                more,
                requested.plus(pod.requests()),
                join(ports, pod.ports()),
                repelling + repels(pod));
    }

    /// The same without the pod of this namespace and name.
    public NodeInfo without(Pod pod) {
        NodeInfo rest = of(node);
        for (Pod each : pods) {
            if (!each.meta().key().equals(pod.meta().key())) {
                rest = rest.with(each);
            }
        }
        return rest;
    }

    /// The same pods on another node.
    public NodeInfo on(Node other) {
        return new NodeInfo(other, Resources.of(other.allocatable()), pods, requested, ports, repelling);
    }

    private static List<HostPort> join(List<HostPort> some, List<HostPort> more) {
        if (more.isEmpty()) {
            return some;
        }
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static int repels(Pod pod) {
        return pod.spec().antiAffinity().isEmpty() ? 0 : 1;
    }
}
