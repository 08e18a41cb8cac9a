package cockpit.world;

/// What an hour of something costs, in US dollars.
public record Price(Key id, double dollarsPerHour, String region, String asOf, String source)
        implements Keyed<Price.Key> {
    /// The item that stands for an EKS control plane.
    public static final String CONTROL_PLANE = "EKS control plane";

    /// An instance type and how it is paid for.
    public record Key(String item, Capacity capacity) {}
}
