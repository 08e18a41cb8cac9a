"""What the proxies are told: VirtualServices and DestinationRules made into Envoy's routes. Pure."""

import hashlib
import json

from mesh.graph import CLUSTERS, SIDE_OF_VERSION, Edge, edges_from

ROUTES = "type.googleapis.com/envoy.config.route.v3.RouteConfiguration"


def short(host: str) -> str:
    """recommendationservice.hipster-app.svc.cluster.local is recommendationservice."""
    return host.split(".")[0]


def subsets(rules: list[dict]) -> dict[tuple[str, str], str]:
    """The version label behind each (host, subset)."""
    return {
        (short(rule["spec"]["host"]), subset["name"]): subset.get("labels", {}).get("version", "")
        for rule in rules
        for subset in rule["spec"].get("subsets", [])
    }


def nearest(source: str, side: str, service: str) -> str:
    """The name of the edge to the copy that is in the caller's cluster, else to the only one."""
    found = [e for e in edges_from(side) if e.source == source and e.service == service]
    return min(found, key=lambda e: e.side != side).name("source")


def destination(source: str, side: str, to: dict, known: dict[tuple[str, str], str]) -> str:
    """The edge that a destination stands for; a subset that no rule defines gets a name that no cluster has: 503."""
    host = short(to["host"])
    if "subset" not in to:
        return nearest(source, side, host)
    version = known.get((host, to["subset"]), "")
    if version not in SIDE_OF_VERSION:
        return f"undefined|{host}|{to['subset']}"
    return Edge(source, side, host, SIDE_OF_VERSION[version]).name("source")


def action(source: str, side: str, http: dict, known: dict[tuple[str, str], str]) -> dict:
    """One HTTP route. Weights are relative; a single destination gets everything; all at nought is the first alone."""
    to = [(destination(source, side, one["destination"], known), one.get("weight", 0)) for one in http["route"]]
    weighted = [(name, weight) for name, weight in to if weight > 0]
    if len(weighted) <= 1:
        return {"cluster": (weighted or to)[0][0], "timeout": "15s"}
    return {
        "weighted_clusters": {"clusters": [{"name": name, "weight": weight} for name, weight in weighted]},
        "timeout": "15s",
    }


def route_of(service: str, services: list[dict]) -> dict | None:
    """The first VirtualService's first route without conditions; conditions are not carried here."""
    for virtual in sorted(services, key=lambda v: v["metadata"]["name"]):
        if service in map(short, virtual["spec"].get("hosts", [])):
            for http in virtual["spec"].get("http", []):
                if http.get("route") and not http.get("match"):
                    return http
    return None


def render(side: str, virtual_services: list[dict], rules: list[dict]) -> str:
    """A route file for one cluster's proxy."""
    known = subsets(rules)
    hosts: dict[str, list] = {}
    for source, service in dict.fromkeys((e.source, e.service) for e in edges_from(side)):
        http = route_of(service, virtual_services)
        route = (
            action(source, side, http, known) if http else {"cluster": nearest(source, side, service), "timeout": "15s"}
        )
        called_by = {"name": "x-source-workload", "string_match": {"exact": source}}
        hosts.setdefault(service, []).append({"match": {"prefix": "/", "headers": [called_by]}, "route": route})
    configuration = {
        "@type": ROUTES,
        "name": "outbound",
        "validate_clusters": False,
        "virtual_hosts": [
            {"name": host, "domains": [host, f"{host}:*"], "routes": routes} for host, routes in hosts.items()
        ],
        "request_headers_to_add": [
            {
                "header": {"key": "x-source-cluster", "value": CLUSTERS[side]},
                "append_action": "OVERWRITE_IF_EXISTS_OR_ADD",
            }
        ],
    }
    version = hashlib.sha256(json.dumps(configuration).encode()).hexdigest()[:12]
    return json.dumps({"version_info": version, "resources": [configuration]}, indent=1)
