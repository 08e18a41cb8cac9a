"""Which nodes are not needed. Pure.

Source: Cluster Autoscaler's FAQ ("How does scale-down work?", "What types of pods can prevent CA from removing a
node?"). Requests count, not use; a GPU node is judged by its GPUs alone.
"""

from cluster.machines import GPU
from scaling.fitting import Host, amount, requests

THRESHOLD = 0.5
SAFE = "cluster-autoscaler.kubernetes.io/safe-to-evict"
STAYS = "cluster-autoscaler.kubernetes.io/scale-down-disabled"


def daemon(pod: dict) -> bool:
    return any(owner["kind"] == "DaemonSet" for owner in pod["metadata"].get("ownerReferences") or [])


def finished(pod: dict) -> bool:
    return pod["status"].get("phase") in ("Succeeded", "Failed")


def movable(pods: list[dict]) -> list[dict]:
    """Those that would have to go elsewhere."""
    return [p for p in pods if not daemon(p) and not finished(p) and "deletionTimestamp" not in p["metadata"]]


def utilization(node: dict, pods: list[dict]) -> float:
    room = node["status"]["allocatable"]
    judged = [GPU] if amount(room.get(GPU, "0")) else ["cpu", "memory"]
    total = {r: sum(requests(p).get(r, 0) for p in pods if not finished(p)) for r in judged}
    return max(total[r] / amount(room[r]) for r in judged)


def blocked(pods: list[dict], budgets: list[dict]) -> bool:
    """Whether one of the pods may not be moved."""
    return any(blocks(pod, budgets) for pod in movable(pods))


def blocks(pod: dict, budgets: list[dict]) -> bool:
    safe = pod["metadata"].get("annotations", {}).get(SAFE)
    if safe == "true":
        return False
    guarded = [b for b in budgets if covers(b, pod)]
    local = any("emptyDir" in v or "hostPath" in v for v in pod["spec"].get("volumes") or [])
    return (
        safe == "false"
        or not pod["metadata"].get("ownerReferences")
        or local
        or (pod["metadata"]["namespace"] == "kube-system" and not guarded)
        or any((b.get("status") or {}).get("disruptionsAllowed", 0) < 1 for b in guarded)
    )


def covers(budget: dict, pod: dict) -> bool:
    if budget["metadata"]["namespace"] != pod["metadata"]["namespace"]:
        return False
    wanted = (budget["spec"].get("selector") or {}).get("matchLabels") or {}
    labels = pod["metadata"].get("labels") or {}
    return bool(wanted) and all(labels.get(key) == value for key, value in wanted.items())


def unneeded(
    nodes: list[dict], hosts: dict[str, Host], pods_of: dict[str, list[dict]], budgets: list[dict]
) -> list[str]:
    """Names of nodes that are hardly used and whose pods all fit elsewhere, together."""
    rest = {name: host.copy() for name, host in hosts.items()}
    found = []
    for node in sorted(nodes, key=lambda n: utilization(n, pods_of.get(n["metadata"]["name"], []))):
        name = node["metadata"]["name"]
        pods = pods_of.get(name, [])
        if (
            node["metadata"].get("annotations", {}).get(STAYS) == "true"
            or utilization(node, pods) > THRESHOLD
            or blocked(pods, budgets)
        ):
            continue
        others = {key: host.copy() for key, host in rest.items() if key != name}
        if moved(movable(pods), others):
            rest = others
            found.append(name)
    return found


def moved(pods: list[dict], hosts: dict[str, Host]) -> bool:
    for pod in pods:
        place = next((host for host in hosts.values() if not host.refuses(pod)), None)
        if place is None:
            return False
        place.take(pod)
    return True
