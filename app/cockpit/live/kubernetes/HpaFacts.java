package cockpit.live.kubernetes;

import cockpit.world.HpaCondition;
import cockpit.world.HpaId;
import cockpit.world.ScalingFact.HpaSeen;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A HorizontalPodAutoscaler's object, of any version, as a fact.
///
/// Source: Kubernetes API, HorizontalPodAutoscaler v2.
final class HpaFacts {
    private HpaFacts() {}

    /// @param object whole, as the API server has it
    static HpaSeen of(HpaId id, JsonNode object) {
        JsonNode hpa = HpaShape.v2(object);
        JsonNode spec = hpa.path("spec");
        JsonNode status = hpa.path("status");
        Optional<JsonNode> cpu = cpu(spec.path("metrics"));
        return new HpaSeen(
                id,
                spec.path("scaleTargetRef").path("name").asString(""),
                spec.path("minReplicas").asInt(1), // what the API server fills in
                spec.path("maxReplicas").asInt(0),
                status.path("currentReplicas").asInt(0),
                status.path("desiredReplicas").asInt(0),
                cpu.map(each -> each.at("/resource/target/averageUtilization").asInt(0))
                        .orElse(0),
                cpu.flatMap(each -> cpu(status.path("currentMetrics")))
                        .map(each ->
                                each.at("/resource/current/averageUtilization").asDouble(Double.NaN))
                        .orElse(Double.NaN),
                HpaLines.metrics(hpa),
                HpaLines.behavior(spec.path("behavior")),
                conditions(status.path("conditions")));
    }

    /// The metric that is the CPU's share of the request, if there is one.
    private static Optional<JsonNode> cpu(JsonNode metrics) {
        return metrics.valueStream()
                .filter(each -> each.path("type").asString("").equals("Resource"))
                .filter(each -> each.at("/resource/name").asString("").equals("cpu"))
                .filter(each -> Stream.of("target", "current")
                        .anyMatch(end -> each.path("resource").path(end).has("averageUtilization")))
                .findFirst();
    }

    private static List<HpaCondition> conditions(JsonNode conditions) {
        return conditions
                .valueStream()
                .map(each -> new HpaCondition(
                        each.path("type").asString(""),
                        each.path("status").asString(""),
                        each.path("reason").asString(""),
                        each.path("message").asString("")))
                .toList();
    }
}
