"""Events as Kubernetes' recorder writes them: one that comes again is counted up."""

import datetime
import hashlib
import time

from cluster.api import Api

AGAIN = 10.0  # seconds before the same event is counted up


class Events:
    def __init__(self, api: Api, component: str):
        self.api = api
        self.component = component
        self.known: dict[str, tuple[str, int, float]] = {}  # by what they say: path, count, when

    def tell(self, about: dict, kind: str, reason: str, message: str, severity: str = "Normal") -> None:
        metadata, now = about["metadata"], time.time()
        namespace = metadata.get("namespace", "default")
        key = f"{metadata['uid']}/{reason}/{message}"
        at = datetime.datetime.fromtimestamp(now, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        if key in self.known:
            path, count, last = self.known[key]
            if now - last >= AGAIN:
                self.api.merge(path, {"count": count + 1, "lastTimestamp": at})
                self.known[key] = (path, count + 1, now)
            return
        name = f"{metadata['name']}.{hashlib.sha256(f'{key}/{now}'.encode()).hexdigest()[:16]}"
        path = f"/api/v1/namespaces/{namespace}/events"
        self.api.post(
            path,
            {
                "apiVersion": "v1",
                "kind": "Event",
                "metadata": {"name": name, "namespace": namespace},
                "involvedObject": {
                    "apiVersion": "v1",
                    "kind": kind,
                    "name": metadata["name"],
                    "uid": metadata["uid"],
                    **({"namespace": metadata["namespace"]} if "namespace" in metadata else {}),
                },
                "reason": reason,
                "message": message,
                "type": severity,
                "source": {"component": self.component},
                "firstTimestamp": at,
                "lastTimestamp": at,
                "count": 1,
            },
        )
        self.known[key] = (f"{path}/{name}", 1, now)
