package cockpit.views.desk;

/// Figures and signs of the window that explain themselves under the pointer.
public enum Figure {
    /// The badge: live, recorded or simulated.
    ORIGIN,
    RECORDING,
    /// How long the keys hold with which AWS is asked.
    CREDENTIALS,
    CLOCK,
    PACE,
    LOAD,
    CPU,
    ASKED,
    APPLIED,
    MEASURED,
    /// How far the measured share is from the band of a fair draw.
    BAND,
    LATENCY,
    ERRORS,
    COST_HOUR,
    COST_DEMO,
    SPEED,
    COMMAND,
    STOPWATCH,
    TRACK,
    /// What a dot stands for.
    DOTS,
    /// The load generator's clients.
    CLIENTS,
    REPLICAS,
    /// Pods that wait for a node.
    QUEUE,
    /// Why which group grew.
    EXPANDER,
    /// Who set the desired capacity.
    CAPACITY,
    /// What Spot saves.
    SAVING,
    /// What each group costs.
    COST_GROUPS
}
