package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Quantity;
import cockpit.simulation.kubernetes.ResourceList;
import cockpit.simulation.kubernetes.Resources;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// What an EC2 instance type gives to pods as an EKS node. Source: awslabs/amazon-eks-ami, `files/bootstrap.sh` and
/// `eni-max-pods.txt`: kube-reserved CPU is 6 % of the first core, 1 % of the second, 0.5 % of the third and fourth,
/// 0.25 %
/// of each further; kube-reserved memory 255 MiB and 11 MiB for each possible pod; below 100 MiB left pods are evicted.
///
/// @param cores     vCPUs
/// @param memoryMib nominal; what the kernel sees is 3 to 6 % less, which is not taken off here
/// @param maxPods   network interfaces x (addresses of each - 1) + 2
/// @param gpus      of NVIDIA, 0 for none
public record InstanceType(String name, int cores, long memoryMib, int maxPods, int gpus) {
    private static final long MIB = 1L << 20;
    private static final long EVICTION_MIB = 100;

    /// Those of the talk and its successors.
    public static final List<InstanceType> KNOWN = List.of(
            new InstanceType("t3.medium", 2, 4 << 10, 17, 0),
            new InstanceType("t3.large", 2, 8 << 10, 35, 0),
            new InstanceType("m4.large", 2, 8 << 10, 20, 0),
            new InstanceType("m5.large", 2, 8 << 10, 29, 0),
            new InstanceType("m5.xlarge", 4, 16 << 10, 58, 0),
            new InstanceType("c5.large", 2, 4 << 10, 29, 0),
            new InstanceType("p3.2xlarge", 8, 61 << 10, 58, 1),
            new InstanceType("g4dn.xlarge", 4, 16 << 10, 29, 1),
            new InstanceType("g5.xlarge", 4, 16 << 10, 58, 1),
            new InstanceType("p4d.24xlarge", 96, 1152 << 10, 737, 8));

    public static Optional<InstanceType> named(String name) {
        return KNOWN.stream().filter(each -> each.name.equals(name)).findFirst();
    }

    /// What the kubelet keeps for itself and the system, thousandths of a core.
    public long reservedMilliCpu() {
        // In hundredths of a thousandth: 6 %, 1 %, 0.5 % and 0.25 % of 1000.
        long reserved = 0;
        for (int core = 1; core <= cores; core++) {
            reserved += core == 1 ? 6_000 : core == 2 ? 1_000 : core <= 4 ? 500 : 250;
        }
        return reserved / 100;
    }

    /// What the kubelet keeps for itself, the system, and as a margin before it evicts, MiB.
    public long reservedMemoryMib() {
        return 255 + 11L * maxPods + EVICTION_MIB;
    }

    /// The node's status.capacity.
    public ResourceList capacity() {
        return resources(1000L * cores, memoryMib);
    }

    /// The node's status.allocatable.
    public ResourceList allocatable() {
        return resources(1000L * cores - reservedMilliCpu(), memoryMib - reservedMemoryMib());
    }

    private ResourceList resources(long milliCpu, long mib) {
        var amounts = new TreeMap<String, Quantity>();
        amounts.put(Resources.CPU, Quantity.ofMilli(milliCpu));
        amounts.put(Resources.MEMORY, Quantity.of(mib * MIB));
        amounts.put(Resources.PODS, Quantity.of(maxPods));
        if (gpus > 0) {
            amounts.put("nvidia.com/gpu", Quantity.of(gpus));
        }
        return new ResourceList(amounts);
    }
}
