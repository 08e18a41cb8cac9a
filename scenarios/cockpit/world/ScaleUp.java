package cockpit.world;

import java.util.List;

/// The last time Cluster Autoscaler weighed which group of a cluster to grow.
///
/// @param id     kubectl context
/// @param chosen the group's name, "" when none helps
/// @param from   desired capacity before
/// @param to     desired capacity after
/// @param pods   unschedulable pods it was for
/// @param at     when, microseconds
public record ScaleUp(
        String id, List<ScaleUpOption> options, String chosen, String expander, int from, int to, int pods, long at)
        implements Keyed<String> {
    /// Copies the options.
    public ScaleUp {
        options = List.copyOf(options);
    }
}
