"""Which group grows, and by how much. Pure.

Source: Cluster Autoscaler's FAQ ("How does scale-up work?"), its bin-packing estimator and its least-waste expander, the
default since 1.33. Upstream does more (priorities, look-alike groups, limits of the whole cluster); this is the lab's.
"""

from collections import Counter
from dataclasses import dataclass, field

from scaling.fitting import Host, requests


@dataclass
class Group:
    """An Auto Scaling group and the managed node group that it belongs to."""

    asg: str
    name: str
    least: int
    most: int
    desired: int
    template: Host  # a new node of it, with what every node carries taken off
    capacity: dict[str, float]
    backs_off: bool = False


@dataclass
class Plan:
    group: Group | None = None
    added: int = 0
    helped: list[dict] = field(default_factory=list)
    helpless: list[tuple[dict, str]] = field(default_factory=list)  # and why, as the event says it


def left_over(pods: list[dict], hosts: list[Host], upcoming: list[Host]) -> list[dict]:
    """Pods that find no place on nodes there are, or that are on their way."""
    rest = []
    room = [host.copy() for host in hosts + upcoming]
    for pod in pods:
        place = next((host for host in room if not host.refuses(pod)), None)
        if place:
            place.take(pod)
        else:
            rest.append(pod)
    return rest


def plan(pods: list[dict], groups: list[Group]) -> Plan:
    options = []
    for group in groups:
        if group.desired < group.most and not group.backs_off:
            nodes, taken = packed(pods, group)
            if taken:
                options.append((waste(nodes, taken, group), group.asg, group, nodes, taken))
    if not options:
        return Plan(helpless=[(pod, not_triggered(pod, groups)) for pod in pods])
    _, _, group, nodes, taken = min(options, key=lambda option: option[:2])
    added = min(nodes, group.most - group.desired)
    others = {id(pod) for _, _, _, _, all_taken in options for pod in all_taken}
    return Plan(group, added, taken, [(p, not_triggered(p, groups)) for p in pods if id(p) not in others])


def packed(pods: list[dict], group: Group) -> tuple[int, list[dict]]:
    """How many new nodes hold how many of the pods: largest first, first fit."""
    nodes: list[Host] = []
    taken = []
    for pod in sorted(pods, key=lambda p: (-requests(p).get("cpu", 0), p["metadata"]["name"])):
        place = next((node for node in nodes if not node.refuses(pod)), None)
        if place is None:
            fresh = group.template.copy()
            if len(nodes) >= group.most - group.desired or fresh.refuses(pod):
                continue
            nodes.append(fresh)
            place = fresh
        place.take(pod)
        taken.append(pod)
    return len(nodes), taken


def waste(nodes: int, pods: list[dict], group: Group) -> float:
    """What would lie idle, of CPU and of memory, each 0 to 1."""
    total = 0.0
    for resource in ("cpu", "memory"):
        room = nodes * group.capacity[resource]
        total += (room - sum(requests(pod).get(resource, 0) for pod in pods)) / room
    return total


def not_triggered(pod: dict, groups: list[Group]) -> str:
    reasons: Counter[str] = Counter()
    for group in groups:
        if group.desired >= group.most:
            reasons["max node group size reached"] += 1
        elif group.backs_off:
            reasons["in backoff after failed scale-up"] += 1
        else:
            reasons.update(group.template.refuses(pod))
    told = ", ".join(sorted(f"{count} {reason}" for reason, count in reasons.items()))
    return f"pod didn't trigger scale-up: {told}"
