package cockpit.simulation;

import cockpit.simulation.VirtualService.Destination;
import cockpit.simulation.VirtualService.HttpRoute;
import cockpit.simulation.VirtualService.Match;
import cockpit.simulation.VirtualService.RouteDestination;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where a request goes: what a sidecar makes of a VirtualService and a DestinationRule.
/// Source: istio.io reference VirtualService and DestinationRule; istio pilot/pkg/networking/core/route for how matches
/// become Envoy's; [RouteValidation] for what does not come that far.
public final class SplitModel {
    private SplitModel() {}

    /// Decides for one request. Pure.
    ///
    /// @param rule the DestinationRule there is; without one no subset is defined
    public static Outcome decide(
            VirtualService service, @Nullable DestinationRule rule, IstioVersion version, HttpRequest request) {
        List<Problem> problems = RouteValidation.problems(service, rule, version);
        if (!problems.isEmpty()) {
            return new Invalid(problems);
        }
        for (int i = 0; i < service.http().size(); i++) {
            HttpRoute route = service.http().get(i);
            if (accepts(route, service, request)) {
                return outcome(i, route, service.namespace(), rule);
            }
        }
        return new Unmatched();
    }

    /// Which of the shares a request falls to.
    ///
    /// @param chance from 0, inclusive, to 1
    public static Share pick(List<Share> shares, double chance) {
        double passed = 0;
        for (Share share : shares) {
            passed += share.probability();
            if (chance < passed) {
                return share;
            }
        }
        // Rounding: the probabilities may total a little less than 1.
        return shares.reversed().stream()
                .filter(share -> share.probability() > 0)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no share has a probability"));
    }

    private static Outcome outcome(int index, HttpRoute route, String namespace, @Nullable DestinationRule rule) {
        if (route.delegated()) {
            return new Answered(index, "another VirtualService decides");
        }
        if (route.redirect() != null) {
            return new Answered(index, "the proxy redirects");
        }
        if (route.directResponse() != null && route.route().isEmpty()) {
            return new Answered(index, "the proxy answers " + route.directResponse());
        }
        return new Routed(index, shares(route.route(), namespace, rule));
    }

    /// Weights are shares of their total; a single destination gets everything, whatever its weight.
    private static List<Share> shares(List<RouteDestination> route, String namespace, @Nullable DestinationRule rule) {
        double total = route.stream().mapToLong(RouteDestination::weight).sum();
        var shares = new ArrayList<Share>();
        for (RouteDestination each : route) {
            Destination to = Objects.requireNonNull(each.destination(), "validated");
            double probability = route.size() == 1 ? 1 : each.weight() / total;
            shares.add(new Share(to.host(), to.subset(), probability, isDefined(to, namespace, rule)));
        }
        return List.copyOf(shares);
    }

    private static boolean isDefined(Destination to, String namespace, @Nullable DestinationRule rule) {
        if (to.subset() == null) {
            return true;
        }
        return rule != null
                && rule.subsets().contains(to.subset())
                && HostName.matches(
                        HostName.resolved(rule.host(), rule.namespace()), HostName.resolved(to.host(), namespace));
    }

    /// A rule without matches takes all; else any of them will do.
    private static boolean accepts(HttpRoute route, VirtualService service, HttpRequest request) {
        return route.match().isEmpty() || route.match().stream().anyMatch(match -> holds(match, service, request));
    }

    /// Everything the match names must hold. What a request cannot show (its caller's labels and namespace, its port)
    /// is
    /// taken not to hold.
    private static boolean holds(Match match, VirtualService service, HttpRequest request) {
        return (match.uri() == null || match.uri().matches(request.path(), match.ignoreUriCase()))
                && is(match.method(), request.method())
                && is(match.scheme(), request.scheme())
                && is(match.authority(), request.authority())
                && allFound(match.headers(), request::header)
                && allFound(match.queryParams(), request::parameter)
                && noneFound(match.withoutHeaders(), request::header)
                && comesThrough(match.gateways(), service.gateways())
                && match.sourceLabels().isEmpty()
                && match.sourceNamespace() == null
                && match.port() == null;
    }

    private static boolean is(@Nullable StringMatch match, String text) {
        return match == null || match.isPresence() || match.matches(text, false);
    }

    private static boolean allFound(SortedMap<String, StringMatch> wanted, Function<String, Optional<String>> given) {
        return wanted.entrySet().stream()
                .allMatch(each -> given.apply(each.getKey())
                        .filter(text -> is(each.getValue(), text))
                        .isPresent());
    }

    /// Opposite of headers: a header that is not there cannot match.
    private static boolean noneFound(
            SortedMap<String, StringMatch> unwanted, Function<String, Optional<String>> given) {
        return unwanted.entrySet().stream()
                .noneMatch(each -> given.apply(each.getKey())
                        .filter(text -> is(each.getValue(), text))
                        .isPresent());
    }

    /// The request is taken to come the way the VirtualService is bound to: by a sidecar of the mesh, else by the first
    /// gateway.
    private static boolean comesThrough(List<String> wanted, List<String> bound) {
        String by = bound.isEmpty() || bound.contains("mesh") ? "mesh" : bound.getFirst();
        return wanted.isEmpty() || wanted.contains(by);
    }

    /// What becomes of the request.
    public sealed interface Outcome {}

    /// Istio refuses the objects; nothing changes in the mesh.
    public record Invalid(List<Problem> problems) implements Outcome {}

    /// No rule takes it: Envoy answers 404.
    public record Unmatched() implements Outcome {}

    /// A rule takes it that sends it to no destination.
    ///
    /// @param rule index in spec.http
    public record Answered(int rule, String how) implements Outcome {}

    /// A rule takes it and splits what it takes.
    ///
    /// @param rule   index in spec.http
    /// @param shares in the rule's order
    public record Routed(int rule, List<Share> shares) implements Outcome {
        /// The subsets no DestinationRule defines, sorted. A request that falls to one is answered 503 (flag NC).
        public List<String> undefinedSubsets() {
            return shares.stream()
                    .filter(share -> !share.defined())
                    .map(Share::subset)
                    .filter(Objects::nonNull)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /// One destination's part.
    ///
    /// @param subset      null for the host as a whole
    /// @param probability 0 to 1
    /// @param defined     whether the DestinationRule has the subset
    public record Share(String host, @Nullable String subset, double probability, boolean defined) {}

    /// What Istio has against an object.
    ///
    /// @param path from the root of the case
    public record Problem(String message, String path) {}
}
