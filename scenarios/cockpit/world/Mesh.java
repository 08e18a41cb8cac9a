package cockpit.world;

/// The service mesh: traffic, routes, and what carries them.
public record Mesh(
        Table<EdgeId, Edge> edges,
        Table<RouteId, Route> routes,
        Table<String, Gateway> gateways,
        Table<PodId, Proxy> proxies,
        Table<String, Peering> peerings) {
    static final Mesh EMPTY = new Mesh(Table.empty(), Table.empty(), Table.empty(), Table.empty(), Table.empty());

    /// With this event's fact folded in.
    Mesh apply(MeshFact fact, long at) {
        return switch (fact) {
            case MeshFact.EdgeMeasured f ->
                withEdges(edges.with(new Edge(
                        f.edge(),
                        f.perSecond(),
                        f.errorsPerSecond(),
                        f.slowPerSecond(),
                        f.p50Millis(),
                        f.p95Millis(),
                        f.mutualTls(),
                        at)));
            case MeshFact.RouteApplied f ->
                withRoutes(routes.with(route(f.route()).withApplied(f, at)));
            case MeshFact.RouteAsked f ->
                withRoutes(routes.with(route(f.route()).withAsked(Reading.of(f.cloudWeight(), at))));
            case MeshFact.RouteMeasured f ->
                withRoutes(routes.with(route(f.route())
                        .withMeasured(new Reading(f.cloudPercent(), at, f.requests()), f.windowSeconds())));
            case MeshFact.GatewaySeen f -> {
                var gateway = new Gateway(
                        f.context() + "/" + f.name(), f.context(), f.name(), f.address(), f.port(), f.ready(), at);
                yield new Mesh(edges, routes, gateways.with(gateway), proxies, peerings);
            }
            case MeshFact.ProxySeen f ->
                withProxies(proxies.with(new Proxy(f.pod(), f.cds(), f.lds(), f.eds(), f.rds(), at)));
            case MeshFact.ProxyGone f -> withProxies(proxies.without(f.pod()));
            case MeshFact.PeeringSeen f -> {
                var peering = new Peering(f.name(), f.requesterCidr(), f.accepterCidr(), f.status(), f.routes(), at);
                yield new Mesh(edges, routes, gateways, proxies, peerings.with(peering));
            }
        };
    }

    private Route route(RouteId id) {
        return routes.find(id).orElseGet(() -> Route.unknown(id));
    }

    private Mesh withEdges(Table<EdgeId, Edge> newEdges) {
        return new Mesh(newEdges, routes, gateways, proxies, peerings);
    }

    private Mesh withRoutes(Table<RouteId, Route> newRoutes) {
        return new Mesh(edges, newRoutes, gateways, proxies, peerings);
    }

    private Mesh withProxies(Table<PodId, Proxy> newProxies) {
        return new Mesh(edges, routes, gateways, newProxies, peerings);
    }
}
