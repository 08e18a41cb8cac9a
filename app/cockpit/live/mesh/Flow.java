package cockpit.live.mesh;

/// Requests along one edge, or of one service, as one end reports them: the destination's proxies know of the
/// encryption, the source's of failures on the way. Mutable while an answer is read.
final class Flow {
    private static final double SLOW_MILLIS = 500;

    private double perSecond;
    private double errorsPerSecond;
    private double plainPerSecond;
    private double mutualPerSecond;
    private final Histogram times = new Histogram();

    /// Adds one series of requests; NaN adds nothing.
    void add(Series series) {
        double rate = series.value();
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            return;
        }
        perSecond += rate;
        errorsPerSecond += failed(series) ? rate : 0;
        switch (series.label("connection_security_policy")) {
            case "mutual_tls" -> mutualPerSecond += rate;
            case "none" -> plainPerSecond += rate;
            default -> {} // a source does not know
        }
    }

    /// gRPC's failures hide behind HTTP's 200; 0 is a request that was never answered.
    private static boolean failed(Series series) {
        String code = series.label("response_code");
        String grpc = series.label("grpc_response_status");
        return code.equals("0") || code.startsWith("5") || !grpc.isEmpty() && !grpc.equals("0");
    }

    /// Adds a bucket.
    void addBucket(double boundMillis, double rate) {
        times.add(boundMillis, rate);
    }

    double perSecond() {
        return perSecond;
    }

    double errorsPerSecond() {
        return errorsPerSecond;
    }

    /// 0 where nothing came, NaN where the times are not known.
    double slowPerSecond() {
        return perSecond > 0 ? times.slower(SLOW_MILLIS) : 0;
    }

    /// Milliseconds, NaN where nothing came.
    double quantile(double share) {
        return times.quantile(share);
    }

    /// Whether all of it is encrypted by both ends; false where nothing came, since nothing tells then.
    boolean mutualTls() {
        return mutualPerSecond > 0 && plainPerSecond == 0;
    }

    /// Whether anything tells of encryption at all.
    boolean tellsTls() {
        return mutualPerSecond > 0 || plainPerSecond > 0;
    }

    /// Joins what another series of the same edge said.
    void add(Flow other) {
        perSecond += other.perSecond;
        errorsPerSecond += other.errorsPerSecond;
        plainPerSecond += other.plainPerSecond;
        mutualPerSecond += other.mutualPerSecond;
        other.times.addTo(times);
    }
}
