package cockpit.script;

/// What the picture holds up; the rest recedes and nothing moves.
public enum Focus {
    ALL,
    SHOP,
    CLUSTERS,
    PEERING,
    PODS,
    GATEWAYS,
    PROXIES,
    GRAPH,
    LOAD,
    CHAIN,
    WEIGHTS,
    SENSITIVE,
    USERS,
    HPA,
    QUEUE,
    GROUPS,
    WHY_GROUP,
    SPOT,
    GPU,
    COST
}
