package cockpit.simulation;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The part of an Istio VirtualService that says where HTTP requests go.
/// Source: istio.io reference VirtualService (v1alpha3, v1beta1 and v1 agree here).
///
/// @param namespace      it lives in
/// @param hosts          it speaks for
/// @param gateways       it is bound to; none means the mesh
/// @param http           its rules, tried in order
/// @param hasOtherRoutes whether it also has tcp or tls routes
public record VirtualService(
        String namespace, List<String> hosts, List<String> gateways, List<HttpRoute> http, boolean hasOtherRoutes) {
    /// Copies the lists.
    public VirtualService {
        hosts = List.copyOf(hosts);
        gateways = List.copyOf(gateways);
        http = List.copyOf(http);
    }

    /// The talk's: all requests to one host, split between two subsets of it.
    ///
    /// @param cloudWeight 0 to 100; the home subset gets the rest
    public static VirtualService split(String host, String homeSubset, String cloudSubset, int cloudWeight) {
        var home = new RouteDestination(new Destination(host, homeSubset, null), 100 - cloudWeight);
        var cloud = new RouteDestination(new Destination(host, cloudSubset, null), cloudWeight);
        var rule = new HttpRoute("", List.of(), List.of(home, cloud), null, null, false, false, false);
        return new VirtualService("default", List.of(host), List.of(), List.of(rule), false);
    }

    /// One rule: requests that match any of the matches (all, if there is none) go to the destinations, or are answered
    /// by the proxy itself.
    ///
    /// @param name           "" when it has none
    /// @param redirect       answers with a redirect
    /// @param directResponse answers with this HTTP status
    /// @param delegated      another VirtualService decides
    /// @param fault          injects faults
    /// @param rewrite        rewrites the request
    public record HttpRoute(
            String name,
            List<Match> match,
            List<RouteDestination> route,
            @Nullable Redirect redirect,
            @Nullable Integer directResponse,
            boolean delegated,
            boolean fault,
            boolean rewrite) {
        /// Copies the lists.
        public HttpRoute {
            match = List.copyOf(match);
            route = List.copyOf(route);
        }
    }

    /// The answer that sends a client elsewhere; what it does not change is "".
    ///
    /// @param code HTTP status, 0 when not given
    /// @param port whether it names one
    public record Redirect(String uri, String authority, String scheme, boolean port, int code) {}

    /// One destination of a rule and its part.
    ///
    /// @param destination null when left out, which Istio refuses
    /// @param weight      0 when left out
    public record RouteDestination(@Nullable Destination destination, int weight) {}

    /// Where requests may go.
    ///
    /// @param subset of the host, as a DestinationRule defines it; null for the host as a whole
    /// @param port   null when not given
    public record Destination(
            String host, @Nullable String subset, @Nullable Integer port) {}

    /// All that is given must hold.
    ///
    /// @param headers         by name, whose case does not count
    /// @param withoutHeaders  none of these may match
    /// @param queryParams     by name
    /// @param port            of the host; null for any
    /// @param sourceLabels    of the caller
    /// @param gateways        the request may come through; none for all of the VirtualService's
    /// @param sourceNamespace of the caller; null for any
    public record Match(
            @Nullable StringMatch uri,
            @Nullable StringMatch scheme,
            @Nullable StringMatch method,
            @Nullable StringMatch authority,
            SortedMap<String, StringMatch> headers,
            SortedMap<String, StringMatch> withoutHeaders,
            SortedMap<String, StringMatch> queryParams,
            boolean ignoreUriCase,
            @Nullable Integer port,
            SortedMap<String, String> sourceLabels,
            List<String> gateways,
            @Nullable String sourceNamespace) {
        /// Copies the collections.
        public Match {
            headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
            withoutHeaders = Collections.unmodifiableSortedMap(new TreeMap<>(withoutHeaders));
            queryParams = Collections.unmodifiableSortedMap(new TreeMap<>(queryParams));
            sourceLabels = Collections.unmodifiableSortedMap(new TreeMap<>(sourceLabels));
            gateways = List.copyOf(gateways);
        }
    }
}
