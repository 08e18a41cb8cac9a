"""What the lab's autoscaler sees in one round: nodes, pods, Auto Scaling groups, and what of each is on its way."""

from dataclasses import dataclass

import boto3

from cluster.api import Api
from cluster.machines import GPU, MACHINES
from cluster.node_groups import ACCELERATOR, CAPACITY_TYPE, DISCOVERY, EFFECTS, NODEGROUP
from scaling.fitting import PASSING, Host, amount
from scaling.growing import Group
from scaling.shrinking import daemon, finished
from scaling.status import Counts


def providers_id(instance: dict) -> str:
    return f"aws:///{instance['AvailabilityZone']}/{instance['InstanceId']}"


def is_ready(node: dict) -> bool:
    """Ready, and with its GPUs if it is to have some."""
    told = any(c["type"] == "Ready" and c["status"] == "True" for c in node["status"].get("conditions") or [])
    awaits_gpu = ACCELERATOR in node["metadata"]["labels"] and not amount(node["status"]["allocatable"].get(GPU, "0"))
    return told and not awaits_gpu


def leaving(node: dict) -> bool:
    return any(t["key"] == "ToBeDeletedByClusterAutoscaler" for t in node["spec"].get("taints") or [])


@dataclass
class View:
    nodes: list[dict]
    pods: list[dict]
    budgets: list[dict]
    groups: list[Group]
    instances: dict[str, list[dict]]  # of each Auto Scaling group
    daemons: list[dict]

    @staticmethod
    def seen(api: Api) -> "View":
        daemons = api.get("/apis/apps/v1/daemonsets")["items"]
        groups, instances = discovered(daemons)
        return View(
            api.get("/api/v1/nodes")["items"],
            [pod for pod in api.get("/api/v1/pods")["items"] if not finished(pod)],
            api.get("/apis/policy/v1/poddisruptionbudgets")["items"],
            groups,
            instances,
            daemons,
        )

    def pods_of(self) -> dict[str, list[dict]]:
        placed: dict[str, list[dict]] = {}
        for pod in self.pods:
            placed.setdefault(pod["spec"].get("nodeName", ""), []).append(pod)
        return placed

    def waiting(self) -> list[dict]:
        """Pods that the scheduler has found no place for."""
        return [
            pod
            for pod in self.pods
            if not pod["spec"].get("nodeName")
            and "deletionTimestamp" not in pod["metadata"]
            and not daemon(pod)
            and any(
                c["type"] == "PodScheduled" and c["status"] == "False" and c.get("reason") == "Unschedulable"
                for c in pod["status"].get("conditions") or []
            )
        ]

    def hosts(self) -> dict[str, Host]:
        """Nodes that take pods now."""
        placed, hosts = self.pods_of(), {}
        for node in self.nodes:
            if not is_ready(node) or leaving(node):
                continue
            name = node["metadata"]["name"]
            taints = [t for t in node["spec"].get("taints") or [] if not t["key"].startswith(PASSING)]
            free = {key: amount(q) for key, q in node["status"]["allocatable"].items()}
            host = Host(name, node["metadata"]["labels"], taints, free, node["spec"].get("unschedulable", False))
            for pod in placed.get(name, []):
                host.take(pod)
            hosts[name] = host
        return hosts

    def node_of(self, instance: dict) -> dict | None:
        wanted = providers_id(instance)
        return next((node for node in self.nodes if node["spec"].get("providerID") == wanted), None)

    def nodes_in(self, group: Group) -> list[tuple[dict, dict]]:
        """The group's registered nodes, each with its instance."""
        pairs = [(self.node_of(instance), instance) for instance in self.instances[group.asg]]
        return [(node, instance) for node, instance in pairs if node is not None]

    def counts(self, group: Group) -> Counts:
        counts = Counts(unregistered=0)
        for node, _ in self.nodes_in(group):
            if leaving(node):
                counts.being_deleted += 1
            if is_ready(node):
                counts.ready += 1
            else:
                counts.not_started += 1
        live = [i for i in self.instances[group.asg] if i["LifecycleState"] != "Terminating"]
        counts.unregistered = sum(self.node_of(instance) is None for instance in live)
        return counts

    def upcoming(self, group: Group) -> list[Host]:
        """A template for each node that is ordered and does not take pods yet."""
        there = sum(is_ready(n) and i["LifecycleState"] != "Terminating" for n, i in self.nodes_in(group))
        return [group.template.copy() for _ in range(max(0, group.desired - there))]


def discovered(daemons: list[dict]) -> tuple[list[Group], dict[str, list[dict]]]:
    """The groups that have both tags, by name; what a node of each would be is EKS's to know."""
    found, instances = [], {}
    eks = boto3.client("eks")
    for asg in boto3.client("autoscaling").describe_auto_scaling_groups()["AutoScalingGroups"]:
        tags = {tag["Key"]: tag["Value"] for tag in asg["Tags"]}
        if not all(key in tags for key in DISCOVERY):
            continue
        nodegroup = eks.describe_nodegroup(
            clusterName=tags["eks:cluster-name"], nodegroupName=tags["eks:nodegroup-name"]
        )["nodegroup"]
        machine = MACHINES[nodegroup["instanceTypes"][0]]
        labels = {
            "kubernetes.io/os": "linux",
            "kubernetes.io/arch": "amd64",
            "node.kubernetes.io/instance-type": machine.type,
            NODEGROUP: nodegroup["nodegroupName"],
            CAPACITY_TYPE: nodegroup["capacityType"],
            **nodegroup.get("labels", {}),
        }
        taints = [{**taint, "effect": EFFECTS[taint["effect"]]} for taint in nodegroup.get("taints", [])]
        template = Host(
            f"template-{asg['AutoScalingGroupName']}",
            labels,
            taints,
            {key: amount(q) for key, q in machine.allocatable().items()},
        )
        carried = [{"metadata": d["metadata"], "spec": d["spec"]["template"]["spec"]} for d in daemons]
        for pod in carried:
            if not template.refuses(pod):
                template.take(pod)
        found.append(
            Group(
                asg["AutoScalingGroupName"],
                nodegroup["nodegroupName"],
                asg["MinSize"],
                asg["MaxSize"],
                asg["DesiredCapacity"],
                template,
                {key: amount(q) for key, q in machine.capacity().items()},
            )
        )
        instances[asg["AutoScalingGroupName"]] = asg["Instances"]
    return sorted(found, key=lambda group: group.asg), instances


def failed_since(asg: str, since: float) -> str:
    """The newest launch that failed after that moment, in AWS's words; "" for none."""
    answer = boto3.client("autoscaling").describe_scaling_activities(AutoScalingGroupName=asg, MaxRecords=10)
    for activity in answer["Activities"]:
        if activity["StatusCode"] == "Failed" and activity["StartTime"].timestamp() >= int(since):
            return activity["StatusMessage"]
    return ""
