"""The little of the Kubernetes API that the lab's own helpers need: get, write, and a watch that yields all objects."""

import base64
import json
import pathlib
from collections.abc import Iterator

import requests
import yaml


class Api:
    def __init__(self, kubeconfig: str, context: str):
        config = yaml.safe_load(pathlib.Path(kubeconfig).read_text())
        named = {kind: {entry["name"]: entry for entry in config[kind]} for kind in ("contexts", "clusters", "users")}
        chosen = named["contexts"][context]["context"]
        cluster = named["clusters"][chosen["cluster"]]["cluster"]
        self.server = cluster["server"]
        self.session = requests.Session()
        self.session.trust_env = False  # a certificate bundle of the machine's would be asked instead of the cluster's
        self.session.headers["Authorization"] = f"Bearer {named['users'][chosen['user']]['user']['token']}"
        authority = pathlib.Path(f"{kubeconfig}-{context}.crt")
        authority.write_bytes(base64.b64decode(cluster["certificate-authority-data"]))
        self.session.verify = str(authority)

    def get(self, path: str, **query: str) -> dict:
        answer = self.session.get(self.server + path, params=query, timeout=10)
        answer.raise_for_status()
        return answer.json()

    def merge(self, path: str, patch: dict) -> None:
        answer = self.session.patch(
            self.server + path,
            data=json.dumps(patch),
            headers={"Content-Type": "application/merge-patch+json"},
            timeout=10,
        )
        answer.raise_for_status()

    def post(self, path: str, body: dict) -> dict:
        answer = self.session.post(self.server + path, json=body, timeout=10)
        answer.raise_for_status()
        return answer.json()

    def delete(self, path: str, **options) -> None:
        """Nothing there is as good as deleted."""
        answer = self.session.delete(self.server + path, json=options or None, timeout=10)
        if answer.status_code != requests.codes.not_found:
            answer.raise_for_status()

    def watch(self, path: str) -> Iterator[dict[str, dict]]:
        """Lists, then watches for up to half a minute; yields all objects by name, at first and after each change."""
        listed = self.get(path)
        objects = {item["metadata"]["name"]: item for item in listed["items"]}
        yield objects
        query = {
            "watch": "true",
            "resourceVersion": listed["metadata"]["resourceVersion"],
            "allowWatchBookmarks": "true",
            "timeoutSeconds": "30",
        }
        with self.session.get(self.server + path, params=query, stream=True, timeout=(5, 40)) as answer:
            answer.raise_for_status()
            for line in answer.iter_lines(chunk_size=None):
                event = json.loads(line)
                if event["type"] == "ERROR":
                    return
                if event["type"] == "BOOKMARK":
                    continue
                name = event["object"]["metadata"]["name"]
                if event["type"] == "DELETED":
                    objects.pop(name, None)
                else:
                    objects[name] = event["object"]
                yield objects
