package cockpit.burst;

import cockpit.simulation.ShiftDecision;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The two weights in a VirtualService: found by the names of their subsets, never by fixed places in its lists.
/// Source: Istio, VirtualService: `spec.http[].route[].destination.subset` and `.weight`.
///
/// @param object as the API server returned it
/// @param http   place of the route in `spec.http`
/// @param home   place of the home subset in the route
/// @param cloud  place of the cloud subset in the route
public record WeightedRoute(JsonNode object, int http, int home, int cloud) {
    /// A VirtualService without the one route that could be shifted. To try it again would not help.
    public static final class NoSuchRoute extends Exception {
        private static final long serialVersionUID = 1;

        NoSuchRoute(String message) {
            super(message);
        }

        public String message() {
            return String.valueOf(getMessage());
        }
    }

    /// Finds the route that has both subsets, of one host.
    public static WeightedRoute in(JsonNode object, String home, String cloud) throws NoSuchRoute {
        var found = new ArrayList<WeightedRoute>();
        JsonNode all = object.at("/spec/http");
        for (int i = 0; i < all.size(); i++) {
            JsonNode route = all.get(i).path("route");
            int toHome = place(route, home);
            int toCloud = place(route, cloud);
            if (toHome >= 0 && toCloud >= 0) {
                found.add(new WeightedRoute(object, i, toHome, toCloud));
            }
        }
        if (found.size() != 1) {
            throw new NoSuchRoute((found.isEmpty() ? "no route" : "more than one route") + " of the VirtualService has"
                    + " the subsets " + home + " and " + cloud);
        }
        WeightedRoute route = found.getFirst();
        if (!route.host(route.home).equals(route.host(route.cloud))) {
            throw new NoSuchRoute("the subsets " + home + " and " + cloud + " are of different hosts");
        }
        return route;
    }

    private static int place(JsonNode route, String subset) {
        for (int i = 0; i < route.size(); i++) {
            if (route.get(i).at("/destination/subset").asString("").equals(subset)) {
                return i;
            }
        }
        return -1;
    }

    /// What the decision needs to know.
    public ShiftDecision.Route now() {
        return new ShiftDecision.Route(host(home), weight(home), weight(cloud));
    }

    private JsonNode entry(int place) {
        return object.at("/spec/http").get(http).path("route").get(place);
    }

    private String host(int place) {
        return entry(place).at("/destination/host").asString("");
    }

    /// Istio takes a missing weight for 0.
    private int weight(int place) {
        return entry(place).path("weight").asInt(0);
    }

    /// The change as a JSON merge patch. A merge replaces a list whole, so it carries all of `spec.http`; and it names
    /// the version it was made from, so that the API server refuses it (409) if anybody was faster.
    public JsonNode patch(int cloudWeight) {
        JsonNode all = object.at("/spec/http").deepCopy();
        JsonNode route = all.get(http).path("route");
        ((ObjectNode) route.get(home)).put("weight", 100 - cloudWeight);
        ((ObjectNode) route.get(cloud)).put("weight", cloudWeight);
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata").set("resourceVersion", object.at("/metadata/resourceVersion"));
        patch.putObject("spec").set("http", all);
        return patch;
    }
}
