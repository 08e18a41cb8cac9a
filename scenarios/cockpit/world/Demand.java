package cockpit.world;

/// The load on the shop and what its users feel.
///
/// @param askedUsers users last asked for; -1 when nobody asked yet
/// @param users      users running
/// @param rate       requests a second at the shop, over time
/// @param errorsPerSecond pages that failed, over the telemetry's window
/// @param p50Millis  median page time, NaN when not measured
/// @param p95Millis  95th percentile, NaN when not measured
/// @param p95        95th percentile over time
/// @param peakMillis highest 95th percentile since the load was last raised
/// @param peakAt     when that was, microseconds
/// @param requests   pages asked for since the load was last raised
/// @param errors     of them failed
/// @param measured   when the shop was last measured, microseconds; -1 for never
public record Demand(
        int askedUsers,
        double spawnRate,
        int users,
        Trace rate,
        double errorsPerSecond,
        double p50Millis,
        double p95Millis,
        Trace p95,
        double peakMillis,
        long peakAt,
        double requests,
        double errors,
        long measured) {
    static final Demand EMPTY =
            new Demand(-1, 0, 0, Trace.EMPTY, 0, Double.NaN, Double.NaN, Trace.EMPTY, Double.NaN, 0, 0, 0, -1);

    /// Requests a second at the shop, NaN when not measured.
    public double perSecond() {
        return rate.last();
    }

    /// Share of the pages that fail now, percent; NaN when not measured or nothing is asked for.
    public double errorPercent() {
        return rate.last() > 0 ? 100 * errorsPerSecond / rate.last() : Double.NaN;
    }

    /// With this event's fact folded in.
    Demand apply(DemandFact fact, long at) {
        return switch (fact) {
            case DemandFact.LoadAsked f -> {
                boolean raised = f.users() > askedUsers;
                yield new Demand(
                        f.users(),
                        f.spawnRate(),
                        users,
                        rate,
                        errorsPerSecond,
                        p50Millis,
                        p95Millis,
                        p95,
                        raised ? Double.NaN : peakMillis,
                        raised ? at : peakAt,
                        raised ? 0 : requests,
                        raised ? 0 : errors,
                        measured);
            }
            case DemandFact.LoadMeasured f ->
                new Demand(
                        askedUsers,
                        spawnRate,
                        f.users(),
                        rate.with(at, f.perSecond()),
                        errorsPerSecond,
                        p50Millis,
                        p95Millis,
                        p95,
                        peakMillis,
                        peakAt,
                        requests,
                        errors,
                        measured);
            case DemandFact.ShopMeasured f -> felt(f, at);
        };
    }

    private Demand felt(DemandFact.ShopMeasured f, long at) {
        double seconds = measured < 0 ? 0 : (at - measured) / (double) Event.SECOND;
        boolean higher = !(f.p95Millis() <= peakMillis);
        return new Demand(
                askedUsers,
                spawnRate,
                users,
                rate,
                f.errorsPerSecond(),
                f.p50Millis(),
                f.p95Millis(),
                p95.with(at, f.p95Millis()),
                higher ? f.p95Millis() : peakMillis,
                higher ? at : peakAt,
                requests + f.perSecond() * seconds,
                errors + f.errorsPerSecond() * seconds,
                at);
    }
}
