"""Stands for the agents on the hosts: the CloudWatch agent's CPU, and what the kubelets measure of each pod.

Usage: host_agent.py KUBECONFIG ALIVE_FILE MAIN_METER REMOTE_METER

Every ten seconds it reads what the shop's servers had to do, places that on the hosts where the scheduler put the pods,
puts the hosts' CPU as metric data, and writes each pod's use into its annotation, from where kwok's kubelet reports it.
"""

import datetime
import pathlib
import sys
import time

import boto3
import requests
from botocore.exceptions import BotoCoreError, ClientError

from cluster.api import Api
from mesh.graph import CLUSTERS
from scaling.fitting import amount

EVERY = 10  # seconds
NAMESPACE = "hipster-app"
USAGE = "kwok.x-k8s.io/usage-cpu"


def running(api: Api) -> list[dict]:
    pods = api.get(f"/api/v1/namespaces/{NAMESPACE}/pods")["items"]
    return [p for p in pods if p["status"].get("phase") == "Running" and "deletionTimestamp" not in p["metadata"]]


def millicores(pods: list[dict], meter: dict) -> dict[str, float]:
    """What each pod uses: its service's use, shared by the service's pods."""
    count: dict[str, int] = {}
    for pod in pods:
        app = pod["metadata"].get("labels", {}).get("app", "")
        count[app] = count.get(app, 0) + 1
    return {
        pod["metadata"]["name"]: meter["millicores"].get(app, 0) / count[app]
        for pod in pods
        if (app := pod["metadata"].get("labels", {}).get("app", ""))
    }


def percent(cores: dict[str, float], pods: list[dict], used: dict[str, float], meter: dict) -> dict[str, float]:
    """CPU of each host, 0 to 99.4: what others take, and its pods' use."""
    total = {name: meter["other"] for name in cores}
    for pod in pods:
        node = pod["spec"].get("nodeName")
        if node in total:
            total[node] += used.get(pod["metadata"]["name"], 0) / 1000 / cores[node]
    return {node: round(min(99.4, 100 * share), 1) for node, share in total.items()}


def report_pods(api: Api, pods: list[dict], used: dict[str, float]) -> None:
    for pod in pods:
        name = pod["metadata"]["name"]
        if name not in used:
            continue
        now = f"{max(5, round(used[name] / 5) * 5)}m"
        if pod["metadata"].get("annotations", {}).get(USAGE) != now:
            path = f"/api/v1/namespaces/{NAMESPACE}/pods/{name}"
            api.merge(path, {"metadata": {"annotations": {USAGE: now}}})


def datum(name: str, value: float, at: datetime.datetime, **dimensions: str) -> dict:
    return {
        "MetricName": name,
        "Dimensions": [{"Name": key, "Value": text} for key, text in dimensions.items()],
        "Timestamp": at,
        "Value": value,
        "Unit": "Percent",
        "StorageResolution": 1,
    }


def report(side: str, api: Api, meter_url: str, cloudwatch, at: datetime.datetime) -> None:
    meter = requests.get(meter_url, timeout=2).json()
    nodes = api.get("/api/v1/nodes")["items"]
    cores = {node["metadata"]["name"]: amount(node["status"]["capacity"]["cpu"]) for node in nodes}
    pods = running(api)
    used = millicores(pods, meter)
    hosts = percent(cores, pods, used, meter)
    if hosts:
        metric, namespace, label = (
            ("cpu_usage_active", "CWAgent", "host")
            if side == "REMOTE"
            else ("node_cpu_utilization", "ContainerInsights", "NodeName")
        )
        mean = round(sum(hosts.values()) / len(hosts), 1)
        data = [datum(metric, mean, at, ClusterName=CLUSTERS[side])]
        data += [datum(metric, v, at, **{"ClusterName": CLUSTERS[side], label: host}) for host, v in hosts.items()]
        cloudwatch.put_metric_data(Namespace=namespace, MetricData=data)
    report_pods(api, pods, used)


def main() -> None:
    kubeconfig, alive = sys.argv[1], pathlib.Path(sys.argv[2])
    meters = dict(zip(("MAIN", "REMOTE"), sys.argv[3:], strict=True))
    apis = {side: Api(kubeconfig, side) for side in meters}
    cloudwatch = boto3.client("cloudwatch")
    while True:
        begun = time.time()
        at = datetime.datetime.fromtimestamp(begun // EVERY * EVERY - EVERY, datetime.UTC)
        for side, meter in meters.items():
            try:
                report(side, apis[side], meter, cloudwatch, at)
                alive.touch()
            except (BotoCoreError, ClientError, OSError, ValueError) as error:
                print(f"{side} not reported: {error}", file=sys.stderr, flush=True)
        time.sleep(EVERY - time.time() % EVERY)


main()
