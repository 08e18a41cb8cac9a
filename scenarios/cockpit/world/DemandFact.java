package cockpit.world;

/// What the load generator and the shop's users feel.
public sealed interface DemandFact extends Fact {
    /// Somebody set the load.
    record LoadAsked(int users, double spawnRate) implements DemandFact {}

    /// What the load generator reports.
    ///
    /// @param users     users running now
    /// @param perSecond requests a second at the shop
    record LoadMeasured(int users, double perSecond) implements DemandFact {}

    /// What users of the shop feel, over the telemetry's window.
    ///
    /// @param errorsPerSecond pages that failed
    record ShopMeasured(double perSecond, double errorsPerSecond, double p50Millis, double p95Millis)
            implements DemandFact {}
}
