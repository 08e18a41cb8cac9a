package cockpit.live.aws;

import cockpit.world.MeshFact.PeeringSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/// VPC peering connections and the routes through them, read from EC2's answers. Pure.
/// Source: Amazon EC2 API Reference, VpcPeeringConnection and Route.
final class Peerings {
    /// One connection.
    ///
    /// @param status EC2's word: active, pending-acceptance, failed, deleted ...
    record Peering(String id, String name, Vpc requester, Vpc accepter, String status) {
        private boolean joins(String vpc) {
            return requester.id().equals(vpc) || accepter.id().equals(vpc);
        }
    }

    /// One end of it; the CIDR is "" while it is not told.
    record Vpc(String id, String cidr) {}

    /// A way through a connection, from a network.
    record Way(String vpc, String peering, String cidr, String state) {}

    private Peerings() {}

    /// Those of an answer to DescribeVpcPeeringConnections.
    static List<Peering> connections(Element answer) {
        return items(answer, "vpcPeeringConnectionSet")
                .map(item -> new Peering(
                        text(item, "vpcPeeringConnectionId"),
                        name(item),
                        vpc(item, "requesterVpcInfo"),
                        vpc(item, "accepterVpcInfo"),
                        child(item, "status").map(each -> text(each, "code")).orElse("")))
                .toList();
    }

    /// Those of an answer to DescribeRouteTables.
    static List<Way> ways(Element answer) {
        return items(answer, "routeTableSet")
                .flatMap(table -> items(table, "routeSet")
                        .filter(route -> !text(route, "vpcPeeringConnectionId").isEmpty())
                        .map(route -> new Way(
                                text(table, "vpcId"),
                                text(route, "vpcPeeringConnectionId"),
                                text(route, "destinationCidrBlock"),
                                text(route, "state"))))
                .toList();
    }

    /// What a page's answer says of the next, "" for none.
    static String nextToken(Element answer) {
        return text(answer, "nextToken");
    }

    /// The connections of the stage: those of the cluster's network, or all there are where none is its own or it is
    /// not known. What was deleted EC2 goes on telling for a while; it counts only if there is no other.
    static List<Peering> ofStage(List<Peering> all, Optional<String> clusterVpc) {
        List<Peering> own = clusterVpc
                .map(vpc -> all.stream().filter(each -> each.joins(vpc)).toList())
                .filter(each -> !each.isEmpty())
                .orElse(all);
        List<Peering> live =
                own.stream().filter(each -> !each.status().equals("deleted")).toList();
        return live.isEmpty() ? own : live;
    }

    /// The fact of one: the requester's routes first, each once however many tables have it.
    static PeeringSeen fact(Peering peering, List<Way> ways) {
        var routes = new ArrayList<String>();
        for (Vpc end : List.of(peering.requester(), peering.accepter())) {
            Set<String> ofEnd = new TreeSet<>();
            ways.stream()
                    .filter(way ->
                            way.peering().equals(peering.id()) && way.vpc().equals(end.id()))
                    .forEach(way -> ofEnd.add(way.cidr() + " via " + peering.name()
                            + (way.state().equals("blackhole") ? " (blackhole)" : "")));
            routes.addAll(ofEnd);
        }
        return new PeeringSeen(
                peering.name(), peering.requester().cidr(), peering.accepter().cidr(), peering.status(), routes);
    }

    /// The networks that it joins, by number, for a filter.
    static Map<String, String> networks(Peering peering) {
        return Map.of(
                "Filter.1.Name", "vpc-id",
                "Filter.1.Value.1", peering.requester().id(),
                "Filter.1.Value.2", peering.accepter().id());
    }

    private static String name(Element item) {
        return items(item, "tagSet")
                .filter(tag -> text(tag, "key").equals("Name"))
                .map(tag -> text(tag, "value"))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElseGet(() -> text(item, "vpcPeeringConnectionId"));
    }

    private static Vpc vpc(Element item, String end) {
        return child(item, end)
                .map(info -> new Vpc(text(info, "vpcId"), text(info, "cidrBlock")))
                .orElse(new Vpc("", ""));
    }

    private static Stream<Element> items(Element parent, String set) {
        return child(parent, set).stream().flatMap(each -> children(each, "item"));
    }

    private static Optional<Element> child(Element parent, String name) {
        return children(parent, name).findFirst();
    }

    private static Stream<Element> children(Element parent, String name) {
        var found = new ArrayList<Element>();
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found.stream();
    }

    private static String text(Element parent, String name) {
        return child(parent, name).map(each -> each.getTextContent().strip()).orElse("");
    }
}
