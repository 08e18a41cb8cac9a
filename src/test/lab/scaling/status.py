"""What Cluster Autoscaler writes into the ConfigMap cluster-autoscaler-status: YAML since 1.30, text before. Pure.

Source: cluster-autoscaler/clusterstate/api/types.go, and api/utils.go of 1.29 for the text.
"""

import datetime
from dataclasses import dataclass, field

import yaml


@dataclass
class Counts:
    ready: int = 0
    unready: int = 0
    not_started: int = 0
    being_deleted: int = 0
    unregistered: int = 0

    @property
    def registered(self) -> int:
        return self.ready + self.unready + self.not_started

    def plus(self, other: "Counts") -> "Counts":
        return Counts(
            self.ready + other.ready,
            self.unready + other.unready,
            self.not_started + other.not_started,
            self.being_deleted + other.being_deleted,
            self.unregistered + other.unregistered,
        )


@dataclass
class GroupStatus:
    name: str
    counts: Counts
    target: int
    least: int
    most: int
    scale_up: str  # NoActivity, InProgress, Backoff
    candidates: int
    backoff: dict | None = None

    @property
    def scale_down(self) -> str:
        return "CandidatesPresent" if self.candidates else "NoCandidates"


@dataclass
class Status:
    groups: list[GroupStatus]
    scale_up: str  # Needed, NotNeeded, InProgress, NoActivity
    counts: Counts
    candidates: int
    since: dict[tuple[str, str], tuple[str, float]] = field(
        default_factory=dict
    )  # of each condition: its state, since when

    def turned(self, whose: str, what: str, state: str, now: float) -> float:
        """When the condition became what it is."""
        last = self.since.get((whose, what))
        if last is None or last[0] != state:
            self.since[(whose, what)] = last = (state, now)
        return last[1]

    @property
    def scale_down(self) -> str:
        return "CandidatesPresent" if self.candidates else "NoCandidates"


def rfc(at: float) -> str:
    return datetime.datetime.fromtimestamp(at, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def go_time(at: float) -> str:
    return datetime.datetime.fromtimestamp(at, datetime.UTC).strftime("%Y-%m-%d %H:%M:%S.%f +0000 UTC")


def as_yaml(status: Status, now: float) -> str:
    def times(whose: str, what: str, state: str) -> dict:
        return {"lastProbeTime": rfc(now), "lastTransitionTime": rfc(status.turned(whose, what, state, now))}

    def counted(counts: Counts) -> dict:
        registered = {
            "total": counts.registered,
            "ready": counts.ready,
            "notStarted": counts.not_started,
            **({"beingDeleted": counts.being_deleted} if counts.being_deleted else {}),
            **({"unready": {"total": counts.unready, "resourceUnready": 0}} if counts.unready else {}),
        }
        return {"registered": registered, "longUnregistered": 0, "unregistered": counts.unregistered}

    def group(each: GroupStatus) -> dict:
        return {
            "name": each.name,
            "health": {
                "status": "Healthy",
                "nodeCounts": counted(each.counts),
                "cloudProviderTarget": each.target,
                "minSize": each.least,
                "maxSize": each.most,
                **times(each.name, "health", "Healthy"),
            },
            "scaleUp": {
                "status": each.scale_up,
                **({"backoffInfo": each.backoff} if each.backoff else {}),
                **times(each.name, "scaleUp", each.scale_up),
            },
            "scaleDown": {
                "status": each.scale_down,
                **({"candidates": each.candidates} if each.candidates else {}),
                **times(each.name, "scaleDown", each.scale_down),
            },
        }

    text = {
        "time": go_time(now),
        "autoscalerStatus": "Running",
        "clusterWide": {
            "health": {"status": "Healthy", "nodeCounts": counted(status.counts), **times("", "health", "Healthy")},
            "scaleUp": {"status": status.scale_up, **times("", "scaleUp", status.scale_up)},
            "scaleDown": {
                "status": status.scale_down,
                **({"candidates": status.candidates} if status.candidates else {}),
                **times("", "scaleDown", status.scale_down),
            },
        },
        "nodeGroups": [group(each) for each in status.groups],
    }
    return yaml.safe_dump(text, sort_keys=False)


def as_text(status: Status, now: float) -> str:
    def times(whose: str, what: str, state: str) -> str:
        since = go_time(status.turned(whose, what, state, now))
        return f"               LastProbeTime:      {go_time(now)}\n               LastTransitionTime: {since}\n"

    def counted(counts: Counts) -> str:
        return (
            f"ready={counts.ready} unready={counts.unready} notStarted={counts.not_started} longNotStarted=0 "
            f"registered={counts.registered} longUnregistered=0"
        )

    lines = [
        f"Cluster-autoscaler status at {go_time(now)}:\nCluster-wide:\n",
        f"  Health:      Healthy ({counted(status.counts)})\n" + times("", "health", "Healthy"),
        f"  ScaleUp:     {status.scale_up} (ready={status.counts.ready} registered={status.counts.registered})\n"
        + times("", "scaleUp", status.scale_up),
        f"  ScaleDown:   {status.scale_down} (candidates={status.candidates})\n"
        + times("", "scaleDown", status.scale_down),
        "\nNodeGroups:\n",
    ]
    for each in status.groups:
        lines += [
            f"  Name:        {each.name}\n",
            f"  Health:      Healthy ({counted(each.counts)} cloudProviderTarget={each.target} "
            f"(minSize={each.least}, maxSize={each.most}))\n" + times(each.name, "health", "Healthy"),
            f"  ScaleUp:     {each.scale_up} (ready={each.counts.ready} cloudProviderTarget={each.target})\n"
            + times(each.name, "scaleUp", each.scale_up),
            f"  ScaleDown:   {each.scale_down} (candidates={each.candidates})\n"
            + times(each.name, "scaleDown", each.scale_down),
            "\n",
        ]
    return "".join(lines)
