package cockpit.simulation.scheduler;

import java.util.List;

/// One of the scheduler's filter plugins, made ready for one pod.
@FunctionalInterface
interface Filter {
    /// Passes.
    List<String> NONE = List.of();

    /// Why the pod cannot go to a node, in upstream's words; empty where it can.
    List<String> reasons(NodeInfo node);

    /// The same without the words.
    default boolean passes(NodeInfo node) {
        return reasons(node).isEmpty();
    }
}
