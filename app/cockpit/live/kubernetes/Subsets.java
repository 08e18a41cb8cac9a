package cockpit.live.kubernetes;

import cockpit.live.StageFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The subsets that a host has, as the DestinationRules of its namespace define them. A request that a VirtualService
/// sends to one that nobody defines is answered with 503 by the caller's own Envoy (response flags NR or UH).
///
/// Source: Istio, DestinationRule ("subsets") and "Traffic Management Problems" (503 errors after setting destination
/// rule).
///
/// @param list of the DestinationRules, as the API server answers it, in any served version
/// @param host as the VirtualService names it
public record Subsets(JsonNode list, String host) {
    /// One that is not defined.
    ///
    /// @param rules the names of the host's DestinationRules, which do not have it; "" when the host has none
    public record Missing(String subset, String rules) {}

    /// The first of the two subsets of a route that is not defined; empty if both are.
    public Optional<Missing> missing(StageFile.Split split) {
        List<JsonNode> ofHost = ofHost().toList();
        return Stream.of(split.home(), split.cloud())
                .filter(subset -> ofHost.stream().noneMatch(rule -> defines(rule, subset)))
                .findFirst()
                .map(subset -> new Missing(
                        subset,
                        ofHost.stream()
                                .map(rule -> rule.at("/metadata/name").asString(""))
                                .collect(Collectors.joining(", "))));
    }

    private Stream<JsonNode> ofHost() {
        return list.path("items")
                .valueStream()
                .filter(rule -> same(rule.at("/spec/host").asString(""), host));
    }

    private static boolean defines(JsonNode rule, String subset) {
        return rule.at("/spec/subsets")
                .valueStream()
                .anyMatch(each -> subset.equals(each.path("name").asString("")));
    }

    /// A short name, and the same with its namespace and domain, are one host.
    static boolean same(String host, String other) {
        return host.equals(other) || host.startsWith(other + ".") || !host.isEmpty() && other.startsWith(host + ".");
    }
}
