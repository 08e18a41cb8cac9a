package cockpit.app.decide;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.CaseFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

final class SchedulerKindTest {
    private static final String SMALL = """
            {"nodes":[{"metadata":{"name":"n1"},"status":{"allocatable":{"cpu":"2","memory":"4Gi","pods":"3"}}}],
            "pods":[{"metadata":{"name":"p"},"spec":{"containers":[{"name":"c","resources":{"requests":{"cpu":"3"}}}]}}]}
            """.replace("\n", "");

    /// Kubernetes' own tables of the filter plugins, each read as the whole chain would judge it.
    static Stream<JsonNode> plugins() {
        return CaseFile.read("kubernetes-scheduler-plugins.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("plugins")
    void judgesAsThePluginsTablesSay(JsonNode row) {
        JsonNode pod = Ran.run(row.get("case").toString(), "scheduler").json().at("/decision/pods/0");
        assertThat(pod.get("feasibleNodes")).as(row.get("what").stringValue()).isEqualTo(row.get("feasibleNodes"));
        assertThat(pod.get("message")).as(row.get("what").stringValue()).isEqualTo(row.get("message"));
    }

    /// Made up at random and judged by the real plugins of 1.34.4, after the API server's defaults.
    static Stream<JsonNode> real() {
        return CaseFile.read("kubernetes-scheduler-real.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("real")
    void judgesAsTheRealOne(JsonNode row) {
        JsonNode decision =
                Ran.run(row.get("case").toString(), "scheduler").json().get("decision");
        assertThat(decision.get("pods")).as(row.toString()).isEqualTo(row.get("pods"));
    }

    @Test
    void noNodesAtAll() {
        JsonNode pod = Ran.run("{\"pods\":[{\"metadata\":{\"name\":\"p\"},\"spec\":{}}]}", "scheduler")
                .json()
                .at("/decision/pods/0");
        assertThat(pod.get("message").stringValue()).isEqualTo("no nodes available to schedule pods");
    }

    @Test
    void boundPodsAreNotJudged() {
        String bound = SMALL.replace("\"spec\":{", "\"spec\":{\"nodeName\":\"n1\",");
        assertThat(Ran.run(bound, "scheduler").json().at("/decision/pods").size())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`\"cpu\":\"3\"` | `\"cpu\":\"three\"` | pods[0].spec.containers[0].resources.requests.cpu",
                "`\"cpu\":\"3\"` | `\"cpu\":3` | pods[0].spec.containers[0].resources.requests.cpu",
                "`\"spec\"` | `\"spek\"` | pods[0].spec",
                "`{\"name\":\"p\"}` | `{}` | pods[0].metadata.name",
                "`{\"name\":\"n1\"}` | `{\"labels\":{\"a\":1},\"name\":\"n1\"}` | nodes[0].metadata.labels.a",
                "`\"pods\":\"3\"` | `\"pods\":\"\"` | nodes[0].status.allocatable.pods",
                "`\"nodes\":[` | `\"nodes\":{},\"x\":[` | nodes",
                "`\"containers\":[` | `\"nodeSelector\":[],\"containers\":[` | pods[0].spec.nodeSelector",
                "`\"containers\":[` | `\"topologySpreadConstraints\":[{}],\"containers\":[` "
                        + "| pods[0].spec.topologySpreadConstraints[0].maxSkew",
            })
    void malformedCasesSayWhere(String part, String instead, String path) {
        assertThat(SMALL).contains(part);
        Ran ran = Ran.run(SMALL.replace(part, instead), "scheduler");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.json().at("/error/path").stringValue()).isEqualTo(path);
    }

    @Test
    void namesComeSorted() {
        String two = SMALL.replace("\"cpu\":\"3\"", "\"cpu\":\"1\"")
                .replace(
                        "\"nodes\":[",
                        "\"nodes\":[{\"metadata\":{\"name\":\"z\"},\"status\":{\"capacity\":"
                                + "{\"cpu\":\"8\",\"pods\":\"9\"}}},");
        List<String> names = Ran.run(two, "scheduler")
                .json()
                .at("/decision/pods/0/feasibleNodes")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
        assertThat(names).containsExactly("n1", "z");
    }
}
