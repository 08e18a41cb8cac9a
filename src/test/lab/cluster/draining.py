"""Taints, cordons and evictions, as kubectl drain and the controllers do them."""

import requests

from cluster.api import Api


def with_taint(node: dict, key: str, value: str, effect: str) -> list[dict]:
    return without_taint(node, key) + [{"key": key, "value": value, "effect": effect}]


def without_taint(node: dict, key: str) -> list[dict]:
    return [taint for taint in node["spec"].get("taints") or [] if taint["key"] != key]


def has_taint(node: dict, key: str) -> bool:
    return any(taint["key"] == key for taint in node["spec"].get("taints") or [])


def respec(api: Api, node: dict, **spec) -> None:
    """Writes these fields of the node's spec, unless somebody else has changed the node meanwhile (then 409)."""
    metadata = node["metadata"]
    version = {"resourceVersion": metadata["resourceVersion"]} if "taints" in spec else {}
    api.merge(f"/api/v1/nodes/{metadata['name']}", {"metadata": version, "spec": spec})


def evict(api: Api, pod: dict) -> bool:
    """False where a PodDisruptionBudget does not allow it now."""
    namespace, name = pod["metadata"]["namespace"], pod["metadata"]["name"]
    body = {
        "apiVersion": "policy/v1",
        "kind": "Eviction",
        "metadata": {"name": name, "namespace": namespace},
    }
    try:
        api.post(f"/api/v1/namespaces/{namespace}/pods/{name}/eviction", body)
    except requests.HTTPError as error:
        if error.response.status_code == requests.codes.not_found:
            return True
        if error.response.status_code == requests.codes.too_many_requests:
            return False
        raise
    return True
