package cockpit.world;

/// How one reconcile came to its number. Percent of the request throughout.
///
/// @param percent    utilization it decided by; NaN when it was not known
/// @param ready      pods counted
/// @param waiting    pods counted as using nothing, or all, since they are not ready or were not measured
/// @param filled     utilization with the waiting ones counted in; NaN when none had to be
/// @param proposed   replicas that the metrics ask for; -1 when they were not asked
/// @param stabilized replicas after the stabilization window
/// @param desired    replicas after every limit
/// @param tolerance  share of the target within which nothing is done, e.g. 0.1
/// @param window     length of the stabilization window, microseconds
/// @param limit      what held the number back last: ScaleUpLimit, TooManyReplicas ..., "" for nothing
/// @param formula    the arithmetic in one line
public record HpaDecision(
        double percent,
        int ready,
        int waiting,
        double filled,
        int proposed,
        int stabilized,
        int desired,
        double tolerance,
        long window,
        String limit,
        String formula) {
    /// Nothing was decided yet.
    public static final HpaDecision NONE = new HpaDecision(Double.NaN, 0, 0, Double.NaN, -1, -1, -1, 0.1, 0, "", "");

    /// Whether anything was.
    public boolean known() {
        return desired >= 0;
    }
}
