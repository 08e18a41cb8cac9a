package cockpit.live;

import cockpit.world.NodeId;
import java.util.List;

/// A node that can be emptied. Its state is whether it takes no pods in; one that is gone needs nothing undone, and
/// reads
/// as one that does.
public interface NodeTarget extends Target {
    NodeId id();

    /// Has the API server try to cordon it and to evict each of its pods; nothing changes.
    ///
    /// @throws Failed if it would not, or if pods are on it that nobody would make again
    void tryDrain() throws Failed;

    /// Cordons it.
    ///
    /// @return what kubectl would print
    /// @throws Failed if it is not done
    String cordon() throws Failed;

    /// Asks once for the eviction of every pod that has to go and is not on its way. One that a PodDisruptionBudget
    /// holds
    /// is left for the next time; those of DaemonSets and of the kubelet itself stay.
    ///
    /// @throws Failed if it cannot be asked
    Evicted evict() throws Failed;

    /// What came of it.
    ///
    /// @param lines what kubectl would print, for each that goes since just now
    /// @param left  pods that are still on the node and have to go, `namespace/name`, sorted
    record Evicted(List<String> lines, List<String> left) {
        /// Copies both.
        public Evicted {
            lines = List.copyOf(lines);
            left = List.copyOf(left);
        }
    }
}
