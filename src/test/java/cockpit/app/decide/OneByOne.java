package cockpit.app.decide;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Plays a case of hpa-run by asking hpa for one step at a time and keeping all that was decided, as a reader with a
/// pencil would: nothing is ever forgotten. Where all policies reach equally far back, what the model forgets must not
/// matter.
final class OneByOne {
    private final ObjectNode run;
    private final Iterator<JsonNode> steps;
    private final Instant readySince;
    private final ArrayNode recommendations;
    private final ArrayNode ups;
    private final ArrayNode downs;
    private int replicas;
    private int running;
    private boolean known;
    private @Nullable JsonNode external;

    OneByOne(ObjectNode run) {
        this.run = run;
        this.steps = run.get("steps").iterator();
        this.readySince = Instant.parse(run.at("/steps/0/at").stringValue()).minus(1, ChronoUnit.HOURS);
        this.known = run.has("recommendations");
        this.recommendations = listOf("recommendations");
        this.ups = listOf("scaleUpEvents");
        this.downs = listOf("scaleDownEvents");
        this.replicas = run.at("/scale/spec/replicas").asInt(0);
        this.running = run.at("/scale/status/replicas").asInt(0);
    }

    private ArrayNode listOf(String name) {
        return run.has(name) ? (ArrayNode) run.get(name).deepCopy() : JsonNodeFactory.instance.arrayNode();
    }

    JsonNode decideNext() {
        JsonNode step = steps.next();
        String at = step.get("at").stringValue();
        if (!known) {
            recommendations.addObject().put("timestamp", at).put("recommendation", replicas);
            known = true;
        }
        JsonNode decision = Ran.run(caseOf(step, at).toString(), "hpa").json().get("decision");
        if (!decision.get("proposedReplicas").isNull()) {
            recommendations.addObject().put("timestamp", at).set("recommendation", decision.get("proposedReplicas"));
        }
        int change = decision.get("desiredReplicas").intValue() - replicas;
        if (change != 0 && run.at("/hpa/spec").has("behavior")) {
            (change > 0 ? ups : downs).addObject().put("timestamp", at).put("replicaChange", Math.abs(change));
        }
        replicas += change;
        running = replicas;
        return decision;
    }

    private ObjectNode caseOf(JsonNode step, String at) {
        ObjectNode one = JsonNodeFactory.instance.objectNode();
        one.put("now", at);
        one.set("hpa", run.get("hpa"));
        if (run.has("controller")) {
            one.set("controller", run.get("controller"));
        }
        ObjectNode scale = one.putObject("scale");
        scale.putObject("spec").put("replicas", replicas);
        scale.putObject("status").put("replicas", running).set("selector", run.at("/scale/status/selector"));
        external = step.has("externalMetrics") ? step.get("externalMetrics") : external;
        if (external != null) {
            one.set("externalMetrics", external);
        }
        one.set("recommendations", recommendations.deepCopy());
        one.set("scaleUpEvents", ups.deepCopy());
        one.set("scaleDownEvents", downs.deepCopy());
        ArrayNode pods = one.putArray("pods");
        ArrayNode samples = one.putArray("podMetrics");
        for (int i = 0; run.has("podTemplate") && i < replicas; i++) {
            pod(pods.addObject(), i);
            if (step.has("usageTotal") || step.has("usagePerPod")) {
                sample(samples.addObject(), i, at, share(step));
            }
        }
        return one;
    }

    private void pod(ObjectNode pod, int number) {
        pod.putObject("metadata").put("name", "web-" + number);
        pod.set("spec", run.at("/podTemplate/spec"));
        ObjectNode status = pod.putObject("status").put("startTime", readySince.toString());
        status.putArray("conditions")
                .addObject()
                .put("type", "Ready")
                .put("status", "True")
                .put("lastTransitionTime", readySince.toString());
    }

    private void sample(ObjectNode sample, int number, String at, long milli) {
        sample.put("timestamp", at).put("window", "15s").putObject("metadata").put("name", "web-" + number);
        ArrayNode containers = sample.putArray("containers");
        long used = milli;
        for (JsonNode each : run.at("/podTemplate/spec/containers")) {
            containers
                    .addObject()
                    .put("name", each.get("name").stringValue())
                    .putObject("usage")
                    .put("cpu", used + "m");
            used = 0;
        }
    }

    private long share(JsonNode step) {
        return step.has("usagePerPod")
                ? milli(step.get("usagePerPod").stringValue())
                : milli(step.get("usageTotal").stringValue()) / replicas;
    }

    private static long milli(String amount) {
        return amount.equals("0") ? 0 : Long.parseLong(amount.replace("m", ""));
    }
}
