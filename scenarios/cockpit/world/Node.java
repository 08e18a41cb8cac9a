package cockpit.world;

/// A node and the place it keeps.
///
/// @param place     index of its place in the cluster, given when first seen; -1 while only its pods were
/// @param seats     which of its pods' places are taken
/// @param cpuTenths use of the host, tenths of a percent; -1 when not measured
/// @param since     when it entered its phase, microseconds
/// @param seen      when it was first seen, microseconds
public record Node(
        NodeId id,
        String instanceType,
        String group,
        Capacity capacity,
        NodePhase phase,
        Room room,
        String why,
        int place,
        Seats seats,
        int cpuTenths,
        long since,
        long seen)
        implements Keyed<NodeId> {

    /// CPU of the host in percent, NaN when not measured.
    public double cpuPercent() {
        return cpuTenths < 0 ? Double.NaN : cpuTenths / 10.0;
    }

    Node withSeats(Seats newSeats) {
        return new Node(id, instanceType, group, capacity, phase, room, why, place, newSeats, cpuTenths, since, seen);
    }

    Node withCpu(int tenths) {
        return new Node(id, instanceType, group, capacity, phase, room, why, place, seats, tenths, since, seen);
    }

    Node gone(String reason, long at) {
        return new Node(id, instanceType, group, capacity, NodePhase.GONE, room, reason, place, seats, -1, at, seen);
    }
}
