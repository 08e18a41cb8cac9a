"""The managed node groups of the lab's EKS cluster, and what a node of theirs looks like to Kubernetes. Pure.

The labels are those that EKS puts on the nodes of a managed group.
"""

from dataclasses import dataclass

from cluster.machines import GPU, MACHINES, Machine

REGION = "ap-northeast-2"
ZONES = (f"{REGION}a", f"{REGION}c")
CLUSTER = "AWS-Cluster"
NODEGROUP, CAPACITY_TYPE = "eks.amazonaws.com/nodegroup", "eks.amazonaws.com/capacityType"
# A node that has this and no GPU yet is one that still starts: the device plugin has not found it.
ACCELERATOR = "k8s.amazonaws.com/accelerator"
EFFECTS = {"NO_SCHEDULE": "NoSchedule", "NO_EXECUTE": "NoExecute", "PREFER_NO_SCHEDULE": "PreferNoSchedule"}
DISCOVERY = ("k8s.io/cluster-autoscaler/enabled", f"k8s.io/cluster-autoscaler/{CLUSTER}")
TEMPLATE = "k8s.io/cluster-autoscaler/node-template"


@dataclass(frozen=True)
class NodeGroup:
    name: str
    machine: Machine
    capacity: str  # ON_DEMAND or SPOT
    ami: str
    least: int
    most: int
    labels: tuple[tuple[str, str], ...] = ()
    taints: tuple[tuple[str, str, str], ...] = ()  # key, value, effect as EKS writes it

    @property
    def asg(self) -> str:
        return f"eks-{self.name}"

    def node_labels(self) -> dict[str, str]:
        return {
            "node.kubernetes.io/instance-type": self.machine.type,
            NODEGROUP: self.name,
            CAPACITY_TYPE: self.capacity,
            **dict(self.labels),
        }

    def tags(self) -> dict[str, str]:
        """Of its Auto Scaling group: whose it is, that it may be scaled, and what a node of it would be."""
        return {
            "eks:cluster-name": CLUSTER,
            "eks:nodegroup-name": self.name,
            DISCOVERY[0]: "true",
            DISCOVERY[1]: "owned",
            **{f"{TEMPLATE}/label/{key}": value for key, value in self.node_labels().items()},
            **{f"{TEMPLATE}/taint/{key}": f"{value}:{EFFECTS[effect]}" for key, value, effect in self.taints},
            **({f"{TEMPLATE}/resources/{GPU}": str(self.machine.gpus)} if self.machine.gpus else {}),
        }


GROUPS = (
    NodeGroup("workers", MACHINES["m5.large"], "ON_DEMAND", "AL2023_x86_64_STANDARD", 2, 6),
    NodeGroup("spot", MACHINES["m5.xlarge"], "SPOT", "AL2023_x86_64_STANDARD", 0, 4),
    NodeGroup(
        "gpu",
        MACHINES["g4dn.xlarge"],
        "ON_DEMAND",
        "AL2023_x86_64_NVIDIA",
        0,
        2,
        labels=((ACCELERATOR, "nvidia-tesla-t4"),),
        taints=((GPU, "present", "NO_SCHEDULE"),),
    ),
)


def instance_id(ordinal: int) -> str:
    """Of the lab's n-th instance; those of the cluster's first nodes are known before any group is made."""
    return f"i-{ordinal:017x}"


def provider_id(zone: str, instance: str) -> str:
    return f"aws:///{zone}/{instance}"


def node(name: str, room: dict, capacity: dict, labels: dict, annotations: dict | None = None, **spec) -> dict:
    """A Node as a kubelet would register it. Its addresses are all this machine, where kwok answers for it."""
    return {
        "apiVersion": "v1",
        "kind": "Node",
        "metadata": {
            "name": name,
            "labels": {
                "kubernetes.io/os": "linux",
                "kubernetes.io/arch": "amd64",
                "kubernetes.io/hostname": name,
                **labels,
            },
            "annotations": {
                "metrics.k8s.io/resource-metrics-path": f"/metrics/nodes/{name}/metrics/resource",
                **(annotations or {}),
            },
        },
        "spec": spec,
        "status": {
            "allocatable": room,
            "capacity": capacity,
            "addresses": [
                {"type": "InternalIP", "address": "127.0.0.1"},
                {"type": "Hostname", "address": name},
            ],
        },
    }


def eks_node(name: str, group: NodeGroup, zone: str, instance: str, annotations: dict | None = None) -> dict:
    """A node of a managed group. Its GPUs are not there yet: the device plugin reports them later."""

    def plain(room: dict) -> dict:
        return {key: value for key, value in room.items() if key != GPU}

    labels = {
        **group.node_labels(),
        "topology.kubernetes.io/region": REGION,
        "topology.kubernetes.io/zone": zone,
    }
    spec: dict = {"providerID": provider_id(zone, instance)}
    if group.taints:
        spec["taints"] = [
            {"key": key, "value": value, "effect": EFFECTS[effect]} for key, value, effect in group.taints
        ]
    machine = group.machine
    return node(name, plain(machine.allocatable()), plain(machine.capacity()), labels, annotations, **spec)
