package cockpit.world;

/// A VirtualService and its three weights, which may disagree: asked by the last command or decision, applied by the
/// API
/// server, measured in the mesh. Percent to the cloud.
///
/// @param before  the applied weight it had before the last change, NaN when it never changed
/// @param writer  who wrote the applied weight
/// @param changed when the applied weight last changed, microseconds
/// @param settled when the measured share first lay in the band of the applied weight since then; -1 if not yet
public record Route(
        RouteId id,
        String host,
        String homeSubset,
        String cloudSubset,
        Reading asked,
        Reading applied,
        Reading measured,
        int windowSeconds,
        double before,
        String resourceVersion,
        String writer,
        long changed,
        long settled)
        implements Keyed<RouteId> {

    static Route unknown(RouteId id) {
        return new Route(id, "", "", "", Reading.NONE, Reading.NONE, Reading.NONE, 0, Double.NaN, "", "", 0, -1);
    }

    /// Half the width of the band, in percent points, in which a fair draw of the measured requests would lie: three
    /// standard deviations of the binomial share. NaN while one of the two is unknown.
    public double band() {
        if (!applied.known() || measured.count() == 0) {
            return Double.NaN;
        }
        double p = applied.value() / 100;
        return 300 * Math.sqrt(p * (1 - p) / measured.count());
    }

    /// Whether what is measured is what a split by the applied weight would give.
    public boolean asConfigured() {
        return measured.known() && applied.known() && Math.abs(measured.value() - applied.value()) <= band() + 1e-9;
    }

    Route withAsked(Reading reading) {
        return new Route(
                id,
                host,
                homeSubset,
                cloudSubset,
                reading,
                applied,
                measured,
                windowSeconds,
                before,
                resourceVersion,
                writer,
                changed,
                settled);
    }

    Route withApplied(MeshFact.RouteApplied fact, long at) {
        boolean moved = applied.known() && applied.value() != fact.cloudWeight();
        return new Route(
                id,
                fact.host(),
                fact.homeSubset(),
                fact.cloudSubset(),
                asked.known() ? asked : Reading.of(fact.cloudWeight(), at),
                Reading.of(fact.cloudWeight(), at),
                measured,
                windowSeconds,
                moved ? applied.value() : before,
                fact.resourceVersion(),
                fact.writer(),
                moved ? at : changed,
                moved ? -1 : settled);
    }

    Route withMeasured(Reading reading, int seconds) {
        var next = new Route(
                id,
                host,
                homeSubset,
                cloudSubset,
                asked,
                applied,
                reading,
                seconds,
                before,
                resourceVersion,
                writer,
                changed,
                settled);
        return settled < 0 && next.asConfigured() ? next.settledAt(reading.at()) : next;
    }

    private Route settledAt(long at) {
        return new Route(
                id,
                host,
                homeSubset,
                cloudSubset,
                asked,
                applied,
                measured,
                windowSeconds,
                before,
                resourceVersion,
                writer,
                changed,
                at);
    }
}
