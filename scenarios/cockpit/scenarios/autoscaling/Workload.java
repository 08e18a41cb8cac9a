package cockpit.scenarios.autoscaling;

import cockpit.simulation.Knobs;
import cockpit.simulation.kubernetes.Container;
import cockpit.simulation.kubernetes.Meta;
import cockpit.simulation.kubernetes.NodeRequirements;
import cockpit.simulation.kubernetes.OwnerReference;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.PodSpec;
import cockpit.simulation.kubernetes.Quantity;
import cockpit.simulation.kubernetes.ResourceList;
import cockpit.simulation.kubernetes.Toleration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What runs on the stage: the sample, its twin for Spot, a job for a GPU, and what a cluster needs for itself.
enum Workload {
    PHP_APACHE("php-apache", "ReplicaSet", ""),
    /// The same, sent to Spot by a node selector.
    PHP_APACHE_SPOT("php-apache-spot", "ReplicaSet", "SPOT"),
    GPU_JOB("gpu-job", "ReplicaSet", ""),
    COREDNS("coredns", "ReplicaSet", "ON_DEMAND"),
    CLUSTER_AUTOSCALER("cluster-autoscaler", "ReplicaSet", "ON_DEMAND"),
    METRICS_SERVER("metrics-server", "ReplicaSet", "ON_DEMAND"),
    AWS_NODE("aws-node", "DaemonSet", ""),
    KUBE_PROXY("kube-proxy", "DaemonSet", "");

    static final String SYSTEM = "kube-system";

    final String workload;
    private final String kind;
    private final String capacityType;

    Workload(String workload, String kind, String capacityType) {
        this.workload = workload;
        this.kind = kind;
        this.capacityType = capacityType;
    }

    /// Whether it is part of the cluster rather than of the talk.
    boolean system() {
        return switch (this) {
            case PHP_APACHE, PHP_APACHE_SPOT, GPU_JOB -> false;
            case COREDNS, CLUSTER_AUTOSCALER, METRICS_SERVER, AWS_NODE, KUBE_PROXY -> true;
        };
    }

    boolean daemon() {
        return kind.equals("DaemonSet");
    }

    boolean php() {
        return this == PHP_APACHE || this == PHP_APACHE_SPOT;
    }

    /// CPU it asks for, thousandths of a core.
    int request(Knobs knobs) {
        return switch (this) {
            case PHP_APACHE, PHP_APACHE_SPOT -> knobs.whole("apache.request");
            case GPU_JOB -> 1_000;
            case COREDNS, METRICS_SERVER, CLUSTER_AUTOSCALER, KUBE_PROXY -> 100;
            case AWS_NODE -> 50;
        };
    }

    private int mebi(Knobs knobs) {
        return switch (this) {
            case PHP_APACHE, PHP_APACHE_SPOT -> knobs.whole("apache.memory");
            case GPU_JOB -> 4_096;
            case COREDNS -> 70;
            case METRICS_SERVER -> 200;
            case CLUSTER_AUTOSCALER -> 600;
            case KUBE_PROXY, AWS_NODE -> 0;
        };
    }

    /// A pod of it.
    Pod pod(String namespace, String name, Knobs knobs) {
        var requests = new TreeMap<String, Quantity>();
        requests.put("cpu", Quantity.ofMilli(request(knobs)));
        if (mebi(knobs) > 0) {
            requests.put("memory", Quantity.of((long) mebi(knobs) << 20));
        }
        if (this == GPU_JOB) {
            requests.put(GroupSpec.GPU_RESOURCE, Quantity.of(1));
        }
        var container = new Container(workload, new ResourceList(requests), false, List.of());
        return new Pod(meta(namespace, name), spec(List.of(container)), "Pending");
    }

    private Meta meta(String namespace, String name) {
        return new Meta(
                name,
                namespace,
                "",
                Map.of("run", workload),
                Map.of(),
                List.of(new OwnerReference(kind, workload, "", true)),
                null,
                null);
    }

    private PodSpec spec(List<Container> containers) {
        PodSpec plain = PodSpec.EMPTY.with(containers);
        NodeRequirements nodes = capacityType.isEmpty()
                ? NodeRequirements.NONE
                : new NodeRequirements(Map.of(GroupSpec.CAPACITY_TYPE, capacityType), null);
        return new PodSpec(
                null,
                plain.containers(),
                List.of(),
                ResourceList.EMPTY,
                ResourceList.EMPTY,
                ResourceList.EMPTY,
                nodes,
                tolerations(),
                List.of(),
                List.of(),
                List.of(),
                null,
                "Always",
                30,
                List.of());
    }

    private List<Toleration> tolerations() {
        return switch (this) {
            case GPU_JOB -> List.of(new Toleration(GroupSpec.GPU_RESOURCE, "Exists", "", ""));
            case AWS_NODE, KUBE_PROXY -> List.of(new Toleration("", "Exists", "", ""));
            default -> List.of();
        };
    }
}
