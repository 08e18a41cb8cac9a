package cockpit.world;

/// An ingress or east-west gateway of one cluster.
public record Gateway(String id, String context, String name, String address, int port, boolean ready, long at)
        implements Keyed<String> {}
