package cockpit.scenarios.autoscaling;

import cockpit.simulation.Knobs;
import cockpit.simulation.kubernetes.Taint;
import cockpit.world.Capacity;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The stage's node groups: what they are called, what they order, what their nodes carry.
enum GroupSpec {
    ON_DEMAND("on-demand", "od", Capacity.ON_DEMAND, "group.ondemand", List.of()),
    SPOT("spot", "spot", Capacity.SPOT, "group.spot", List.of()),
    GPU(
            "gpu",
            "gpu",
            Capacity.ON_DEMAND,
            "group.gpu",
            List.of(new Taint(GroupSpec.GPU_RESOURCE, "present", Taint.NO_SCHEDULE)));

    static final String GPU_RESOURCE = "nvidia.com/gpu";
    static final String CAPACITY_TYPE = "eks.amazonaws.com/capacityType";
    private static final String ACCELERATOR = "k8s.amazonaws.com/accelerator";
    private static final String CLUSTER = "AWS-Cluster";

    final String group;
    /// What its nodes' names begin with.
    final String stem;
    final Capacity capacity;
    private final String knobs;
    final List<Taint> taints;

    GroupSpec(String group, String stem, Capacity capacity, String knobs, List<Taint> taints) {
        this.group = group;
        this.stem = stem;
        this.capacity = capacity;
        this.knobs = knobs;
        this.taints = List.copyOf(taints);
    }

    String min() {
        return knobs + ".min";
    }

    String max() {
        return knobs + ".max";
    }

    /// What it orders.
    Machine machine(Knobs set) {
        String type = knobs + ".type";
        return Machine.named(Knobs.known(type).said(set.get(type)));
    }

    /// The Auto Scaling group that EKS made for it.
    String asg() {
        return "eks-" + group + "-6ac1";
    }

    /// Of its nodes, but for those that tell one from another.
    SortedMap<String, String> labels(Machine machine) {
        var labels = new TreeMap<>(Map.of(
                "node.kubernetes.io/instance-type",
                machine.type,
                "eks.amazonaws.com/nodegroup",
                group,
                CAPACITY_TYPE,
                capacity == Capacity.SPOT ? "SPOT" : "ON_DEMAND"));
        if (machine.hasGpus()) {
            labels.put(
                    ACCELERATOR, machine.accelerator); // so that a node whose GPU is not found yet counts as starting
        }
        return labels;
    }

    /// By which Cluster Autoscaler finds the Auto Scaling group.
    static List<String> tags() {
        return List.of("k8s.io/cluster-autoscaler/enabled", "k8s.io/cluster-autoscaler/" + CLUSTER);
    }
}
