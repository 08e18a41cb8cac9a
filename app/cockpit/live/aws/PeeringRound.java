package cockpit.live.aws;

import cockpit.live.Feed;
import cockpit.live.SourceHealth;
import cockpit.live.Trouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.w3c.dom.Element;

/// The peering connection and its routes. One thread runs it.
final class PeeringRound implements Runnable {
    private static final int PAGES = 10;

    private final SignedQuery query;
    private final Supplier<Optional<String>> clusterVpc;
    private final Feed feed;
    private final SourceHealth health;
    private final String region;
    private final Question connections;
    private final Question tables;

    /// @param clusterVpc the EKS cluster's network, once it is known
    PeeringRound(AwsAccess access, Supplier<Optional<String>> clusterVpc, Feed feed, SourceHealth health) {
        this.query = new SignedQuery(access);
        this.clusterVpc = clusterVpc;
        this.feed = feed;
        this.health = health;
        this.region = access.region().id();
        this.connections = new Question(Operation.DESCRIBE_PEERINGS, health, access);
        this.tables = new Question(Operation.DESCRIBE_ROUTE_TABLES, health, access);
    }

    @Override
    public void run() {
        connections.ask(() -> pages(Operation.DESCRIBE_PEERINGS, Map.of())).ifPresent(pages -> {
            var all = pages.stream()
                    .flatMap(page -> Peerings.connections(page).stream())
                    .toList();
            var ours = Peerings.ofStage(all, clusterVpc.get());
            if (ours.isEmpty()) {
                connections.missing(Trouble.of("live.aws.noPeering", region));
            } else {
                connections.answered();
            }
            ours.forEach(this::tell);
        });
    }

    private void tell(Peerings.Peering peering) {
        tables.ask(() -> pages(Operation.DESCRIBE_ROUTE_TABLES, Peerings.networks(peering)))
                .ifPresent(pages -> {
                    tables.answered();
                    var ways = pages.stream()
                            .flatMap(page -> Peerings.ways(page).stream())
                            .toList();
                    feed.tell(health.origin(), Peerings.fact(peering, ways));
                });
    }

    private List<Element> pages(Operation operation, Map<String, String> parameters) throws IOException {
        var pages = new ArrayList<Element>();
        var asked = new HashMap<>(parameters);
        for (int page = 0; page < PAGES; page++) {
            Element answer = query.call(operation, asked);
            pages.add(answer);
            String next = Peerings.nextToken(answer);
            if (next.isEmpty()) {
                break;
            }
            asked.put("NextToken", next);
        }
        return pages;
    }
}
