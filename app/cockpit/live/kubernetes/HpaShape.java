package cockpit.live.kubernetes;

import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A HorizontalPodAutoscaler's object of any served version in the shape of `autoscaling/v2`. v2beta2 has that shape;
/// v1 has one metric in its spec and the rest in annotations.
///
/// Source: k8s.io/api/autoscaling/v1 (MetricSpec, MetricStatus) and pkg/apis/autoscaling/v1/conversion.go.
final class HpaShape {
    private static final String ANNOTATION = "autoscaling.alpha.kubernetes.io/";
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode v1;

    private HpaShape(JsonNode v1) {
        this.v1 = v1;
    }

    /// The versions that can be read, the best first.
    static final List<String> VERSIONS = List.of("v2", "v2beta2", "v1");

    static JsonNode v2(JsonNode object) {
        boolean old = object.path("apiVersion").asString("").equals("autoscaling/v1");
        return old ? new HpaShape(object).converted() : object;
    }

    private JsonNode converted() {
        ObjectNode made = (ObjectNode) v1.deepCopy();
        ObjectNode spec = made.withObject("/spec");
        ArrayNode metrics = spec.putArray("metrics");
        annotation("metrics").forEach(each -> metrics.add(metric(each, "target")));
        JsonNode percent = spec.path("targetCPUUtilizationPercentage");
        if (percent.isNumber()) {
            metrics.add(cpu("target", percent));
        }
        JsonNode behavior = annotation("behavior");
        if (behavior.isObject()) {
            spec.set("behavior", behavior);
        }
        status(made.withObject("/status"));
        return made;
    }

    private void status(ObjectNode status) {
        ArrayNode metrics = status.putArray("currentMetrics");
        annotation("current-metrics").forEach(each -> metrics.add(metric(each, "current")));
        JsonNode percent = status.path("currentCPUUtilizationPercentage");
        if (metrics.isEmpty() && percent.isNumber()) {
            metrics.add(cpu("current", percent));
        }
        JsonNode conditions = annotation("conditions");
        if (conditions.isArray()) {
            status.set("conditions", conditions);
        }
    }

    private static ObjectNode cpu(String end, JsonNode percent) {
        ObjectNode metric = JsonNodeFactory.instance.objectNode().put("type", "Resource");
        ObjectNode resource = metric.putObject("resource").put("name", "cpu");
        resource.putObject(end).put("type", "Utilization").set("averageUtilization", percent);
        return metric;
    }

    /// @param end target or current: v1 has it in the names, v2 in an object
    private static ObjectNode metric(JsonNode old, String end) {
        String type = old.path("type").asString("");
        String key = type.isEmpty() ? "" : type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        JsonNode source = old.path(key);
        ObjectNode metric = JsonNodeFactory.instance.objectNode().put("type", type);
        ObjectNode made = metric.putObject(key);
        copy(source, "name", made, "name");
        copy(source, "container", made, "container");
        copy(source, "target", made, "describedObject");
        if (source.has("metricName")) {
            copy(source, "metricName", made.putObject("metric"), "name");
        }
        ObjectNode value = made.putObject(end);
        copy(source, end + "AverageUtilization", value, "averageUtilization");
        copy(source, end + "AverageValue", value, "averageValue");
        copy(source, "averageValue", value, "averageValue");
        copy(source, end + "Value", value, "value");
        return metric;
    }

    private static void copy(JsonNode from, String name, ObjectNode to, String as) {
        if (from.has(name)) {
            to.set(as, from.get(name));
        }
    }

    /// What a text in an annotation says; missing where there is none, or it is no JSON.
    private JsonNode annotation(String name) {
        String text =
                v1.path("metadata").path("annotations").path(ANNOTATION + name).asString("");
        try {
            return text.isEmpty() ? JSON.missingNode() : JSON.readTree(text);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }
}
