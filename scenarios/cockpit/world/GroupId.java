package cockpit.world;

/// A node group, by the kubectl context of its cluster and its name.
public record GroupId(String context, String name) {}
