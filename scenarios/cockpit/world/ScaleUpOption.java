package cockpit.world;

/// What one group would do for the pods that wait.
///
/// @param nodes how many of its nodes they need
/// @param pods  how many of them it helps
/// @param score the expander's score; NaN when it has none
/// @param no    why it is no option, in Cluster Autoscaler's words; "" for an option
public record ScaleUpOption(String group, int nodes, int pods, double score, String no) {}
