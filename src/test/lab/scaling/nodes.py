"""Stands for the machines of the node groups: what EC2, kubelets, device plugins and the cloud's node controller do.

Usage: nodes.py PORT KUBECONFIG ALIVE_FILE FOLDER

An instance of an Auto Scaling group that runs becomes a Node after its boot, Ready a little later (stages/node.yaml), and
a GPU node gets its GPUs later still. An instance that is gone takes its Node and pods with it. The hooks of scenario 2
are served here too (scaling/hooks.py).
"""

import pathlib
import sys
import time
from http.server import ThreadingHTTPServer
from threading import Lock, Thread

import boto3
import requests
from botocore.exceptions import BotoCoreError, ClientError

from cluster.api import Api
from cluster.events import Events
from cluster.machines import GPU, MACHINES
from cluster.node_groups import GROUPS, NODEGROUP, eks_node, provider_id
from scaling import knobs as knobs_file
from scaling.hooks import door
from scaling.spot import Notice

EVERY = 1  # seconds
KNOBS = "knobs.json"


class Machines:
    def __init__(self, api: Api, folder: pathlib.Path):
        self.api = api
        self.folder = folder
        self.events = Events(api, "aws-node-termination-handler")
        self.running: dict[str, float] = {}  # instances, and since when
        self.ready: dict[str, float] = {}  # GPU nodes, and since when
        self.notices: dict[str, Notice] = {}
        self.lock = Lock()  # the hooks run on threads of their own

    @property
    def knobs(self) -> knobs_file.Knobs:
        return knobs_file.read(self.folder / KNOBS)

    def turn(self, values: dict[str, float]) -> knobs_file.Knobs:
        with self.lock:
            knobs = self.knobs.changed(values)
            knobs.write(self.folder / KNOBS)
            return knobs

    def shortage(self, group: str, on: bool) -> None:
        file = self.folder / "ec2" / "short" / f"eks-{group}"
        if on:
            file.touch()
        else:
            file.unlink(missing_ok=True)

    def interrupt(self, name: str, seconds: float | None) -> str:
        """A Spot notice for the node; answers when it is over. KeyError where there is no such node."""
        nodes = {node["metadata"]["name"]: node for node in self.nodes()}
        notice = Notice(self.api, self.events, nodes[name], seconds if seconds is not None else self.knobs.notice)
        notice.begin()
        with self.lock:
            self.notices[name] = notice
        return notice.at

    def round(self) -> None:
        now = time.time()
        nodes = {node["spec"].get("providerID", ""): node for node in self.nodes()}
        instances = {}
        for group in GROUPS:
            answer = boto3.client("autoscaling").describe_auto_scaling_groups(AutoScalingGroupNames=[group.asg])
            for instance in answer["AutoScalingGroups"][0]["Instances"]:
                instances[provider_id(instance["AvailabilityZone"], instance["InstanceId"])] = (group, instance)
        self.born(instances, nodes, now)
        self.plugged(nodes.values(), now)
        for notice in list(self.notices.values()):
            notice.advance()
        self.lost(instances, nodes, now)

    def nodes(self) -> list[dict]:
        return self.api.get("/api/v1/nodes", labelSelector=NODEGROUP)["items"]

    def born(self, instances: dict, nodes: dict, now: float) -> None:
        for provider, (group, instance) in instances.items():
            if instance["LifecycleState"] != "InService" or provider in nodes:
                continue
            since = self.running.setdefault(provider, now)
            if now >= since + self.knobs.boot:
                ordinal = int(instance["InstanceId"].removeprefix("i-"), 16)
                annotations = {"lab/boot-time": f"{self.knobs.ready}s"}
                name = f"eks-{group.name}-{ordinal}"
                node = eks_node(name, group, instance["AvailabilityZone"], instance["InstanceId"], annotations)
                self.api.post("/api/v1/nodes", node)
                print(f"{name} registered", flush=True)

    def plugged(self, nodes, now: float) -> None:
        """The device plugin has found the GPUs."""
        for node in nodes:
            machine = MACHINES[node["metadata"]["labels"]["node.kubernetes.io/instance-type"]]
            name = node["metadata"]["name"]
            told = any(c["type"] == "Ready" and c["status"] == "True" for c in node["status"].get("conditions") or [])
            if not machine.gpus or not told or GPU in node["status"]["allocatable"]:
                continue
            if now >= self.ready.setdefault(name, now) + self.knobs.plugin:
                found = {GPU: str(machine.gpus)}
                self.api.merge(f"/api/v1/nodes/{name}/status", {"status": {"capacity": found, "allocatable": found}})

    def lost(self, instances: dict, nodes: dict, now: float) -> None:
        for provider, node in nodes.items():
            name = node["metadata"]["name"]
            notice = self.notices.get(name)
            if notice and notice.over(now):
                (self.folder / "ec2" / "taken" / provider.rsplit("/", 1)[1]).touch()
                self.notices.pop(name)
            elif provider in instances:
                continue
            for pod in self.api.get("/api/v1/pods", fieldSelector=f"spec.nodeName={name}")["items"]:
                path = f"/api/v1/namespaces/{pod['metadata']['namespace']}/pods/{pod['metadata']['name']}"
                self.api.delete(path, gracePeriodSeconds=0)
            self.api.delete(f"/api/v1/nodes/{name}")
            self.ready.pop(name, None)
            print(f"{name} is gone", flush=True)


def main() -> None:
    folder, alive = pathlib.Path(sys.argv[4]), pathlib.Path(sys.argv[3])
    machines = Machines(Api(sys.argv[2], "MAIN"), folder)
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), door(machines))
    Thread(target=server.serve_forever, daemon=True).start()
    while True:
        try:
            machines.round()
            alive.touch()
        except (BotoCoreError, ClientError, requests.RequestException, OSError) as error:
            print(f"round not finished: {error}", file=sys.stderr, flush=True)
        time.sleep(EVERY)


main()
