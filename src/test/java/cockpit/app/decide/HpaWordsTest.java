package cockpit.app.decide;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.CaseFile;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the real controller of Kubernetes 1.34.4 decided, and every word that it said: conditions' messages and events.
/// The tables are those of `horizontal_test.go` and `replica_calculator_test.go` that are about one function each,
/// stated as whole reconciles; the words are of random objects, one or so for each thing it can say.
final class HpaWordsTest {
    static Stream<JsonNode> rows() {
        return Stream.of("kubernetes-hpa-tables.jsonl", "kubernetes-hpa-words.jsonl")
                .flatMap(each -> CaseFile.read(each).stream());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decidesAndSaysWhatTheControllerDoes(JsonNode row) {
        JsonNode answer = Ran.run(row.get("case").toString(), "hpa").json();
        assertThat(told(answer.get("decision")))
                .as("%s %s", row.get("what"), row.get("case"))
                .isEqualTo(row.get("decision"));
        assertThat(texts(answer.get("why")))
                .as("%s %s", row.get("what"), row.get("case"))
                .containsAll(texts(row.get("words")));
        assertThat(texts(answer.get("why")).stream().filter(each -> each.startsWith("event ")))
                .as("%s %s", row.get("what"), row.get("case"))
                .containsExactlyElementsOf(texts(row.get("words")).stream()
                        .filter(each -> each.startsWith("event "))
                        .toList());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::stringValue).toList();
    }

    /// Without what is null in metrics: it does not apply.
    private static JsonNode told(JsonNode decision) {
        JsonNode copy = decision.deepCopy();
        for (JsonNode metric : copy.get("metrics")) {
            ((ObjectNode) metric)
                    .remove(metric.properties().stream()
                            .filter(each ->
                                    each.getValue().isNull() && !each.getKey().equals("proposedReplicas"))
                            .map(Map.Entry::getKey)
                            .toList());
        }
        return copy;
    }

    private static final String ONE = """
            {"now":"2026-11-12T09:00:00Z","hpa":{"spec":{"scaleTargetRef":{"apiVersion":"%s"},"maxReplicas":9,
            "metrics":[{"type":"External","external":{"metric":{"name":"m"},"target":{"type":"AverageValue",
            "averageValue":"1"}}}]}},"scale":{"spec":{"replicas":2},"status":{"replicas":2,"selector":"%s"}},
            "externalMetrics":[{"metricName":"m","value":"3"}]}""".replace("\n", "");

    /// Each by `labels.Parse` of apimachinery 0.34.4.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=web | ",
                "' ' | ",
                "a in (b,c) | ",
                "in in (in) | ",
                "notin | ",
                "a notin () | ",
                "a in (b,,c) | ",
                "a in (,) | ",
                "a in (b,,,) | ",
                "!x | ",
                "x>1,y<2 | ",
                "' a = b ' | ",
                "a= | ",
                "example.com/a=b | ",
                "a in (b,,) | found ')', expected: ',', or identifier",
                "a in (,,) | found ')', expected: ',', or identifier",
                "a in ( | found '', expected: ',', ')' or identifier",
                "a in (b | found '', expected: ',' or ')'",
                "a in b | found 'b' expected: '('",
                "cheddar cheese | found 'cheese', expected: in, notin, =, ==, !=, gt, lt",
                "a!b | found '!', expected: in, notin, =, ==, !=, gt, lt",
                "!x=y | found '=', expected: ',' or 'end of string'",
                "a=b c | found 'c', expected: ',' or 'end of string'",
                "a=b, | found '', expected: identifier after ','",
                "=x | found '=', expected: !, identifier, or 'end of string'",
                "a===b | found '=', expected: identifier",
                "! | found '', expected: identifier",
                "x>y | no name and values of a label",
                "a=- | no name and values of a label",
                "a/b/c=1 | no name and values of a label",
                "'' | missing a selector",
            })
    void readsSelectorsAsKubernetesDoes(String selector, String fault) {
        JsonNode answer = Ran.run(ONE.formatted("apps/v1", selector), "hpa").json();
        String reason = answer.at("/decision/conditions/ScalingActive/reason").stringValue();
        assertThat(reason).isEqualTo(fault == null ? "ValidMetricFound" : "InvalidSelector");
        if (fault != null) {
            assertThat(answer.get("why").toString()).contains(fault);
        }
    }

    @ParameterizedTest
    @CsvSource({"apps/v1, True", "v1, True", "'', True", "/, True", "a/b/c, False"})
    void aTargetMustBeNamedReadably(String apiVersion, String able) {
        JsonNode decision =
                Ran.run(ONE.formatted(apiVersion, "a=b"), "hpa").json().get("decision");
        assertThat(decision.at("/conditions/AbleToScale/status").stringValue()).isEqualTo(able);
        assertThat(decision.get("desiredReplicas").intValue()).isEqualTo(able.equals("True") ? 3 : 2);
    }
}
