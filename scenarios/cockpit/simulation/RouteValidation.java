package cockpit.simulation;

import cockpit.simulation.VirtualService.Destination;
import cockpit.simulation.VirtualService.HttpRoute;
import cockpit.simulation.VirtualService.Match;
import cockpit.simulation.VirtualService.Redirect;
import cockpit.simulation.VirtualService.RouteDestination;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What Istio's admission webhook has against a VirtualService and a DestinationRule, in its words.
/// Source: istio/istio pilot/pkg/model/validation.go (1.4) and pkg/config/validation/{validation,virtualservice}.go
/// (today). Only errors: warnings do not keep an object out.
final class RouteValidation {
    private final IstioVersion version;
    private final List<SplitModel.Problem> problems = new ArrayList<>();

    private RouteValidation(IstioVersion version) {
        this.version = version;
    }

    static List<SplitModel.Problem> problems(
            VirtualService service, @Nullable DestinationRule rule, IstioVersion version) {
        var validation = new RouteValidation(version);
        validation.hosts(service);
        validation.routes(service);
        if (rule != null) {
            validation.destinationRule(rule);
        }
        return List.copyOf(validation.problems);
    }

    private void hosts(VirtualService service) {
        String path = "virtualService.spec.hosts";
        if (service.hosts().isEmpty() && version == IstioVersion.V1_4) {
            add("virtual service must have at least one host", path);
        }
        if (service.hosts().isEmpty()
                && version == IstioVersion.CURRENT
                && !service.gateways().isEmpty()) {
            add("delegate virtual service must have no gateways specified", "virtualService.spec.gateways");
        }
        boolean mesh = service.gateways().isEmpty() || service.gateways().contains("mesh");
        int before = problems.size();
        for (int i = 0; i < service.hosts().size(); i++) {
            String host = service.hosts().get(i);
            String at = path + "[" + i + "]";
            if (!HostName.isAddress(host)) {
                HostName.objection(host).ifPresent(message -> add(message, at));
            }
            if (mesh && host.equals("*")) {
                add("wildcard host * is not allowed for virtual services bound to the mesh gateway", at);
            }
        }
        if (problems.size() == before) {
            duplicates(service.hosts(), path);
        }
    }

    private void duplicates(List<String> hosts, String path) {
        for (int i = 0; i < hosts.size(); i++) {
            for (int j = i + 1; j < hosts.size(); j++) {
                if (HostName.matches(hosts.get(i), hosts.get(j))) {
                    add("duplicate hosts in virtual service: " + hosts.get(i) + " & " + hosts.get(j), path);
                }
            }
        }
    }

    private void routes(VirtualService service) {
        if (service.http().isEmpty() && !service.hasOtherRoutes()) {
            add("http, tcp or tls must be provided in virtual service", "virtualService.spec");
        }
        for (int i = 0; i < service.http().size(); i++) {
            HttpRoute route = service.http().get(i);
            String path = "virtualService.spec.http[" + i + "]";
            if (route.delegated() && version == IstioVersion.CURRENT) {
                root(route, path);
            } else {
                conflicts(route, path);
            }
            for (int m = 0; m < route.match().size(); m++) {
                match(route.match().get(m), path + ".match[" + m + "]");
            }
            redirect(route.redirect(), path + ".redirect");
            directResponse(route.directResponse(), path + ".directResponse.status");
            destinations(route.route(), path + ".route");
        }
    }

    private void root(HttpRoute route, String path) {
        if (route.redirect() != null) {
            add("root HTTP route " + route.name() + " must not specify redirect", path);
        }
        if (!route.route().isEmpty()) {
            add("root HTTP route " + route.name() + " must not specify route", path);
        }
    }

    private void conflicts(HttpRoute route, String path) {
        boolean direct = route.directResponse() != null && version == IstioVersion.CURRENT;
        if (route.redirect() == null && !direct) {
            if (route.route().isEmpty()) {
                add(
                        version == IstioVersion.CURRENT
                                ? "HTTP route, redirect or direct_response is required"
                                : "HTTP route or redirect is required",
                        path);
            }
            return;
        }
        String answer = route.redirect() != null ? "redirect" : "direct_response";
        if (!route.route().isEmpty()) {
            add("HTTP route cannot contain both route and " + answer, path);
        }
        if (route.fault()) {
            add("HTTP route cannot contain both fault and " + answer, path);
        }
        if (route.rewrite()) {
            add("HTTP route rule cannot contain both rewrite and " + answer, path);
        }
        if (route.redirect() != null && direct) {
            add("HTTP route rule cannot contain both direct_response and redirect", path);
        }
    }

    private void match(Match match, String path) {
        match.headers().forEach((name, each) -> {
            String at = path + ".headers." + name;
            if (name.isEmpty()) {
                add("header name cannot be empty", path + ".headers");
            }
            if (each instanceof StringMatch.Null && version == IstioVersion.CURRENT) {
                add("header match " + name + " cannot be null", at);
            }
            text(each, "headers", at, true);
        });
        match.withoutHeaders().forEach((name, each) -> {
            if (!each.equals(new StringMatch.Regex("*"))) {
                text(each, "withoutHeaders", path + ".withoutHeaders." + name, true);
            }
        });
        text(match.uri(), "uri", path + ".uri", false); // alone in being allowed an empty prefix
        text(match.scheme(), "scheme", path + ".scheme", true);
        text(match.method(), "method", path + ".method", true);
        text(match.authority(), "authority", path + ".authority", true);
        match.queryParams().forEach((name, each) -> text(each, "queryParams", path + ".queryParams." + name, true));
        if (match.port() != null) {
            port(match.port(), path + ".port");
        }
    }

    /// 1.4 left it to Envoy to find out.
    private void text(@Nullable StringMatch match, String where, String path, boolean refuseEmptyPrefix) {
        if (match == null || version == IstioVersion.V1_4) {
            return;
        }
        if (refuseEmptyPrefix && match.equals(new StringMatch.Prefix(""))) {
            add("\"" + where + "\": prefix string match should not be empty", path);
        }
        if (match instanceof StringMatch.Regex regex) {
            expression(regex, "\"" + where + "\": ", path);
        }
    }

    private void expression(StringMatch.Regex regex, String where, String path) {
        if (regex.value().isEmpty()) {
            add(where + "regex string match should not be empty", path);
        } else if (regex.value().length() > 1024) {
            add(where + "regex is too large, max length allowed is 1024", path);
        } else {
            regex.syntaxError()
                    .ifPresent(why -> add(
                            where + why
                                    + "; Istio uses RE2 style regex-based match (https://github.com/google/re2/wiki/Syntax)",
                            path));
        }
    }

    private void redirect(@Nullable Redirect redirect, String path) {
        if (redirect == null) {
            return;
        }
        boolean current = version == IstioVersion.CURRENT;
        boolean elsewhere = current && (redirect.port() || !redirect.scheme().isEmpty());
        if (redirect.uri().isEmpty() && redirect.authority().isEmpty() && !elsewhere) {
            add(
                    current
                            ? "redirect must specify URI, authority, scheme, or port"
                            : "redirect must specify URI, authority, or both",
                    path);
        } else if (current && redirect.code() != 0 && (redirect.code() < 300 || redirect.code() > 399)) {
            add(redirect.code() + " is not a valid redirect code, must be 3xx", path);
        } else if (current && !List.of("", "http", "https").contains(redirect.scheme())) {
            add("invalid redirect scheme, must be \"http\" or \"https\"", path);
        }
    }

    private void directResponse(@Nullable Integer status, String path) {
        if (status != null && version == IstioVersion.CURRENT && (status < 200 || status > 600)) {
            add("HTTP status " + status + " is not in range 200-599", path);
        }
    }

    private void destinations(List<RouteDestination> route, String path) {
        long total = 0;
        for (int i = 0; i < route.size(); i++) {
            RouteDestination each = route.get(i);
            String at = path + "[" + i + "]";
            destination(each.destination(), at + ".destination");
            weight(each.weight(), at + ".weight");
            total += each.weight();
        }
        if (route.size() > 1 && version == IstioVersion.V1_4 && total != 100) {
            add("total destination weight " + total + " != 100", path);
        }
        if (route.size() > 1 && version == IstioVersion.CURRENT && total == 0) {
            add("total destination weight = 0", path);
        }
    }

    private void weight(int weight, String path) {
        switch (version) {
            case V1_4 -> {
                if (weight < 0 || weight > 100) {
                    add("percentage " + weight + " is not in range 0..100", path);
                }
            }
            case CURRENT -> {
                if (weight < 0) {
                    add("weight " + weight + " < 0", path);
                }
            }
        }
    }

    private void destination(@Nullable Destination destination, String path) {
        if (destination == null) {
            add("destination is required", path);
            return;
        }
        if (destination.host().equals("*")) {
            // The missing letter is 1.4's.
            add(
                    "invalid " + (version == IstioVersion.V1_4 ? "destintation" : "destination") + " host *",
                    path + ".host");
        } else {
            HostName.objection(destination.host()).ifPresent(message -> add(message, path + ".host"));
        }
        String subset = destination.subset();
        if (subset != null && !HostName.isLabel(subset)) {
            add("subset name is invalid: " + subset, path + ".subset");
        }
        Integer port = destination.port();
        if (port != null && (port != 0 || version == IstioVersion.CURRENT)) {
            port(port, path + ".port");
        }
    }

    private void port(int port, String path) {
        if (port < 1 || port > 65535) {
            add("port number " + port + " must be in the range 1..65535", path);
        }
    }

    private void destinationRule(DestinationRule rule) {
        HostName.objection(rule.host()).ifPresent(message -> add(message, "destinationRule.spec.host"));
        var names = new HashSet<String>();
        for (int i = 0; i < rule.subsets().size(); i++) {
            String name = rule.subsets().get(i);
            String at = "destinationRule.spec.subsets[" + i + "].name";
            if (!names.add(name) && version == IstioVersion.CURRENT) {
                add("duplicate subset names: " + name, at);
            }
            if (name.isEmpty()) {
                add("subset name cannot be empty", at);
            } else if (!HostName.isLabel(name)) {
                add("subset name is invalid: " + name, at);
            }
        }
    }

    private void add(String message, String path) {
        problems.add(new SplitModel.Problem(message, path));
    }
}
