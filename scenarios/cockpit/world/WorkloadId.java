package cockpit.world;

/// A Deployment or StatefulSet, by context, namespace and name.
public record WorkloadId(String context, String namespace, String name) {}
