package cockpit.live.kubernetes;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Who wrote an object's spec, as its `metadata.managedFields` tells.
///
/// Source: Kubernetes, "Field Management".
///
/// @param object whole
record Managers(JsonNode object) {
    /// Kubernetes' own controllers, the HPA among them: nobody who could be asked.
    static final String CONTROLLERS = "kube-controller-manager";

    /// Whoever wrote a field last; empty where that was a controller, or nobody says.
    ///
    /// @param field of the spec, as `f:replicas`; "" for any
    Optional<String> newest(String field) {
        return entries()
                .filter(each -> field.isEmpty() || each.at("/fieldsV1/f:spec").has(field))
                .max(Comparator.comparing(each -> each.path("time").asString("")))
                .map(each -> each.path("manager").asString(""))
                .filter(manager -> !manager.isEmpty() && !manager.equals(CONTROLLERS));
    }

    /// Whether nobody but this one, and controllers, ever wrote the spec.
    boolean only(String manager) {
        return entries()
                .map(each -> each.path("manager").asString(""))
                .allMatch(each -> each.equals(manager) || each.equals(CONTROLLERS));
    }

    private Stream<JsonNode> entries() {
        return object.at("/metadata/managedFields")
                .valueStream()
                .filter(each -> each.at("/fieldsV1/f:spec").isObject());
    }
}
