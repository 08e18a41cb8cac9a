"""Whether a pod fits a node: what the scheduler's filters ask, as far as the lab's pods go. Pure.

Requests (the largest of the init containers' or the sum of the containers'), pod count, nodeSelector, required node
affinity, taints, cordons. Not here: pod affinity, topology spread, volumes, host ports.
"""

from dataclasses import dataclass, field

SUFFIXES = {
    "Ki": 1 << 10,
    "Mi": 1 << 20,
    "Gi": 1 << 30,
    "Ti": 1 << 40,
    "k": 10**3,
    "M": 10**6,
    "G": 10**9,
    "T": 10**12,
    "m": 1e-3,
    "n": 1e-9,
}
# Taints that a node has only while it starts, or that the autoscaler itself puts: a template has none of them.
PASSING = (
    "node.kubernetes.io/",
    "node.cloudprovider.kubernetes.io/",
    "ToBeDeletedByClusterAutoscaler",
    "DeletionCandidateOfClusterAutoscaler",
)


def amount(quantity: str) -> float:
    """A Kubernetes quantity as a number."""
    for suffix, factor in SUFFIXES.items():
        if quantity.endswith(suffix):
            return float(quantity.removesuffix(suffix)) * factor
    return float(quantity)


def requests(pod: dict) -> dict[str, float]:
    """What the pod asks for, by resource; itself counted as one of "pods"."""
    total: dict[str, float] = {"pods": 1}
    for container in pod["spec"]["containers"]:
        for resource, quantity in asked(container).items():
            total[resource] = total.get(resource, 0) + quantity
    for container in pod["spec"].get("initContainers") or []:
        for resource, quantity in asked(container).items():
            total[resource] = max(total.get(resource, 0), quantity)
    return total


def asked(container: dict) -> dict[str, float]:
    resources = container.get("resources") or {}
    return {
        key: amount(str(q))
        for key, q in {**(resources.get("limits") or {}), **(resources.get("requests") or {})}.items()
    }


@dataclass
class Host:
    """A node, real or imagined, and what is left of it."""

    name: str
    labels: dict[str, str]
    taints: list[dict]
    free: dict[str, float]
    cordoned: bool = False
    pods: list[dict] = field(default_factory=list)

    def copy(self) -> "Host":
        return Host(self.name, self.labels, self.taints, dict(self.free), self.cordoned, list(self.pods))

    def take(self, pod: dict) -> None:
        for resource, quantity in requests(pod).items():
            self.free[resource] = self.free.get(resource, 0) - quantity
        self.pods.append(pod)

    def refuses(self, pod: dict) -> list[str]:
        """Why the pod may not come here, in the scheduler's words; none where it may."""
        if self.cordoned and not tolerated({"key": "node.kubernetes.io/unschedulable", "effect": "NoSchedule"}, pod):
            return ["node(s) were unschedulable"]
        if not selected(self.labels, pod):
            return ["node(s) didn't match Pod's node affinity/selector"]
        if any(t["effect"] != "PreferNoSchedule" and not tolerated(t, pod) for t in self.taints):
            return ["node(s) had untolerated taint(s)"]
        short = [r for r, q in requests(pod).items() if q > 0 and q > self.free.get(r, 0) + 1e-6]
        return ["Too many pods" if resource == "pods" else f"Insufficient {resource}" for resource in sorted(short)]


def tolerated(taint: dict, pod: dict) -> bool:
    for toleration in pod["spec"].get("tolerations") or []:
        if toleration.get("effect") and toleration["effect"] != taint["effect"]:
            continue
        if toleration.get("operator") == "Exists":
            if not toleration.get("key") or toleration["key"] == taint["key"]:
                return True
        elif toleration.get("key") == taint["key"] and toleration.get("value", "") == taint.get("value", ""):
            return True
    return False


def selected(labels: dict[str, str], pod: dict) -> bool:
    spec = pod["spec"]
    if any(labels.get(key) != value for key, value in (spec.get("nodeSelector") or {}).items()):
        return False
    affinity = (spec.get("affinity") or {}).get("nodeAffinity") or {}
    terms = (affinity.get("requiredDuringSchedulingIgnoredDuringExecution") or {}).get("nodeSelectorTerms")
    return terms is None or any(
        all(matches(labels, each) for each in term.get("matchExpressions") or []) for term in terms if term
    )


def matches(labels: dict[str, str], expression: dict) -> bool:
    value, values = labels.get(expression["key"]), expression.get("values") or []
    match expression["operator"]:
        case "In":
            return value in values
        case "NotIn":
            return value not in values
        case "Exists":
            return value is not None
        case "DoesNotExist":
            return value is None
        case "Gt":
            return value is not None and int(value) > int(values[0])
        case "Lt":
            return value is not None and int(value) < int(values[0])
    raise ValueError(f"no such operator: {expression['operator']}")
