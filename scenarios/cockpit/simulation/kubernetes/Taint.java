package cockpit.simulation.kubernetes;

/// What keeps pods off a node. The effect stays a word: one that Kubernetes does not know keeps nobody off.
public record Taint(String key, String value, String effect) {
    public static final String NO_SCHEDULE = "NoSchedule";
    public static final String NO_EXECUTE = "NoExecute";
    public static final String PREFER_NO_SCHEDULE = "PreferNoSchedule";

    /// Whether a pod that does not tolerate it is not bound to the node.
    public boolean repels() {
        return effect.equals(NO_SCHEDULE) || effect.equals(NO_EXECUTE);
    }
}
