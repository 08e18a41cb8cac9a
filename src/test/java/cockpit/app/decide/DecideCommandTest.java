package cockpit.app.decide;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.CaseFile;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class DecideCommandTest {

    static Stream<JsonNode> examples() {
        return CaseFile.read("decide-examples.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersTheExamples(JsonNode example) {
        Ran ran = Ran.run(example.get("case").toString(), example.get("kind").stringValue());
        assertThat(ran.status()).isZero();
        assertThat(ran.json().get("decision")).isEqualTo(example.get("answer").get("decision"));
        assertThat(ran.json().get("why")).isNotNull();
    }

    static Stream<JsonNode> putMetricAlarm() {
        return CaseFile.read("cloudwatch-put-metric-alarm.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("putMetricAlarm")
    void putMetricAlarmObjectsToTheOffendingParameter(JsonNode row) {
        var in = (ObjectNode) CaseFile.parse(Ran.ALARM);
        ((ObjectNode) in.get("Alarm")).setAll((ObjectNode) row.get("set"));
        JsonNode decision = Ran.run(in.toString(), "alarm").json().get("decision");
        JsonNode parameter = row.get("parameter");
        assertThat(decision.get("Accepted").booleanValue()).as(row.toString()).isEqualTo(parameter.isNull());
        if (!parameter.isNull()) {
            assertThat(decision.get("Parameter")).as(row.toString()).isEqualTo(parameter);
        }
    }

    static Stream<JsonNode> istioValidation() {
        return CaseFile.read("istio-validation.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("istioValidation")
    void istioObjectsInItsWords(JsonNode row) {
        for (String version : List.of("1.4", "current")) {
            String in = "{\"istioVersion\":\"" + version + "\",\"virtualService\":{\"spec\":" + row.get("spec") + "}}";
            JsonNode decision = Ran.run(in, "split").json().get("decision");
            List<String> wanted = row.get(version.equals("1.4") ? "v1_4" : "current")
                    .valueStream()
                    .map(JsonNode::stringValue)
                    .toList();
            assertThat(decision.get("errors").valueStream())
                    .extracting(error -> error.get("message").stringValue() + " @ "
                            + error.get("path").stringValue())
                    .as("%s, %s", version, row.get("what"))
                    .containsExactlyElementsOf(wanted);
            assertThat(decision.get("valid").booleanValue()).isEqualTo(wanted.isEmpty());
        }
    }

    static Stream<JsonNode> istioMatching() {
        return CaseFile.read("istio-matching.jsonl").stream();
    }

    /// The rule in question first, then one that takes the rest.
    @ParameterizedTest
    @MethodSource("istioMatching")
    void theFirstRuleThatMatchesTakesTheRequest(JsonNode row) {
        String in = "{\"virtualService\":{\"spec\":{\"hosts\":[\"r\"],\"http\":[{\"match\":" + row.get("match")
                + ",\"route\":[{\"destination\":{\"host\":\"r\"}}]},{\"route\":[{\"destination\":{\"host\":\"s\"}}]}]}},"
                + "\"request\":" + row.get("request") + "}";
        JsonNode matched = Ran.run(in, "split").json().at("/decision/matched");
        assertThat(matched.intValue())
                .as(row.toString())
                .isEqualTo(row.get("taken").booleanValue() ? 0 : 1);
    }

    @Test
    void whatNoRuleTakesGoesNowhere() {
        String in = Ran.SPLIT.replace("\"prefix\":\"/\"", "\"prefix\":\"/cart\"");
        JsonNode decision = Ran.run(in, "split").json().get("decision");
        assertThat(decision)
                .isEqualTo(CaseFile.parse(
                        "{\"valid\":true,\"errors\":[],\"matched\":null,\"routes\":[],\"undefinedSubsets\":[]}"));
    }

    @Test
    void aRedirectIsMatchedAndGoesNowhere() {
        String in = "{\"virtualService\":{\"spec\":{\"hosts\":[\"r\"],\"http\":[{\"redirect\":{\"uri\":\"/x\"}}]}}}";
        JsonNode decision = Ran.run(in, "split").json().get("decision");
        assertThat(decision)
                .isEqualTo(CaseFile.parse(
                        "{\"valid\":true,\"errors\":[],\"matched\":0,\"routes\":[],\"undefinedSubsets\":[]}"));
    }

    @Test
    void dynamoDbAlarmsIgnoreMissingDataWhateverTheySay() {
        String in = Ran.ALARM
                .replace("CWAgent", "AWS/DynamoDB")
                .replace("\"Period\"", "\"TreatMissingData\":\"breaching\",\"Period\"");
        JsonNode decision = Ran.run(in, "alarm").json().get("decision");
        assertThat(decision.get("StateValue").stringValue()).isEqualTo("OK");
        assertThat(decision.get("ReasonClass").stringValue()).isEqualTo("Unchanged");
    }

    @Test
    void disabledActionsDoNotRun() {
        String topic = "\"AlarmActions\":[\"arn:aws:sns:ap-northeast-2:111122223333:up\"],\"EvaluationPeriods\":1,";
        String on = Ran.ALARM.replace("\"EvaluationPeriods\":3,", topic);
        String off = Ran.ALARM.replace("\"EvaluationPeriods\":3,", topic + "\"ActionsEnabled\":false,");
        assertThat(Ran.run(on, "alarm").json().at("/decision/Actions").size()).isEqualTo(1);
        assertThat(Ran.run(off, "alarm").json().at("/decision/Actions").size()).isZero();
        assertThat(Ran.run(off, "alarm").json().at("/decision/StateValue").stringValue())
                .isEqualTo("ALARM");
    }
}
