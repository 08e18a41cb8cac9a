package cockpit.live.mesh;

/// What each Prometheus is asked.
/// Source: Istio documentation, "Istio Standard Metrics"; the shape is Kiali's.
final class Query {
    /// Over which rates are taken until it is known how often the server scrapes: four times its usual 15 s.
    static final int USUAL_WINDOW = 60;

    private static final int LEAST_WINDOW = 10;
    /// A rate needs two scrapes; with more of them, one that is late changes little.
    private static final int SCRAPES = 5;

    private static final String WHOSE = "reporter, source_workload, source_workload_namespace, source_cluster,"
            + " destination_service_name, destination_workload, destination_version, destination_cluster";

    private Query() {}

    /// Requests a second by edge, as both ends report them, and how they ended.
    static String requests(String namespace, int window) {
        return "sum by (" + WHOSE + ", connection_security_policy, response_code, grpc_response_status)"
                + " (rate(istio_requests_total" + selector(namespace, window) + "))";
    }

    /// The same, by how long they took.
    ///
    /// @param unit `milliseconds`, or `seconds` as Istio had it before 1.5
    static String durations(String namespace, String unit, int window) {
        return "sum by (" + WHOSE + ", le) (rate(istio_request_duration_" + unit + "_bucket"
                + selector(namespace, window) + "))";
    }

    /// How many scrapes the server has made in a minute.
    static String scrapes(String namespace) {
        return "max(count_over_time(istio_requests_total" + selector(namespace, USUAL_WINDOW) + "))";
    }

    /// Over how many seconds rates are taken, so that a change of the traffic is seen as soon as it can be.
    ///
    /// @param scrapes in a minute; NaN where that is not known
    static int window(double scrapes) {
        return scrapes > 1
                ? Math.clamp((int) Math.ceil(SCRAPES * USUAL_WINDOW / scrapes), LEAST_WINDOW, USUAL_WINDOW)
                : USUAL_WINDOW;
    }

    private static String selector(String namespace, int window) {
        return "{destination_service_namespace=\"" + namespace + "\"}[" + window + "s]";
    }
}
