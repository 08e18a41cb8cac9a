"""The lab's own node autoscaler. It does what Cluster Autoscaler does on AWS, in its words, but it is not that program:
Cluster Autoscaler's module is not to be had from the registries.

Usage: autoscaler.py KUBECONFIG ALIVE_FILE KNOBS_FILE

Pods that the scheduler finds no place for make a group's desired capacity grow; nodes that nobody needs for a while are
drained and their instances ended. It never looks at load. Not here, of what the real one does: priorities, look-alike
groups, limits of the whole cluster, groups that do not register in time.
"""

import pathlib
import sys
import time

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from cluster.api import Api
from cluster.draining import has_taint, respec, with_taint, without_taint
from cluster.events import Events
from scaling import knobs as knobs_file
from scaling.cluster_view import View, failed_since, is_ready, leaving
from scaling.growing import Group, left_over, plan
from scaling.removal import Removal
from scaling.shrinking import movable, unneeded
from scaling.status import Counts, GroupStatus, Status, as_text, as_yaml, rfc

CONFIG_MAP = "/api/v1/namespaces/kube-system/configmaps"
STATUS = "cluster-autoscaler-status"
CANDIDATE = "DeletionCandidateOfClusterAutoscaler"
UNFULFILLABLE = {
    "errorCode": "placeholder-cannot-be-fulfilled",
    "errorMessage": "AWS cannot provision any more instances for this node group",
}


class Autoscaler:
    def __init__(self, api: Api, knobs: pathlib.Path):
        self.api = api
        self.file = knobs
        self.knobs = knobs_file.read(knobs)
        self.events = Events(api, "cluster-autoscaler")
        self.autoscaling = boto3.client("autoscaling")
        self.added: dict[str, float] = {}  # when a group was last raised
        self.backs_off: dict[str, float] = {}  # until when
        self.since: dict[str, float] = {}  # since when a node is unneeded
        self.removals: dict[str, Removal] = {}
        self.turned: dict[tuple[str, str], tuple[str, float]] = {}
        self.map: dict = {}

    def round(self) -> None:
        self.knobs = knobs_file.read(self.file)
        view, now = View.seen(self.api), time.time()
        self.settle_failures(view, now)
        for group in view.groups:
            group.backs_off = now < self.backs_off.get(group.asg, 0)
        scale_up = self.grow(view, now)
        self.shrink(view, now)
        self.report(view, scale_up, now)

    def settle_failures(self, view: View, now: float) -> None:
        """A group that got no instance is brought back to what it has, and left alone for a while."""
        for group in view.groups:
            raised = self.added.get(group.asg, 0)
            live = [i for i in view.instances[group.asg] if i["LifecycleState"] != "Terminating"]
            if group.desired > len(live) and raised and failed_since(group.asg, raised):
                self.backs_off[group.asg] = now + self.knobs.back_off
                self.added.pop(group.asg)
                self.set_desired(group, max(len(live), group.least))
                print(f"{group.asg} backs off", flush=True)

    def set_desired(self, group: Group, desired: int) -> None:
        self.autoscaling.set_desired_capacity(
            AutoScalingGroupName=group.asg, DesiredCapacity=desired, HonorCooldown=False
        )
        group.desired = desired

    def grow(self, view: View, now: float) -> str:
        upcoming = [host for group in view.groups for host in view.upcoming(group)]
        pods = left_over(view.waiting(), list(view.hosts().values()), upcoming)
        if not pods:
            return "InProgress" if upcoming else "NoActivity"
        chosen = plan(pods, view.groups)
        group = chosen.group
        if group is None:
            for pod, why in chosen.helpless:
                self.events.tell(pod, "Pod", "NotTriggerScaleUp", why)
            return "InProgress" if upcoming else "NotNeeded" if not chosen.helpless else "NoActivity"
        before, after = group.desired, group.desired + chosen.added
        sentence = f"group {group.asg} size to {after} instead of {before} (max: {group.most})"
        self.tell_all("ScaledUpGroup", f"Scale-up: setting {sentence}")
        self.set_desired(group, after)
        self.added[group.asg] = now
        self.tell_all(
            "ScaledUpGroup", f"Scale-up: group {group.asg} size set to {after} instead of {before} (max: {group.most})"
        )
        for pod in chosen.helped:
            told = f"pod triggered scale-up: [{{{group.asg} {before}->{after} (max: {group.most})}}]"
            self.events.tell(pod, "Pod", "TriggeredScaleUp", told)
        print(f"scale-up: {sentence}", flush=True)
        return "InProgress"

    def shrink(self, view: View, now: float) -> None:
        for name in [name for name, removal in self.removals.items() if removal.advance(view, now)]:
            self.removals.pop(name)
        idle = unneeded(self.candidates(view), view.hosts(), view.pods_of(), view.budgets)
        self.since = {name: self.since.get(name, now) for name in idle}
        for node in view.nodes:
            self.mark(node, node["metadata"]["name"] in self.since)
        if now < max(self.added.values(), default=0) + self.knobs.after_add:
            return
        for group in view.groups:
            self.remove(view, group, now)

    def candidates(self, view: View) -> list[dict]:
        found = []
        for group in view.groups:
            nodes = [n for n, i in view.nodes_in(group) if i["LifecycleState"] == "InService" and not leaving(n)]
            if group.desired > group.least:
                found += [node for node in nodes if is_ready(node)]
        return found

    def mark(self, node: dict, unneeded: bool) -> None:
        if unneeded and not has_taint(node, CANDIDATE):
            respec(self.api, node, taints=with_taint(node, CANDIDATE, str(int(time.time())), "PreferNoSchedule"))
        elif not unneeded and has_taint(node, CANDIDATE) and not leaving(node):
            respec(self.api, node, taints=without_taint(node, CANDIDATE))

    def remove(self, view: View, group: Group, now: float) -> None:
        """Empty nodes at once, others one at a time; never below the group's least."""
        pods = view.pods_of()
        may = group.desired - group.least - sum(r.group == group.asg for r in self.removals.values())
        for node, instance in view.nodes_in(group):
            name = node["metadata"]["name"]
            due = name in self.since and now >= self.since[name] + self.knobs.unneeded
            drains = bool(movable(pods.get(name, [])))
            busy = drains and any(removal.drains for removal in self.removals.values())
            if may <= 0 or not due or busy or name in self.removals:
                continue
            removal = Removal(self.api, self.events, node, instance["InstanceId"], group.asg, drains, self.tell_all)
            removal.begin(view)
            self.removals[name] = removal
            self.since.pop(name)
            may -= 1

    def tell_all(self, reason: str, message: str, severity: str = "Normal") -> None:
        """An event of the autoscaler as a whole, which hangs on its ConfigMap."""
        if self.map:
            self.events.tell(self.map, "ConfigMap", reason, message, severity)

    def report(self, view: View, scale_up: str, now: float) -> None:
        groups, total = [], Counts()
        for group in view.groups:
            names = {node["metadata"]["name"] for node, _ in view.nodes_in(group)}
            counts = view.counts(group)
            total = total.plus(counts)
            state = (
                "Backoff"
                if now < self.backs_off.get(group.asg, 0)
                else "InProgress"
                if view.upcoming(group)
                else "NoActivity"
            )
            groups.append(
                GroupStatus(
                    group.asg,
                    counts,
                    group.desired,
                    group.least,
                    group.most,
                    state,
                    len(names & self.since.keys()),
                    UNFULFILLABLE if state == "Backoff" else None,
                )
            )
        status = Status(groups, scale_up, total, len(self.since), self.turned)
        text = as_text(status, now) if self.knobs.text else as_yaml(status, now)
        body = {
            "metadata": {"annotations": {"cluster-autoscaler.kubernetes.io/last-updated": rfc(now)}},
            "data": {"status": text},
        }
        if not self.map:
            existing = {m["metadata"]["name"]: m for m in self.api.get(CONFIG_MAP)["items"]}
            self.map = existing.get(STATUS) or self.api.post(
                CONFIG_MAP, {"metadata": {"name": STATUS, "namespace": "kube-system"}}
            )
        self.api.merge(f"{CONFIG_MAP}/{STATUS}", body)


def main() -> None:
    autoscaler, alive = Autoscaler(Api(sys.argv[1], "MAIN"), pathlib.Path(sys.argv[3])), pathlib.Path(sys.argv[2])
    while True:
        try:
            autoscaler.round()
            alive.touch()
        except (BotoCoreError, ClientError, OSError, ValueError) as error:
            print(f"round not finished: {error}", file=sys.stderr, flush=True)
        time.sleep(autoscaler.knobs.scan)


main()
