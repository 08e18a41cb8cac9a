package cockpit.live.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What `kubectl describe hpa` writes of the metrics and the behavior of one.
///
/// Source: kubectl pkg/describe/describe.go (describeHorizontalPodAutoscalerV2, printDirectionBehavior).
///
/// @param type   of the metric: Resource, ContainerResource, Pods, Object, External
/// @param source what is measured, and its target
/// @param status what it was last; a missing node where it is not known
record HpaLines(String type, JsonNode source, JsonNode status) {
    private static final String UNKNOWN = "<unknown>";

    /// A line for each metric, current / target.
    static List<String> metrics(JsonNode hpa) {
        JsonNode current = hpa.at("/status/currentMetrics");
        var lines = new ArrayList<String>();
        for (JsonNode each : hpa.at("/spec/metrics")) {
            String type = each.path("type").asString("");
            JsonNode source = each.path(key(type));
            JsonNode status = current.valueStream()
                    .filter(one -> one.path("type").asString("").equals(type))
                    .map(one -> one.path(key(type)))
                    .filter(one -> isSame(one, source))
                    .findFirst()
                    .orElse(current.path("none"));
            lines.add(new HpaLines(type, source, status.path("current")).line());
        }
        return List.copyOf(lines);
    }

    /// Where the object keeps what is of a type.
    private static String key(String type) {
        return type.isEmpty() ? "" : type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    }

    private static boolean isSame(JsonNode a, JsonNode b) {
        return a.path("name").equals(b.path("name"))
                && a.path("container").equals(b.path("container"))
                && a.at("/metric/name").equals(b.at("/metric/name"));
    }

    private String line() {
        return switch (type) {
            case "Resource" -> "resource " + source.path("name").asString("") + " on pods" + ofRequest();
            case "ContainerResource" ->
                "resource " + source.path("name").asString("") + " of container \""
                        + source.path("container").asString("") + "\" on pods" + ofRequest();
            case "Pods" -> named() + " on pods:  " + averages();
            case "Object" ->
                named() + " on " + source.at("/describedObject/kind").asString("") + "/"
                        + source.at("/describedObject/name").asString("") + " " + targeted();
            case "External" -> named() + " " + targeted();
            default -> "<unknown metric type \"" + type + "\">";
        };
    }

    private String named() {
        return "\"" + source.at("/metric/name").asString("") + "\"";
    }

    private String targeted() {
        return isAverage() ? "(target average value):  " + averages() : "(target value):  " + pair("value");
    }

    private boolean isAverage() {
        return source.path("target").has("averageValue");
    }

    private String averages() {
        return pair("averageValue");
    }

    private String pair(String field) {
        return status.path(field).asString(UNKNOWN) + " / "
                + source.path("target").path(field).asString("");
    }

    private String ofRequest() {
        if (isAverage()) {
            return ":  " + averages();
        }
        // v1 without its annotation has the percentage alone.
        Optional<String> milli = Optional.of(status.path("averageValue").asString(""))
                .filter(each -> !each.isEmpty())
                .map(each -> " (" + each + ")");
        JsonNode percent = status.path("averageUtilization");
        JsonNode target = source.path("target").path("averageUtilization");
        return "  (as a percentage of request):  "
                + (percent.isNumber() ? percent.asInt() + "%" + milli.orElse("") : UNKNOWN)
                + " / " + (target.isNumber() ? target.asInt() + "%" : "<auto>");
    }

    /// Both directions, indented as there, but for the first step.
    static List<String> behavior(JsonNode behavior) {
        var lines = new ArrayList<String>();
        direction("Scale Up:", behavior.path("scaleUp"), lines);
        direction("Scale Down:", behavior.path("scaleDown"), lines);
        return List.copyOf(lines);
    }

    private static void direction(String title, JsonNode rules, List<String> lines) {
        if (!rules.isObject()) {
            return;
        }
        lines.add(title);
        JsonNode window = rules.path("stabilizationWindowSeconds");
        if (window.isNumber()) {
            lines.add("  Stabilization Window: " + window.asInt() + " seconds");
        }
        if (rules.path("policies").isEmpty()) {
            return;
        }
        lines.add("  Select Policy: " + rules.path("selectPolicy").asString("Max"));
        lines.add("  Policies:");
        rules.path("policies")
                .forEach(each -> lines.add("    - Type: " + each.path("type").asString("") + "  Value: "
                        + each.path("value").asInt(0) + "  Period: "
                        + each.path("periodSeconds").asInt(0) + " seconds"));
    }
}
