package cockpit.app.decide;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.CaseFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class HpaRunKindTest {
    private static final String SMALL = """
            {"hpa":{"spec":{"maxReplicas":10}},"scale":{"spec":{"replicas":1},"status":{"selector":"a=b"}},
            "podTemplate":{"spec":{"containers":[{"name":"a"}]}},
            "steps":[{"at":"2026-11-12T09:00:00Z","usageTotal":"610m"}]}""".replace("\n", "");

    /// The five minutes of php-apache, worked by hand; then made up ones, played by the real controller of 1.34.4.
    static Stream<JsonNode> runs() {
        return CaseFile.read("kubernetes-hpa-run.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void playsAsTheRealOne(JsonNode row) {
        JsonNode decision =
                Ran.run(row.get("case").toString(), "hpa-run").json().get("decision");
        assertThat(decision).as(row.get("what").stringValue()).isEqualTo(row.get("decision"));
    }

    static Stream<JsonNode> histories() {
        return CaseFile.read("kubernetes-hpa-history.jsonl").stream();
    }

    /// Where policies of one direction reach further back than those of the other, it shows that a change too old for
    /// its own direction gives its place to the next one of it, and that until then it counts for the other.
    @ParameterizedTest
    @MethodSource("histories")
    void forgetsWhatTheRealOneForgets(JsonNode row) {
        JsonNode decision =
                Ran.run(row.get("case").toString(), "hpa-run").json().get("decision");
        assertThat(decision).as(row.get("case").toString()).isEqualTo(row.get("decision"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void isTheSameAsOneReconcileAfterTheOther(JsonNode row) {
        var byHand = new OneByOne((ObjectNode) row.get("case"));
        for (JsonNode step : row.at("/decision/steps")) {
            JsonNode decision = byHand.decideNext();
            assertThat(decision.get("desiredReplicas")).as(step.toString()).isEqualTo(step.get("desiredReplicas"));
            assertThat(decision.get("proposedReplicas")).isEqualTo(step.get("proposedReplicas"));
            assertThat(decision.get("limits")).isEqualTo(step.get("limits"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`\"steps\":[` | `\"stepz\":[` | steps",
                "`\"at\":` | `\"on\":` | steps[0].at",
                "`\"610m\"` | `610` | steps[0].usageTotal",
                "`\"scale\":` | `\"skale\":` | scale",
                "`{\"spec\":{\"containers\"` | `{\"spek\":{\"containers\"` | podTemplate.spec",
                "`\"usageTotal\":` | `\"externalMetrics\":[{}],\"usageTotal\":` | steps[0].externalMetrics[0].metricName",
            })
    void malformedCasesSayWhere(String part, String instead, String path) {
        assertThat(SMALL).contains(part);
        Ran ran = Ran.run(SMALL.replace(part, instead), "hpa-run");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.json().at("/error/path").stringValue()).isEqualTo(path);
    }
}
