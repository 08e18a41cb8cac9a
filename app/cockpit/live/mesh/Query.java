package cockpit.live.mesh;

/// What each Prometheus is asked.
/// Source: Istio documentation, "Istio Standard Metrics"; the shape is Kiali's.
final class Query {
    /// Over which rates are taken: four scrapes of Prometheus' usual 15 s.
    static final int WINDOW_SECONDS = 60;

    private static final String WHOSE = "reporter, source_workload, source_workload_namespace, source_cluster,"
            + " destination_service_name, destination_workload, destination_version, destination_cluster";

    private Query() {}

    /// Requests a second by edge, as both ends report them, and how they ended.
    static String requests(String namespace) {
        return "sum by (" + WHOSE + ", connection_security_policy, response_code, grpc_response_status)"
                + " (rate(istio_requests_total" + selector(namespace) + "))";
    }

    /// The same, by how long they took.
    ///
    /// @param unit `milliseconds`, or `seconds` as Istio had it before 1.5
    static String durations(String namespace, String unit) {
        return "sum by (" + WHOSE + ", le) (rate(istio_request_duration_" + unit + "_bucket" + selector(namespace)
                + "))";
    }

    private static String selector(String namespace) {
        return "{destination_service_namespace=\"" + namespace + "\"}[" + WINDOW_SECONDS + "s]";
    }
}
