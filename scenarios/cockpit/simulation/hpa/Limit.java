package cockpit.simulation.hpa;

/// What may hold the number of replicas back, in the order in which it is looked at.
public enum Limit {
    ScaleUpStabilized,
    ScaleDownStabilized,
    ScaleUpLimit,
    ScaleDownLimit,
    TooManyReplicas,
    TooFewReplicas
}
