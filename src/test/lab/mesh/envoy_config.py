"""Writes one cluster's Envoy configuration: the proxy that stands for all sidecars and gateways of that cluster.

Usage: envoy_config.py SIDE FOLDER NAME=PORT...

Three listeners. "front" is the ingress gateway that browsers come to. "outbound" takes the calls of this cluster's
services (Host: the service, x-source-workload: who calls) and routes them by a file, which the route watcher writes.
"inbound" is what other proxies call, mutual TLS only; seen from the other cluster it is the east-west gateway.
"""

import pathlib
import sys

import yaml

from mesh.graph import CLUSTERS, Edge, edges_from, edges_to

HCM = "type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager"
ROUTER = {
    "name": "envoy.filters.http.router",
    "typed_config": {"@type": "type.googleapis.com/envoy.extensions.filters.http.router.v3.Router"},
}


def address(port: int) -> dict:
    return {"socket_address": {"address": "127.0.0.1", "port_value": port}}


def listener(name: str, port: int, manager: dict, tls: dict | None = None) -> dict:
    chain = {
        "filters": [
            {
                "name": "http",
                "typed_config": {
                    "@type": HCM,
                    "stat_prefix": name,
                    "generate_request_id": False,
                    "http_filters": [ROUTER],
                    **manager,
                },
            }
        ]
    }
    if tls:
        chain["transport_socket"] = tls
    return {"name": name, "address": address(port), "filter_chains": [chain]}


def tls(kind: str, folder: pathlib.Path, side: str, **more) -> dict:
    common = {
        "tls_certificates": [
            {
                "certificate_chain": {"filename": f"{folder}/{side}.crt"},
                "private_key": {"filename": f"{folder}/{side}.key"},
            }
        ],
        "validation_context": {
            "trusted_ca": {"filename": f"{folder}/root.crt"},
            "match_typed_subject_alt_names": [
                {"san_type": "URI", "matcher": {"exact": "spiffe://cluster.local/ns/hipster-app/sa/default"}}
            ],
        },
    }
    return {
        "name": "tls",
        "typed_config": {
            "@type": f"type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.{kind}",
            "common_tls_context": common,
            **more,
        },
    }


def cluster(name: str, port: int, transport: dict | None = None) -> dict:
    one = {
        "name": name,
        "type": "STATIC",
        "connect_timeout": "1s",
        "load_assignment": {
            "cluster_name": name,
            "endpoints": [{"lb_endpoints": [{"endpoint": {"address": address(port)}}]}],
        },
        "circuit_breakers": {
            "thresholds": [{"max_connections": 4096, "max_pending_requests": 8192, "max_requests": 8192}]
        },
    }
    if transport:
        one["transport_socket"] = transport
        one["typed_extension_protocol_options"] = {
            "envoy.extensions.upstreams.http.v3.HttpProtocolOptions": {
                "@type": "type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions",
                "explicit_http_config": {"http2_protocol_options": {}},
            }
        }
    return one


def to_one(edge: Edge, reporter: str) -> dict:
    return {"cluster": edge.name(reporter), "timeout": "15s"}


def called_by(edge: Edge) -> list[dict]:
    return [
        {"name": "x-source-workload", "string_match": {"exact": edge.source}},
        {"name": "x-source-cluster", "string_match": {"exact": CLUSTERS[edge.source_side]}},
    ]


def inbound_routes(side: str) -> dict:
    hosts: dict[str, list] = {}
    for edge in edges_to(side):
        route = {"match": {"prefix": "/", "headers": called_by(edge)}, "route": to_one(edge, "destination")}
        hosts.setdefault(edge.service, []).append(route)
    return {
        "name": "inbound",
        "virtual_hosts": [{"name": host, "domains": [host, f"{host}:*"], "routes": r} for host, r in hosts.items()],
    }


def front_routes(side: str) -> dict:
    edge = Edge("loadgenerator", side, "frontend", side)
    return {
        "name": "front",
        "virtual_hosts": [
            {
                "name": "shop",
                "domains": ["*"],
                "request_headers_to_add": [
                    header("x-source-workload", "loadgenerator"),
                    header("x-source-cluster", CLUSTERS[side]),
                ],
                "routes": [
                    {
                        "match": {"prefix": "/"},
                        "route": {**to_one(edge, "source"), "host_rewrite_literal": "frontend"},
                    }
                ],
            }
        ],
    }


def header(name: str, value: str) -> dict:
    return {"header": {"key": name, "value": value}, "append_action": "OVERWRITE_IF_EXISTS_OR_ADD"}


def bootstrap(side: str, folder: pathlib.Path, ports: dict[str, int]) -> dict:
    routes = {
        "rds": {
            "route_config_name": "outbound",
            "config_source": {
                "path_config_source": {
                    "path": f"{folder}/{side}/routes.yaml",
                    "watched_directory": {"path": f"{folder}/{side}"},
                }
            },
        }
    }
    listeners = [
        listener("outbound", ports["OUTBOUND"], routes),
        listener(
            "inbound",
            ports["INBOUND"],
            {"route_config": inbound_routes(side)},
            tls("DownstreamTlsContext", folder, side, require_client_certificate=True),
        ),
    ]
    if "FRONT" in ports:
        listeners.append(listener("front", ports["FRONT"], {"route_config": front_routes(side)}))
    mutual = tls("UpstreamTlsContext", folder, side)
    clusters = [cluster(e.name("source"), ports[f"{e.side}_INBOUND"], mutual) for e in edges_from(side)]
    clusters += [cluster(e.name("destination"), ports["SHOP"]) for e in edges_to(side)]
    return {
        "node": {"id": side, "cluster": CLUSTERS[side]},
        "admin": {"address": address(ports["ADMIN"])},
        "static_resources": {"listeners": listeners, "clusters": clusters},
    }


def main() -> None:
    side, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    ports = {name: int(port) for name, port in (pair.split("=") for pair in sys.argv[3:])}
    (folder / side).mkdir(parents=True, exist_ok=True)
    (folder / f"{side}.yaml").write_text(yaml.safe_dump(bootstrap(side, folder, ports), sort_keys=False))


main()
