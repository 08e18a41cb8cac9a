package cockpit.app.decide;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.CaseFile;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

final class AutoscalerKindTest {
    private static final double CLOSE = 1e-9;
    /// Of these all members are known, of others only those the row names.
    private static final Set<String> WHOLE =
            Set.of("utilization", "unremovable", "increases", "podsToMove", "blockingPods");

    private static final String UP = """
            {"now":"2026-11-12T09:00:00Z","operation":"ScaleUp","config":{"expander":["least-waste"]},
            "nodeGroups":[{"name":"g","minSize":0,"maxSize":9,"targetSize":0,"nodes":[],
            "template":{"metadata":{"name":"t"},"status":{"allocatable":{"cpu":"4","memory":"8Gi","pods":"9"}}}}],
            "pods":[{"metadata":{"name":"p"},"spec":{"containers":[{"resources":{"requests":{"cpu":"3"}}}]}}]}
            """.replace("\n", "");

    /// Cluster Autoscaler's own tables (utilization, drain, eligibility, removal, expander, binpacking and orchestrator
    /// tests) told as cases, and facts of its documentation.
    static Stream<JsonNode> tables() {
        return CaseFile.read("cluster-autoscaler.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void decidesAsTheTablesSay(JsonNode row) {
        JsonNode decision =
                Ran.run(row.get("case").toString(), "autoscaler").json().get("decision");
        row.get("decision")
                .properties()
                .forEach(half -> half.getValue().properties().forEach(each -> {
                    JsonNode decided = decision.get(half.getKey()).get(each.getKey());
                    assertThat(agrees(each.getValue(), decided, WHOLE.contains(each.getKey())))
                            .as("%s: %s is %s", row.get("what").stringValue(), each.getKey(), decided)
                            .isTrue();
                }));
    }

    private static boolean agrees(JsonNode wanted, JsonNode decided, boolean whole) {
        if (wanted.isNumber()) {
            double difference = Math.abs(wanted.doubleValue() - decided.doubleValue());
            return difference <= CLOSE * Math.max(1, Math.abs(wanted.doubleValue()));
        }
        if (wanted.isArray()) {
            return wanted.size() == decided.size()
                    && Stream.iterate(0, i -> i < wanted.size(), i -> i + 1)
                            .allMatch(i -> agrees(wanted.get(i), decided.get(i), whole));
        }
        if (wanted.isObject()) {
            return (!whole || wanted.size() == decided.size())
                    && wanted.properties().stream()
                            .allMatch(each -> decided.has(each.getKey())
                                    && agrees(each.getValue(), decided.get(each.getKey()), whole));
        }
        return wanted.equals(decided);
    }

    @Test
    void saysWhyAndWhatAwsIsAsked() {
        JsonNode why = Ran.run(UP, "autoscaler").json().get("why");
        assertThat(why.valueStream().map(JsonNode::stringValue))
                .contains(
                        "pod triggered scale-up: [{g 0->1 (max: 9)}]",
                        "SetDesiredCapacity(AutoScalingGroupName=g, DesiredCapacity=1, HonorCooldown=false)");
    }

    @Test
    void saysWhyAPodGetsNoHelp() {
        String tooBig = UP.replace("\"cpu\":\"3\"", "\"cpu\":\"5\"");
        assertThat(Ran.run(tooBig, "autoscaler").json().get("why").stringValue())
                .isEqualTo("p: pod didn't trigger scale-up: 1 Insufficient cpu");
        String full = tooBig.replace("\"maxSize\":9", "\"maxSize\":0");
        assertThat(Ran.run(full, "autoscaler").json().get("why").valueStream().map(JsonNode::stringValue))
                .contains("p: pod didn't trigger scale-up: 1 max node group size reached");
        String many = UP.replace("\"nodeGroups\"", "\"nodes\":[{\"metadata\":{\"name\":\"n\"}}],\"nodeGroups\"")
                .replace("\"config\":{", "\"config\":{\"maxNodesTotal\":1,");
        assertThat(Ran.run(many, "autoscaler").json().get("why").stringValue())
                .isEqualTo("p: pod didn't trigger scale-up: max total nodes in cluster reached");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`\"now\":\"2026-11-12T09:00:00Z\"` | `\"now\":\"today\"` | now",
                "`\"operation\":\"ScaleUp\"` | `\"operation\":\"Grow\"` | operation",
                "`\"operation\":\"ScaleUp\",` | `` | operation",
                "`\"minSize\":0` | `\"minSize\":10` | nodeGroups[0].minSize",
                "`\"minSize\":0,` | `` | nodeGroups[0].minSize",
                "`\"targetSize\":0,` | `` | nodeGroups[0].targetSize",
                "`{\"name\":\"g\",` | `{` | nodeGroups[0].name",
                "`\"least-waste\"` | `\"cheapest\"` | config.expander[0]",
                "`[\"least-waste\"]` | `[\"random\",\"random\"]` | config.expander[1]",
                "`[\"least-waste\"]` | `\"least-waste\"` | config.expander",
                "`\"config\":{` | `\"config\":{\"priorities\":{\"high\":[]},` | config.priorities.high",
                "`\"config\":{` | `\"config\":{\"priorities\":{\"10\":[\"(\"]},` | config.priorities[\"10\"][0]",
                "`\"config\":{` | `\"config\":{\"scaleDownUnneededTime\":\"10 minutes\",` | config.scaleDownUnneededTime",
                "`\"config\":{` | `\"config\":{\"scaleDownUnneededTime\":600,` | config.scaleDownUnneededTime",
                "`\"config\":{` | `\"config\":{\"scaleDownUtilizationThreshold\":\"half\",` "
                        + "| config.scaleDownUtilizationThreshold",
                "`\"cpu\":\"4\"` | `\"cpu\":\"four\"` | nodeGroups[0].template.status.allocatable.cpu",
                "`\"config\":{` | `\"unneededSince\":{\"n\":\"long ago\"},\"config\":{` | unneededSince.n",
            })
    void malformedCasesSayWhere(String part, String instead, String path) {
        assertThat(UP).contains(part);
        Ran ran = Ran.run(UP.replace(part, instead), "autoscaler");
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.json().at("/error/path").stringValue()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"10m, 600", "1h30m, 5400", "90s, 90", "1.5m, 90", "0, 0", "500ms, 0.5", "-1s, -1", "1h0m0.5s, 3600.5"})
    void readsDurationsAsGoWritesThem(String text, double seconds) {
        var read = GoDuration.read(Case.parse("{\"d\":\"" + text + "\"}").at("d"));
        assertThat(read.toNanos() / 1e9).isEqualTo(seconds);
    }
}
