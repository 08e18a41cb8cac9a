package cockpit.world;

import java.util.Optional;

/// A node and the place it keeps.
///
/// @param place     index of its place in the cluster, given when first seen; -1 while only its pods were
/// @param seats     which of its pods' places are taken
/// @param cpuTenths use of the host, tenths of a percent; -1 when not measured
/// @param since     when it entered its phase, microseconds
/// @param seen      when it was first seen, microseconds
/// @param gpus      how its GPUs are used; empty where nobody told
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
        long seen,
        Optional<GpuUse> gpus)
        implements Keyed<NodeId> {

    /// CPU of the host in percent, NaN when not measured.
    public double cpuPercent() {
        return cpuTenths < 0 ? Double.NaN : cpuTenths / 10.0;
    }

    Node withSeats(Seats newSeats) {
        return new Node(
                id, instanceType, group, capacity, phase, room, why, place, newSeats, cpuTenths, since, seen, gpus);
    }

    Node withCpu(int tenths) {
        return new Node(id, instanceType, group, capacity, phase, room, why, place, seats, tenths, since, seen, gpus);
    }

    Node gone(String reason, long at) {
        return new Node(
                id,
                instanceType,
                group,
                capacity,
                NodePhase.GONE,
                room,
                reason,
                place,
                seats,
                -1,
                at,
                seen,
                Optional.empty());
    }

    Node withGpus(GpuUse use) {
        return new Node(
                id,
                instanceType,
                group,
                capacity,
                phase,
                room,
                why,
                place,
                seats,
                cpuTenths,
                since,
                seen,
                Optional.of(use));
    }
}
