package cockpit.world;

/// A pod, by the kubectl context of its cluster, its namespace and its name.
public record PodId(String context, String namespace, String name) {}
