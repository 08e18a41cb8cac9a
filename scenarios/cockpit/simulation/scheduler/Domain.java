package cockpit.simulation.scheduler;

import cockpit.simulation.kubernetes.Node;
import org.jspecify.annotations.Nullable;

/// A domain of a topology: a label and its value.
record Domain(String key, String value) {
    /// The one a node is in, null where it lacks the label.
    static @Nullable Domain of(Node node, String key) {
        String value = node.label(key);
        return value == null ? null : new Domain(key, value);
    }
}
