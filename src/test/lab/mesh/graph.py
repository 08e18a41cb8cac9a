"""Who calls whom, from where to where: the edges that the proxies count.

The call graph is Online Boutique's. A service that runs in both clusters is called where the caller is, unless a
VirtualService says otherwise; the mesh prefers what is near.
"""

from dataclasses import dataclass

CLUSTERS = {"MAIN": "AWS-Cluster", "REMOTE": "Octank-Cluster"}
VERSIONS = {"MAIN": "cloud", "REMOTE": "onprem"}
SIDE_OF_VERSION = {version: side for side, version in VERSIONS.items()}

CALLS = {
    "loadgenerator": ["frontend"],
    "frontend": [
        "adservice",
        "recommendationservice",
        "productcatalogservice",
        "currencyservice",
        "cartservice",
        "shippingservice",
        "checkoutservice",
    ],
    "recommendationservice": ["productcatalogservice"],
    "checkoutservice": [
        "cartservice",
        "productcatalogservice",
        "currencyservice",
        "shippingservice",
        "paymentservice",
        "emailservice",
    ],
    "cartservice": ["redis-cart"],
}
IN_THE_CLOUD = {"recommendationservice", "productcatalogservice"}


@dataclass(frozen=True)
class Edge:
    """Calls of one workload in one cluster to one service in one cluster."""

    source: str
    source_side: str
    service: str
    side: str

    def name(self, reporter: str) -> str:
        """The Envoy cluster's name, from which Prometheus takes the labels: reporter|source|its cluster|service|..."""
        return "|".join(
            (
                reporter,
                self.source,
                CLUSTERS[self.source_side],
                self.service,
                VERSIONS[self.side],
                CLUSTERS[self.side],
            )
        )


def runs(service: str, side: str) -> bool:
    return side == "REMOTE" or service in IN_THE_CLOUD


def edges_from(side: str) -> list[Edge]:
    """Every edge that a route could make use of, from one cluster."""
    return [
        Edge(source, side, service, to)
        for source, callees in CALLS.items()
        if runs(source, side)
        for service in callees
        for to in VERSIONS
        if runs(service, to)
    ]


def edges_to(side: str) -> list[Edge]:
    return [edge for source_side in CLUSTERS for edge in edges_from(source_side) if edge.side == side]
