package cockpit.world;

/// A HorizontalPodAutoscaler, by the kubectl context of its cluster, its namespace and its name.
public record HpaId(String context, String namespace, String name) {}
