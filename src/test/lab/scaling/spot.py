"""A Spot interruption, as aws-node-termination-handler answers it: taint, events, cordon, drain.

Source: aws-node-termination-handler, pkg/node and pkg/monitor/spotitn (IMDS mode, taints and Kubernetes events on).
"""

import datetime
import hashlib
import time

from cluster.api import Api
from cluster.draining import evict, respec, with_taint
from cluster.events import Events
from scaling.shrinking import movable

TAINT = "aws-node-termination-handler/spot-itn"


class Notice:
    def __init__(self, api: Api, events: Events, node: dict, seconds: float):
        self.api = api
        self.events = events
        self.node = node
        self.name = node["metadata"]["name"]
        self.ends = time.time() + seconds
        self.at = datetime.datetime.fromtimestamp(self.ends, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.drained = False

    def begin(self) -> None:
        event = "spot-itn-" + hashlib.sha256(f"{self.name} {self.at}".encode()).hexdigest()
        self.events.tell(
            self.node, "Node", "SpotInterruption", f"Spot ITN received. Instance will be interrupted at {self.at} \n"
        )
        # A label's length is all that a taint's value may have.
        respec(self.api, self.node, taints=with_taint(self.node, TAINT, event[:63], "NoSchedule"), unschedulable=True)
        self.events.tell(self.node, "Node", "PreDrain", "Pre-drain task successfully executed")
        self.events.tell(self.node, "Node", "Cordon", "Node successfully cordoned")

    def advance(self) -> None:
        if self.drained:
            return
        pods = self.api.get("/api/v1/pods", fieldSelector=f"spec.nodeName={self.name}")["items"]
        refused = [pod for pod in movable(pods) if not evict(self.api, pod)]
        if not refused:
            self.drained = True
            self.events.tell(self.node, "Node", "CordonAndDrain", "Node successfully cordoned and drained")

    def over(self, now: float) -> bool:
        return now >= self.ends
