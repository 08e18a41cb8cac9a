package cockpit.world;

/// A VirtualService, by context, namespace and name.
public record RouteId(String context, String namespace, String name) {}
