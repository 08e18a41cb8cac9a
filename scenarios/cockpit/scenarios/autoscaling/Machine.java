package cockpit.scenarios.autoscaling;

import cockpit.simulation.autoscaler.InstanceType;
import cockpit.simulation.kubernetes.ResourceList;
import cockpit.world.Room;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/// The instance types of the stage as EKS nodes.
enum Machine {
    M5_LARGE("m5.large", "", "m5a.large", "m5d.large", "m4.large"),
    M5_XLARGE("m5.xlarge", "", "m5a.xlarge", "m5d.xlarge", "m4.xlarge"),
    C5_LARGE("c5.large", "", "c5a.large", "c5d.large"),
    G4DN_XLARGE("g4dn.xlarge", "nvidia-tesla-t4"),
    G5_XLARGE("g5.xlarge", "nvidia-a10g");

    private static final int MEBI_BITS = 20;

    final String type;
    /// The GPU it has, as Cluster Autoscaler wants it in a label; "" for none.
    final String accelerator;
    /// Types of the same vCPUs and memory.
    final List<String> kin;
    private final InstanceType known;

    Machine(String type, String accelerator, String... kin) {
        this.type = type;
        this.accelerator = accelerator;
        this.kin = List.of(kin);
        this.known = InstanceType.named(type).orElseThrow();
    }

    /// @throws IllegalArgumentException if the stage has no such type
    static Machine named(String type) {
        return Arrays.stream(values())
                .filter(each -> each.type.equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The stage has no instances of type " + type));
    }

    int cores() {
        return known.cores();
    }

    boolean hasGpus() {
        return known.gpus() > 0;
    }

    /// What pods may ask for.
    ///
    /// @param plugged whether the device plugin has found the GPUs
    Room room(boolean plugged) {
        ResourceList list = known.allocatable();
        return new Room(
                (int) list.get("cpu").milliValue(),
                (int) (list.get("memory").value() >> MEBI_BITS),
                known.maxPods(),
                plugged ? known.gpus() : 0);
    }

    ResourceList allocatable(boolean plugged) {
        return seen(known.allocatable(), plugged);
    }

    ResourceList capacity(boolean plugged) {
        return seen(known.capacity(), plugged);
    }

    private static ResourceList seen(ResourceList list, boolean plugged) {
        var amounts = new TreeMap<>(list.amounts());
        if (!plugged) {
            amounts.remove(GroupSpec.GPU_RESOURCE);
        }
        return new ResourceList(amounts);
    }
}
