package cockpit.world;

/// The stations on the way from a rising load to pods that answer it, in their order.
public enum Hop {
    /// The load was raised.
    LOAD,
    /// The HorizontalPodAutoscaler sees a utilization above its tolerance.
    CPU,
    /// It wants more replicas.
    DESIRED,
    /// Pods wait for a node that has room.
    PENDING,
    /// A group's desired capacity was raised.
    CAPACITY,
    /// The first instance that was ordered runs.
    INSTANCE,
    /// No node is on its way any more.
    READY,
    /// No pod waits any more.
    RUNNING,
    /// The answer's time is back near where it was before the load.
    LATENCY
}
