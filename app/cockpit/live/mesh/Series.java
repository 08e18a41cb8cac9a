package cockpit.live.mesh;

import java.util.SortedMap;

/// One line of an instant query's answer. The value may be NaN, which Prometheus says where there is none.
record Series(SortedMap<String, String> labels, double value) {
    /// A label's value, "" if there is none: Prometheus makes no difference either.
    String label(String name) {
        return labels.getOrDefault(name, "");
    }
}
