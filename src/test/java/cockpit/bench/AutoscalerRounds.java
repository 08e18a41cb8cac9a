package cockpit.bench;

import cockpit.simulation.autoscaler.AutoscalerConfig;
import cockpit.simulation.autoscaler.ClusterState;
import cockpit.simulation.autoscaler.InstanceType;
import cockpit.simulation.autoscaler.NodeGroup;
import cockpit.simulation.autoscaler.ScaleDown;
import cockpit.simulation.autoscaler.ScaleDownDecision;
import cockpit.simulation.autoscaler.ScaleUp;
import cockpit.simulation.autoscaler.ScaleUpDecision;
import cockpit.simulation.kubernetes.Container;
import cockpit.simulation.kubernetes.Meta;
import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.OwnerReference;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.PodSpec;
import cockpit.simulation.kubernetes.Quantity;
import cockpit.simulation.kubernetes.ResourceList;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How long one round of the autoscaler takes over 1,000 nodes, 10,000 pods on them and 5,000 that wait, each of an
/// owner
/// of its own so that none is judged by another's likeness: the scale-up, on one core. Beside it the scale-down of such
/// a
/// cluster with every node little used.
final class AutoscalerRounds {
    private static final int NODES = 1_000;
    private static final int PENDING = 5_000;
    private static final int PODS_PER_NODE = 10;
    private static final int GROUPS = 4;
    private static final int ROUNDS = 7;
    private static final Instant NOW = Instant.parse("2026-11-12T09:00:00Z");

    private AutoscalerRounds() {}

    /// The best of several rounds, milliseconds.
    record Rounds(double scaleUp, double scaleDown, int ordered, int unneeded) {}

    static Rounds measure() {
        ClusterState full = cluster(370, PENDING);
        ClusterState sparse = cluster(20, 0);
        double up = Double.MAX_VALUE;
        double down = Double.MAX_VALUE;
        int ordered = 0;
        int unneeded = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            ScaleUpDecision grown = ScaleUp.decide(AutoscalerConfig.DEFAULT, full);
            long middle = System.nanoTime();
            ScaleDownDecision shrunk = ScaleDown.decide(AutoscalerConfig.DEFAULT, sparse, Map.of());
            long end = System.nanoTime();
            up = Math.min(up, (middle - start) / 1e6);
            down = Math.min(down, (end - middle) / 1e6);
            ordered = grown.options().getFirst().nodeCount();
            unneeded = shrunk.unneeded().size();
        }
        return new Rounds(up, down, ordered, unneeded);
    }

    private static ClusterState cluster(int milliCpu, int pending) {
        InstanceType type = InstanceType.named("m5.xlarge").orElseThrow();
        var nodes = new ArrayList<Node>();
        var pods = new ArrayList<Pod>();
        var names = new ArrayList<List<String>>();
        for (int i = 0; i < GROUPS; i++) {
            names.add(new ArrayList<>());
        }
        for (int i = 0; i < NODES; i++) {
            String name = "n" + i;
            nodes.add(Node.ready(Meta.named(name), type.capacity(), type.allocatable(), null));
            names.get(i % GROUPS).add(name);
            for (int j = 0; j < PODS_PER_NODE; j++) {
                pods.add(pod("b" + i + "-" + j, milliCpu).on(name));
            }
        }
        for (int i = 0; i < pending; i++) {
            pods.add(pod("p" + i, 300 + i % 400));
        }
        var groups = new ArrayList<NodeGroup>();
        for (int i = 0; i < GROUPS; i++) {
            groups.add(new NodeGroup("g" + i, 0, 2_000, names.get(i).size(), names.get(i), null, 0, false));
        }
        return new ClusterState(NOW, nodes, pods, groups, List.of());
    }

    private static Pod pod(String name, int milliCpu) {
        var owner = new OwnerReference("ReplicaSet", name, name, true);
        var meta = new Meta(name, "default", "", Map.of("app", name), Map.of(), List.of(owner), null, null);
        var asked = new ResourceList(
                new TreeMap<>(Map.of("cpu", Quantity.ofMilli(milliCpu), "memory", Quantity.of(100L << 20))));
        return new Pod(meta, PodSpec.EMPTY.with(List.of(new Container("c", asked, false, List.of()))), "Pending");
    }
}
