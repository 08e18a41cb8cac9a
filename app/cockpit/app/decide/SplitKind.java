package cockpit.app.decide;

import cockpit.simulation.SplitModel;
import cockpit.simulation.SplitModel.Condition;
import cockpit.simulation.SplitModel.Destination;
import cockpit.simulation.SplitModel.Match;
import cockpit.simulation.SplitModel.Request;
import cockpit.simulation.SplitModel.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `decide split`: where a request goes by a VirtualService.
final class SplitKind implements Kind {
    @Override
    public String name() {
        return "split";
    }

    @Override
    public void decide(Case given, ObjectNode answer) {
        Case spec = given.object("virtualService").object("spec");
        String version = given.optionalText("istioVersion").orElse("current");
        if (!version.equals("1.4") && !version.equals("current")) {
            throw new Case.Malformed("\"" + version + "\" is not one of 1.4, current", "istioVersion");
        }
        List<String> hosts = spec.list("hosts").stream().map(Case::asText).toList();
        List<Rule> rules = spec.list("http").stream().map(SplitKind::rule).toList();
        var subsets = new TreeSet<String>();
        String ruleHost = "";
        Optional<Case> destinationRule = given.optionalObject("destinationRule");
        if (destinationRule.isPresent()) {
            Case ruleSpec = destinationRule.get().object("spec");
            ruleHost = ruleSpec.text("host");
            ruleSpec.list("subsets").forEach(subset -> subsets.add(subset.text("name")));
        }
        SplitModel.Split split =
                SplitModel.judge(hosts, rules, version.equals("1.4"), ruleHost, subsets, request(given));
        write(split, answer);
    }

    private static Request request(Case given) {
        var headers = new TreeMap<String, String>();
        Optional<Case> request = given.optionalObject("request");
        request.flatMap(r -> r.optionalObject("headers")).ifPresent(h -> {
            for (String name : h.node().propertyNames()) {
                headers.put(name.toLowerCase(Locale.ROOT), h.text(name));
            }
        });
        return new Request(headers, request.flatMap(r -> r.optionalText("uri")).orElse("/"));
    }

    private static Rule rule(Case rule) {
        rule.asObject();
        List<Condition> conditions =
                rule.list("match").stream().map(SplitKind::condition).toList();
        var routes = new ArrayList<Destination>();
        for (Case route : rule.list("route")) {
            Case destination = route.asObject().object("destination");
            routes.add(new Destination(
                    destination.optionalText("host").orElse(""),
                    destination.optionalText("subset").orElse(""),
                    route.whole("weight").orElse(0)));
        }
        return new Rule(conditions, routes, rule.has("redirect") || rule.has("directResponse"));
    }

    private static Condition condition(Case match) {
        match.asObject();
        return new Condition(
                match.optionalObject("uri").flatMap(SplitKind::match),
                match.flag("ignoreUriCase", false),
                matches(match, "headers"),
                matches(match, "withoutHeaders"));
    }

    private static Map<String, Match> matches(Case from, String field) {
        var found = new TreeMap<String, Match>();
        from.optionalObject(field).ifPresent(headers -> {
            for (String name : headers.node().propertyNames()) {
                Case value = headers.at(name);
                Match match = value.absent()
                        ? new Match(Match.Kind.PRESENT, "")
                        : match(value.asObject()).orElse(new Match(Match.Kind.PRESENT, ""));
                found.put(name, match);
            }
        });
        return found;
    }

    private static Optional<Match> match(Case of) {
        for (Match.Kind kind : List.of(Match.Kind.EXACT, Match.Kind.PREFIX, Match.Kind.REGEX)) {
            Optional<String> value = of.optionalText(kind.name().toLowerCase(Locale.ROOT));
            if (value.isPresent()) {
                return Optional.of(new Match(kind, value.get()));
            }
        }
        return Optional.empty();
    }

    private static void write(SplitModel.Split split, ObjectNode answer) {
        ObjectNode decision = answer.putObject("decision");
        decision.put("valid", split.valid());
        ArrayNode errors = decision.putArray("errors");
        split.mistakes()
                .forEach(mistake ->
                        errors.addObject().put("message", mistake.message()).put("path", mistake.path()));
        if (split.matched().isPresent()) {
            decision.put("matched", split.matched().getAsInt());
        } else {
            decision.putNull("matched");
        }
        ArrayNode routes = decision.putArray("routes");
        split.shares().forEach(share -> {
            ObjectNode route = routes.addObject().put("host", share.host());
            if (share.subset().isEmpty()) {
                route.putNull("subset");
            } else {
                route.put("subset", share.subset());
            }
            route.put("probability", share.probability()).put("defined", share.defined());
        });
        ArrayNode undefined = decision.putArray("undefinedSubsets");
        split.undefined().forEach(undefined::add);
        answer.put("why", why(split));
    }

    private static String why(SplitModel.Split split) {
        if (!split.valid()) {
            return "the API server's validation refuses it";
        }
        if (split.matched().isEmpty()) {
            return "no rule matches: the request goes where the service's name alone says";
        }
        return split.undefined().isEmpty()
                ? "the first rule that matches decides"
                : "requests to an undefined subset are answered 503";
    }
}
