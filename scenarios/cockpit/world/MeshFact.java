package cockpit.world;

import java.util.List;

/// What Istio and its telemetry tell.
public sealed interface MeshFact extends Fact {
    /// Requests along one edge over the telemetry's window.
    ///
    /// @param perSecond       requests a second
    /// @param errorsPerSecond of them failed
    /// @param slowPerSecond   of them took longer than 500 ms
    /// @param p50Millis       median time
    /// @param p95Millis       95th percentile
    /// @param mutualTls       `connection_security_policy` of reporter=destination
    record EdgeMeasured(
            EdgeId edge,
            double perSecond,
            double errorsPerSecond,
            double slowPerSecond,
            double p50Millis,
            double p95Millis,
            boolean mutualTls)
            implements MeshFact {}

    /// A VirtualService as the API server returned it.
    ///
    /// @param host            the service it routes
    /// @param homeSubset      subset whose pods stay on-prem
    /// @param cloudSubset     subset whose pods run on EKS
    /// @param cloudWeight     weight of the cloud subset, 0 to 100; the home subset has the rest
    /// @param resourceVersion `metadata.resourceVersion`
    /// @param writer          who wrote it: a field manager's name, "" when not told
    record RouteApplied(
            RouteId route,
            String host,
            String homeSubset,
            String cloudSubset,
            int cloudWeight,
            String resourceVersion,
            String writer)
            implements MeshFact {}

    /// Somebody wants this weight: the function's decision or a command. Percent to the cloud.
    record RouteAsked(RouteId route, int cloudWeight, String by) implements MeshFact {}

    /// What the mesh carried over the telemetry's window.
    ///
    /// @param cloudPercent share of the requests that went to the cloud, 0 to 100
    /// @param requests     number of requests in the window
    /// @param windowSeconds length of the window
    record RouteMeasured(RouteId route, double cloudPercent, long requests, int windowSeconds) implements MeshFact {}

    /// An ingress or east-west gateway.
    ///
    /// @param address its private address
    record GatewaySeen(String context, String name, String address, int port, boolean ready) implements MeshFact {}

    /// One Envoy's agreement with the control plane, a line of `istioctl proxy-status`.
    record ProxySeen(PodId pod, Sync cds, Sync lds, Sync eds, Sync rds) implements MeshFact {}

    /// The proxy is no longer connected.
    record ProxyGone(PodId pod) implements MeshFact {}

    /// The VPC peering connection and the route table entry on each side.
    ///
    /// @param status EC2's words: active, pending-acceptance, failed ...
    record PeeringSeen(String name, String requesterCidr, String accepterCidr, String status, List<String> routes)
            implements MeshFact {
        /// Copies the routes.
        public PeeringSeen {
            routes = List.copyOf(routes);
        }
    }

    /// A cell of `istioctl proxy-status`. Source: istioctl/pkg/writer/pilot/status.go.
    enum Sync {
        SYNCED,
        STALE,
        NOT_SENT,
        UNKNOWN
    }
}
