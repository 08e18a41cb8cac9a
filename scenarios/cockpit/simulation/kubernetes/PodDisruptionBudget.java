package cockpit.simulation.kubernetes;

/// How many pods may be taken away at once. Source: `k8s.io/api/policy/v1`.
///
/// @param selector           of pods in its namespace
/// @param disruptionsAllowed status.disruptionsAllowed, 0 or more
public record PodDisruptionBudget(Meta meta, LabelSelector selector, int disruptionsAllowed) {
    public boolean covers(Pod pod) {
        return pod.meta().namespace().equals(meta.namespace())
                && selector.matches(pod.meta().labels());
    }
}
