"""Prints one cluster's nodes and shop as YAML, in the names the simulated stage uses.

Usage: shop_objects.py MAIN|REMOTE

Requests, ports and the split of services are Online Boutique's own manifests'.
"""

import sys

import yaml

from cluster.node_groups import GROUPS, ZONES, eks_node, instance_id, node

NAMESPACE = "hipster-app"

# name, container port, service port, millicores, MiB, replicas on-prem, replicas in the cloud, holds customer data
SERVICES = [
    ("frontend", 8080, 80, 100, 64, 2, 0, False),
    ("recommendationservice", 8080, 8080, 100, 220, 4, 3, False),
    ("adservice", 9555, 9555, 200, 180, 1, 0, False),
    ("productcatalogservice", 3550, 3550, 100, 64, 1, 2, False),
    ("currencyservice", 7000, 7000, 100, 64, 1, 0, False),
    ("cartservice", 7070, 7070, 200, 64, 1, 0, True),
    ("checkoutservice", 5050, 5050, 100, 64, 1, 0, True),
    ("paymentservice", 50051, 50051, 100, 64, 1, 0, True),
    ("shippingservice", 50051, 50051, 100, 64, 1, 0, True),
    ("emailservice", 8080, 5000, 100, 64, 1, 0, True),
    ("redis-cart", 6379, 6379, 70, 200, 1, 0, True),
    ("loadgenerator", None, None, 300, 256, 1, 0, False),
]
CLOUD_REQUEST = {"recommendationservice": 400}  # the cloud copy's HPA counts from this


# Tests name these nodes: the autoscaler leaves them alone, whatever is on them.
STAYS = {"cluster-autoscaler.kubernetes.io/scale-down-disabled": "true"}


def nodes(cloud: bool) -> list[dict]:
    if cloud:
        return [
            eks_node(f"eks-{i + 1}", GROUPS[0], ZONES[i % len(ZONES)], instance_id(i + 1), STAYS)
            for i in range(GROUPS[0].least)
        ]
    room = {"cpu": "2", "memory": "8Gi", "pods": "110"}
    return [node(f"octank-{i}", room, room, {"octank/data-centre": "own"}) for i in (1, 2, 3, 4)]


def deployment(name: str, port: int | None, millis: int, memory: int, replicas: int, version: str, sensitive: bool):
    labels = {"app": name, "version": version}
    container = {
        "name": "server" if port else "main",
        "image": f"online-boutique/{name}",
        "resources": {
            "requests": {"cpu": f"{millis}m", "memory": f"{memory}Mi"},
            "limits": {"cpu": f"{max(2 * millis, 200)}m", "memory": f"{2 * memory}Mi"},
        },
    }
    # What kwok reports as the container's use; the host agent keeps the CPU's in step with the load.
    usage = {"kwok.x-k8s.io/usage-cpu": "5m", "kwok.x-k8s.io/usage-memory": f"{memory * 6 // 10}Mi"}
    if port:
        container["ports"] = [{"containerPort": port}]
    if name == "loadgenerator":
        container["env"] = [
            {"name": "FRONTEND_ADDR", "value": "frontend:80"},
            {"name": "USERS", "value": "50"},
            {"name": "RATE", "value": "1"},
        ]
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {
            "name": name,
            "namespace": NAMESPACE,
            "labels": {**labels, "data-class": "sensitive" if sensitive else "public"},
        },
        "spec": {
            "replicas": replicas,
            "selector": {"matchLabels": {"app": name}},
            "template": {
                "metadata": {"labels": labels, "annotations": usage},
                "spec": {"containers": [container], "terminationGracePeriodSeconds": 5},
            },
        },
    }


def service(name: str, port: int, target: int) -> dict:
    return {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": {"name": name, "namespace": NAMESPACE, "labels": {"app": name}},
        "spec": {"selector": {"app": name}, "ports": [{"name": "http", "port": port, "targetPort": target}]},
    }


def shop(cloud: bool) -> list[dict]:
    objects = []
    for name, port, service_port, millis, memory, home, away, sensitive in SERVICES:
        replicas = away if cloud else home
        if cloud:
            millis = CLOUD_REQUEST.get(name, millis)
        if replicas:
            version = "cloud" if cloud else "onprem"
            objects.append(deployment(name, port, millis, memory, replicas, version, sensitive))
            if port:
                objects.append(service(name, service_port, port))
    return objects


def main() -> None:
    cloud = {"MAIN": True, "REMOTE": False}[sys.argv[1]]
    print(yaml.safe_dump_all(nodes(cloud) + shop(cloud), sort_keys=False))


main()
