package cockpit.world;

/// A node, by the kubectl context of its cluster and its name.
public record NodeId(String context, String name) {}
