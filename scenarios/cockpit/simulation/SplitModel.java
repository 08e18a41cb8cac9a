package cockpit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Where a request goes by a VirtualService: whether the rules are valid, which matches first, with what probability
/// each
/// destination is taken.
///
/// Source: istio pkg/config/validation (ValidateVirtualService; 1.4 wants weights that add up to 100, current releases
/// take them as relative shares) and the VirtualService reference, "HTTPMatchRequest": the fields of one match must all
/// hold, one match of a list is enough, the first rule that matches wins.
public final class SplitModel {
    private SplitModel() {}

    /// A string match: exactly one of exact, prefix and regex.
    public record Match(Kind kind, String value) {
        /// How it compares.
        public enum Kind {
            EXACT,
            PREFIX,
            REGEX,
            /// The field is there, whatever its value.
            PRESENT
        }

        boolean holds(Optional<String> actual, boolean ignoreCase) {
            if (actual.isEmpty()) {
                return false;
            }
            String is = ignoreCase ? actual.get().toLowerCase(Locale.ROOT) : actual.get();
            String wanted = ignoreCase ? value.toLowerCase(Locale.ROOT) : value;
            return switch (kind) {
                case EXACT -> is.equals(wanted);
                case PREFIX -> is.startsWith(wanted);
                case REGEX -> Pattern.matches(value, actual.get());
                case PRESENT -> true;
            };
        }
    }

    /// One `HTTPMatchRequest`, as far as a request of headers and a path can meet it.
    public record Condition(
            Optional<Match> uri, boolean ignoreUriCase, Map<String, Match> headers, Map<String, Match> without) {}

    /// One destination of a route.
    public record Destination(String host, String subset, int weight) {}

    /// One rule of `spec.http`.
    ///
    /// @param elsewhere it redirects or answers itself
    public record Rule(List<Condition> conditions, List<Destination> routes, boolean elsewhere) {}

    /// What was found wrong, and where.
    public record Mistake(String message, String path) {}

    /// A destination and the share of requests it gets.
    ///
    /// @param defined whether its subset is, where it names one
    public record Share(String host, String subset, double probability, boolean defined) {}

    /// The answer.
    public record Split(
            boolean valid, List<Mistake> mistakes, OptionalInt matched, List<Share> shares, Set<String> undefined) {}

    /// What is asked: headers by lower-case name, and the path.
    public record Request(Map<String, String> headers, String uri) {}

    /// Judges a VirtualService.
    ///
    /// @param old        whether by the rules of Istio 1.4
    /// @param subsets    subsets that the DestinationRule defines for its host
    /// @param ruleHost   the DestinationRule's host, "" for none
    public static Split judge(
            List<String> hosts, List<Rule> rules, boolean old, String ruleHost, Set<String> subsets, Request request) {
        var mistakes = new ArrayList<Mistake>();
        if (hosts.isEmpty()) {
            mistakes.add(new Mistake("virtual service must have at least one host", "virtualService.spec.hosts"));
        }
        if (rules.isEmpty()) {
            mistakes.add(new Mistake("http, tcp or tls must be provided in virtual service", "virtualService.spec"));
        }
        for (int i = 0; i < rules.size(); i++) {
            check(rules.get(i), "virtualService.spec.http[" + i + "]", old, mistakes);
        }
        if (!mistakes.isEmpty()) {
            return new Split(false, mistakes, OptionalInt.empty(), List.of(), Set.of());
        }
        for (int i = 0; i < rules.size(); i++) {
            if (matches(rules.get(i), request)) {
                var shares = shares(rules.get(i), ruleHost, subsets);
                var undefined = new TreeSet<String>();
                shares.stream().filter(s -> !s.defined()).forEach(s -> undefined.add(s.subset()));
                return new Split(true, List.of(), OptionalInt.of(i), shares, undefined);
            }
        }
        return new Split(true, List.of(), OptionalInt.empty(), List.of(), Set.of());
    }

    private static void check(Rule rule, String path, boolean old, List<Mistake> mistakes) {
        if (rule.routes().isEmpty()) {
            if (!rule.elsewhere()) {
                mistakes.add(new Mistake(
                        old
                                ? "HTTP route, redirect or fault must be provided"
                                : "HTTP route, redirect or direct_response is required",
                        path));
            }
            return;
        }
        if (rule.elsewhere()) {
            mistakes.add(new Mistake("HTTP route cannot contain both route and redirect", path));
        }
        long sum = 0;
        for (int j = 0; j < rule.routes().size(); j++) {
            Destination destination = rule.routes().get(j);
            String at = path + ".route[" + j + "]";
            if (destination.host().isEmpty()) {
                mistakes.add(new Mistake("destination host cannot be empty", at + ".destination.host"));
            }
            if (destination.weight() < 0) {
                mistakes.add(new Mistake(
                        old
                                ? "percentage " + destination.weight() + " is not in range 0..100"
                                : "weight " + destination.weight() + " < 0",
                        at + ".weight"));
            } else if (old && destination.weight() > 100) {
                mistakes.add(
                        new Mistake("percentage " + destination.weight() + " is not in range 0..100", at + ".weight"));
            }
            sum += destination.weight();
        }
        boolean alone = rule.routes().size() == 1;
        if (old && sum != 100 && !(alone && sum == 0)) {
            mistakes.add(new Mistake("total destination weight " + sum + " != 100", path + ".route"));
        }
        if (!old && !alone && sum == 0) {
            mistakes.add(new Mistake("total destination weight = 0", path + ".route"));
        }
        patterns(rule, path, mistakes);
    }

    private static void patterns(Rule rule, String path, List<Mistake> mistakes) {
        for (int k = 0; k < rule.conditions().size(); k++) {
            Condition condition = rule.conditions().get(k);
            String at = path + ".match[" + k + "]";
            condition.uri().ifPresent(match -> pattern(match, at + ".uri", mistakes));
            condition.headers().forEach((name, match) -> pattern(match, at + ".headers." + name, mistakes));
        }
    }

    private static void pattern(Match match, String path, List<Mistake> mistakes) {
        if (match.kind() != Match.Kind.REGEX) {
            return;
        }
        try {
            Pattern.compile(match.value());
        } catch (PatternSyntaxException e) {
            mistakes.add(new Mistake("invalid regular expression: " + e.getDescription(), path));
        }
    }

    private static boolean matches(Rule rule, Request request) {
        return rule.conditions().isEmpty() || rule.conditions().stream().anyMatch(c -> holds(c, request));
    }

    private static boolean holds(Condition c, Request request) {
        boolean uri = c.uri().isEmpty() || c.uri().get().holds(Optional.of(request.uri()), c.ignoreUriCase());
        boolean with =
                c.headers().entrySet().stream().allMatch(e -> e.getValue().holds(header(request, e.getKey()), false));
        boolean without =
                c.without().entrySet().stream().noneMatch(e -> e.getValue().holds(header(request, e.getKey()), false));
        return uri && with && without;
    }

    private static Optional<String> header(Request request, String name) {
        return Optional.ofNullable(request.headers().get(name.toLowerCase(Locale.ROOT)));
    }

    private static List<Share> shares(Rule rule, String ruleHost, Set<String> subsets) {
        long sum = rule.routes().stream().mapToLong(Destination::weight).sum();
        boolean alone = rule.routes().size() == 1;
        return rule.routes().stream()
                .map(d -> new Share(
                        d.host(),
                        d.subset(),
                        alone ? 1 : d.weight() / (double) sum,
                        d.subset().isEmpty() || (sameHost(d.host(), ruleHost) && subsets.contains(d.subset()))))
                .toList();
    }

    /// Short and full names of one service are the same host.
    private static boolean sameHost(String a, String b) {
        return a.equals(b) || (!a.isEmpty() && !b.isEmpty() && first(a).equals(first(b)) && (isShort(a) || isShort(b)));
    }

    private static boolean isShort(String host) {
        return host.indexOf('.') < 0;
    }

    private static String first(String host) {
        int dot = host.indexOf('.');
        return dot < 0 ? host : host.substring(0, dot);
    }
}
