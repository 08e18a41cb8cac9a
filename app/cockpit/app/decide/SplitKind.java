package cockpit.app.decide;

import cockpit.simulation.DestinationRule;
import cockpit.simulation.HttpRequest;
import cockpit.simulation.IstioVersion;
import cockpit.simulation.SplitModel;
import cockpit.simulation.SplitModel.Share;
import cockpit.simulation.StringMatch;
import cockpit.simulation.VirtualService;
import cockpit.simulation.VirtualService.Destination;
import cockpit.simulation.VirtualService.HttpRoute;
import cockpit.simulation.VirtualService.Match;
import cockpit.simulation.VirtualService.Redirect;
import cockpit.simulation.VirtualService.RouteDestination;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `decide split`: where [SplitModel] sends a request.
final class SplitKind implements Kind {
    @Override
    public String word() {
        return "split";
    }

    @Override
    public Answer decide(Case in) {
        VirtualService service = service(in.at("virtualService").object());
        DestinationRule rule = in.at("destinationRule").orNull(SplitKind::rule);
        IstioVersion version = in.at("istioVersion")
                .or(IstioVersion.CURRENT, each -> each.word(IstioVersion.class, known -> known.word));
        HttpRequest request = in.at("request").or(HttpRequest.of("/"), SplitKind::request);
        return switch (SplitModel.decide(service, rule, version, request)) {
            case SplitModel.Invalid invalid -> refused(invalid);
            case SplitModel.Unmatched none -> answer(null, List.of(), List.of(), "no rule takes it: 404");
            case SplitModel.Answered answered -> answer(answered.rule(), List.of(), List.of(), answered.how());
            case SplitModel.Routed routed ->
                answer(routed.rule(), routed.shares(), routed.undefinedSubsets(), words(routed));
        };
    }

    private static Answer refused(SplitModel.Invalid invalid) {
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        decision.put("valid", false);
        var errors = decision.putArray("errors");
        var why = new ArrayList<String>();
        for (SplitModel.Problem each : invalid.problems()) {
            errors.addObject().put("message", each.message()).put("path", each.path());
            why.add(each.path() + ": " + each.message());
        }
        return new Answer(decision, why);
    }

    private static Answer answer(@Nullable Integer matched, List<Share> shares, List<String> undefined, String why) {
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        decision.put("valid", true);
        decision.putArray("errors");
        decision.put("matched", matched);
        var routes = decision.putArray("routes");
        for (Share each : shares) {
            routes.addObject()
                    .put("host", each.host())
                    .put("subset", each.subset())
                    .put("probability", each.probability())
                    .put("defined", each.defined());
        }
        var subsets = decision.putArray("undefinedSubsets");
        undefined.forEach(subsets::add);
        return new Answer(decision, List.of(why));
    }

    private static String words(SplitModel.Routed routed) {
        return "rule " + routed.rule() + ": "
                + String.join(
                        ", ", routed.shares().stream().map(SplitKind::words).toList());
    }

    private static String words(Share share) {
        String percent = String.format(Locale.ROOT, "%.1f %% ", share.probability() * 100);
        String subset = share.subset() == null ? "" : "/" + share.subset();
        return percent + share.host() + subset + (share.defined() ? "" : " (no such subset: 503)");
    }

    private static VirtualService service(Case in) {
        Case spec = in.at("spec").object();
        return new VirtualService(
                namespace(in),
                spec.at("hosts").texts(),
                spec.at("gateways").texts(),
                spec.at("http").items().stream().map(SplitKind::route).toList(),
                !spec.at("tcp").items().isEmpty() || !spec.at("tls").items().isEmpty());
    }

    private static DestinationRule rule(Case in) {
        Case spec = in.at("spec").object();
        return new DestinationRule(
                namespace(in),
                textOrEmpty(spec, "host"),
                spec.at("subsets").items().stream()
                        .map(each -> textOrEmpty(each, "name"))
                        .toList());
    }

    private static String namespace(Case in) {
        return in.at("metadata").at("namespace").or("default", Case::text);
    }

    private static HttpRoute route(Case in) {
        return new HttpRoute(
                textOrEmpty(in, "name"),
                in.at("match").items().stream().map(SplitKind::match).toList(),
                in.at("route").items().stream().map(SplitKind::destination).toList(),
                in.at("redirect").orNull(SplitKind::redirect),
                in.at("directResponse").orNull(each -> each.at("status").integer()),
                !in.at("delegate").isMissing(),
                !in.at("fault").isMissing(),
                !in.at("rewrite").isMissing());
    }

    private static RouteDestination destination(Case in) {
        return new RouteDestination(
                in.at("destination")
                        .orNull(to -> new Destination(
                                textOrEmpty(to, "host"),
                                emptyIsNull(textOrEmpty(to, "subset")),
                                to.at("port").orNull(port -> port.at("number").or(0, Case::integer)))),
                in.at("weight").or(0, Case::integer));
    }

    private static Redirect redirect(Case in) {
        return new Redirect(
                textOrEmpty(in, "uri"),
                textOrEmpty(in, "authority"),
                textOrEmpty(in, "scheme"),
                !in.at("port").isMissing() || !in.at("derivePort").isMissing(),
                in.at("redirectCode").or(0, Case::integer));
    }

    private static Match match(Case in) {
        return new Match(
                in.at("uri").orNull(SplitKind::stringMatch),
                in.at("scheme").orNull(SplitKind::stringMatch),
                in.at("method").orNull(SplitKind::stringMatch),
                in.at("authority").orNull(SplitKind::stringMatch),
                members(in.at("headers"), SplitKind::stringMatch),
                members(in.at("withoutHeaders"), SplitKind::stringMatch),
                members(in.at("queryParams"), SplitKind::stringMatch),
                in.at("ignoreUriCase").or(false, Case::truth),
                in.at("port").orNull(Case::integer),
                members(in.at("sourceLabels"), Case::text),
                in.at("gateways").texts(),
                in.at("sourceNamespace").orNull(Case::text));
    }

    private static StringMatch stringMatch(Case in) {
        if (in.isMissing()) {
            return new StringMatch.Null();
        }
        var given = new ArrayList<StringMatch>();
        in.at("exact").orNull(each -> given.add(new StringMatch.Exact(each.text())));
        in.at("prefix").orNull(each -> given.add(new StringMatch.Prefix(each.text())));
        in.at("regex").orNull(each -> given.add(new StringMatch.Regex(each.text())));
        if (given.size() > 1) {
            throw in.because("must have only one of exact, prefix and regex");
        }
        return given.isEmpty() ? new StringMatch.Present() : given.getFirst();
    }

    private static HttpRequest request(Case in) {
        return new HttpRequest(in.at("uri").or("/", Case::text), members(in.at("headers"), Case::text));
    }

    private static <T> SortedMap<String, T> members(Case in, Function<Case, T> reader) {
        var read = new TreeMap<String, T>();
        in.members().forEach((name, each) -> read.put(name, reader.apply(each)));
        return read;
    }

    private static String textOrEmpty(Case in, String name) {
        return in.at(name).or("", Case::text);
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
