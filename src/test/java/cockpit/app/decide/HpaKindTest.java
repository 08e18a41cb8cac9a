package cockpit.app.decide;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.CaseFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

final class HpaKindTest {
    private static final String SMALL = """
            {"now":"2026-11-12T09:00:00Z","controller":{"tolerance":"0.1"},
            "hpa":{"spec":{"maxReplicas":10,"behavior":{"scaleUp":{"policies":[
            {"type":"Pods","value":4,"periodSeconds":15}]}},
            "metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":50}}}]}},
            "scale":{"spec":{"replicas":1},"status":{"replicas":1,"selector":"app=web"}},
            "pods":[{"metadata":{"name":"web-0"},"spec":{"containers":[{"name":"app","resources":{"requests":{"cpu":"200m"}}}]}}],
            "podMetrics":[{"metadata":{"name":"web-0"},"timestamp":"2026-11-12T09:00:00Z","window":"15s",
            "containers":[{"name":"app","usage":{"cpu":"610m"}}]}],
            "externalMetrics":[{"metricName":"lag","value":"3"}],"recommendations":[{"timestamp":"2026-11-12T08:59:00Z",
            "recommendation":1}],"scaleUpEvents":[{"timestamp":"2026-11-12T08:59:00Z","replicaChange":1}]}
            """.replace("\n", "");

    /// What replica_calculator_test.go and horizontal_test.go expect, and rules worked by hand.
    static Stream<JsonNode> upstream() {
        return CaseFile.read("kubernetes-hpa.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("upstream")
    void decidesAsUpstreamsTablesSay(JsonNode row) {
        JsonNode decision = Ran.run(row.get("case").toString(), "hpa").json().get("decision");
        assertContains(row.get("what").stringValue(), decision, row.get("decision"));
    }

    /// Only what the row knows is compared.
    private static void assertContains(String where, JsonNode decision, JsonNode known) {
        if (known.isObject()) {
            known.properties()
                    .forEach(each ->
                            assertContains(where + "." + each.getKey(), decision.get(each.getKey()), each.getValue()));
        } else if (known.isArray()) {
            assertThat(decision.size()).as(where).isEqualTo(known.size());
            for (int i = 0; i < known.size(); i++) {
                assertContains(where + "[" + i + "]", decision.get(i), known.get(i));
            }
        } else {
            assertThat(decision).as(where).isEqualTo(known);
        }
    }

    /// Made up at random and decided by the real controller of 1.34.4, after the API server's defaults.
    static Stream<JsonNode> real() {
        return CaseFile.read("kubernetes-hpa-real.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("real")
    void decidesAsTheRealOne(JsonNode row) {
        JsonNode decision = Ran.run(row.get("case").toString(), "hpa").json().get("decision");
        assertThat(decision).as(row.toString()).isEqualTo(row.get("decision"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`\"now\":\"2026-11-12T09:00:00Z\",` | `` | now",
                "`\"now\":\"2026-11-12T09:00:00Z\"` | `\"now\":\"nine\"` | now",
                "`\"maxReplicas\":10,` | `` | hpa.spec.maxReplicas",
                "`\"maxReplicas\":10` | `\"maxReplicas\":\"10\"` | hpa.spec.maxReplicas",
                "`\"maxReplicas\":10` | `\"maxReplicas\":10.5` | hpa.spec.maxReplicas",
                "`\"scale\":` | `\"skale\":` | scale",
                "`\"replicas\":1},\"status\"` | `\"replicas\":true},\"status\"` | scale.spec.replicas",
                "`\"tolerance\":\"0.1\"` | `\"tolerance\":\"a tenth\"` | controller.tolerance",
                "`\"tolerance\":\"0.1\"` | `\"tolerance\":\"0.1f\"` | controller.tolerance",
                "`\"tolerance\":\"0.1\"` | `\"downscaleStabilization\":\"5 min\"` | controller.downscaleStabilization",
                "`\"type\":\"Resource\",` | `` | hpa.spec.metrics[0].type",
                "`\"resource\":{` | `\"recourse\":{` | hpa.spec.metrics[0].resource",
                "`\"averageUtilization\":50` | `\"averageUtilization\":\"50\"` "
                        + "| hpa.spec.metrics[0].resource.target.averageUtilization",
                "`\"type\":\"Pods\"` | `\"type\":\"pods\"` | hpa.spec.behavior.scaleUp.policies[0].type",
                "`,\"periodSeconds\":15` | `` | hpa.spec.behavior.scaleUp.policies[0].periodSeconds",
                "`\"scaleUp\":{` | `\"scaleUp\":{\"selectPolicy\":\"Most\",` | hpa.spec.behavior.scaleUp.selectPolicy",
                "`\"scaleUp\":{` | `\"scaleUp\":{\"tolerance\":0.1,` | hpa.spec.behavior.scaleUp.tolerance",
                "`\"cpu\":\"200m\"` | `\"cpu\":\"200 m\"` | pods[0].spec.containers[0].resources.requests.cpu",
                "`\"cpu\":\"610m\"` | `\"cpu\":610` | podMetrics[0].containers[0].usage.cpu",
                "`\"window\":\"15s\"` | `\"window\":\"15\"` | podMetrics[0].window",
                "`\"value\":\"3\"` | `\"value\":\"three\"` | externalMetrics[0].value",
                "`\"metricName\":\"lag\",` | `` | externalMetrics[0].metricName",
                "`\"recommendations\":[` | `\"recommendations\":{},\"x\":[` | recommendations",
                "`\"replicaChange\":1` | `\"replicaChange\":null` | scaleUpEvents[0].replicaChange",
            })
    void malformedCasesSayWhere(String part, String instead, String path) {
        assertThat(SMALL).contains(part);
        Ran ran = Ran.run(SMALL.replace(part, instead), "hpa");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.json().at("/error/path").stringValue()).isEqualTo(path);
    }
}
