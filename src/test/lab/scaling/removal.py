"""One node on its way out: tainted, drained, its instance ended."""

import time

import boto3

from cluster.api import Api
from cluster.draining import evict, respec, with_taint
from cluster.events import Events
from scaling.cluster_view import View
from scaling.shrinking import movable, utilization

TO_BE_DELETED = "ToBeDeletedByClusterAutoscaler"


class Removal:
    def __init__(self, api: Api, events: Events, node: dict, instance: str, group: str, drains: bool, tell_all):
        self.api = api
        self.events = events
        self.node = node
        self.name = node["metadata"]["name"]
        self.instance = instance
        self.group = group
        self.drains = drains
        self.tell_all = tell_all
        self.told: set[str] = set()
        self.ended = False

    def begin(self, view: View) -> None:
        pods = view.pods_of().get(self.name, [])
        if self.drains:
            names = ",".join(pod["metadata"]["name"] for pod in movable(pods))
            self.tell_all(
                "ScaleDown",
                f"Scale-down: removing node {self.name}, utilization: "
                f"{utilization(self.node, pods):.3f}, pods to reschedule: {names}",
            )
        else:
            self.tell_all("ScaleDownEmpty", f'Scale-down: removing empty node "{self.name}"')
        fresh = self.api.get(f"/api/v1/nodes/{self.name}")
        taints = with_taint(fresh, TO_BE_DELETED, str(int(time.time())), "NoSchedule")
        respec(self.api, fresh, taints=taints, unschedulable=True)
        self.events.tell(self.node, "Node", "ScaleDown", "marked the node as toBeDeleted/unschedulable")
        print(f"scale-down: {self.name} of {self.group}", flush=True)

    def advance(self, view: View, now: float) -> bool:
        """True once the Node is gone."""
        if all(node["metadata"]["name"] != self.name for node in view.nodes):
            return True
        if self.ended:
            return False
        pods = view.pods_of().get(self.name, [])
        for pod in movable(pods):
            if evict(self.api, pod) and pod["metadata"]["uid"] not in self.told:
                self.told.add(pod["metadata"]["uid"])
                self.events.tell(pod, "Pod", "ScaleDown", "deleting pod for node scale down")
        if any(pod["metadata"]["uid"] in self.told for pod in pods) or movable(pods):
            return False
        boto3.client("autoscaling").terminate_instance_in_auto_scaling_group(
            InstanceId=self.instance, ShouldDecrementDesiredCapacity=True
        )
        self.ended = True
        self.events.tell(self.node, "Node", "ScaleDown", "nodes removed by cluster autoscaler")
        self.tell_all(
            "ScaleDown" if self.drains else "ScaleDownEmpty",
            f"Scale-down: node {self.name} removed with drain"
            if self.drains
            else f"Scale-down: empty node {self.name} removed",
        )
        return False
