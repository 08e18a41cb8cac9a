package cockpit.app;

import cockpit.script.Scenario;
import cockpit.world.Hop;
import cockpit.world.Link;
import java.util.Map;

/// Usual seconds of each hop, by the station it ends at: of the chain from load to moved traffic, of the ribbon from
/// load
/// to answer.
record Usual(Map<Link, Double> links, Map<Hop, Double> hops) {
    /// Copies both.
    Usual {
        links = Map.copyOf(links);
        hops = Map.copyOf(hops);
    }

    static Usual of(Scenario scenario) {
        return new Usual(scenario.usual(), scenario.usualHops());
    }
}
