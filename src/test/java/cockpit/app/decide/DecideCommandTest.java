package cockpit.app.decide;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.CaseFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

final class DecideCommandTest {
    private static final String ALARM = """
            {"Alarm":{"AlarmName":"cpu","Namespace":"CWAgent","MetricName":"cpu_usage_active","Statistic":"Average",
            "Period":60,"EvaluationPeriods":3,"Threshold":70,"ComparisonOperator":"GreaterThanThreshold"},
            "StateValue":"OK","Now":"2026-11-12T09:05:00Z",
            "Datapoints":[{"Timestamp":"2026-11-12T09:04:00Z","Value":90}]}""".replace("\n", "");
    private static final String SPLIT = """
            {"virtualService":{"spec":{"hosts":["r"],"http":[{"match":[{"uri":{"prefix":"/"}}],
            "route":[{"destination":{"host":"r"},"weight":1}]}]}}}""".replace("\n", "");

    static Stream<JsonNode> examples() {
        return CaseFile.read("decide-examples.jsonl").stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersTheExamples(JsonNode example) {
        Ran ran = run(example.get("case").toString(), example.get("kind").stringValue());
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
        var in = (ObjectNode) CaseFile.parse(ALARM);
        ((ObjectNode) in.get("Alarm")).setAll((ObjectNode) row.get("set"));
        JsonNode decision = run(in.toString(), "alarm").json().get("decision");
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
            JsonNode decision = run(in, "split").json().get("decision");
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
        JsonNode matched = run(in, "split").json().at("/decision/matched");
        assertThat(matched.intValue())
                .as(row.toString())
                .isEqualTo(row.get("taken").booleanValue() ? 0 : 1);
    }

    @Test
    void whatNoRuleTakesGoesNowhere() {
        String in = SPLIT.replace("\"prefix\":\"/\"", "\"prefix\":\"/cart\"");
        JsonNode decision = run(in, "split").json().get("decision");
        assertThat(decision)
                .isEqualTo(CaseFile.parse(
                        "{\"valid\":true,\"errors\":[],\"matched\":null,\"routes\":[],\"undefinedSubsets\":[]}"));
    }

    @Test
    void aRedirectIsMatchedAndGoesNowhere() {
        String in = "{\"virtualService\":{\"spec\":{\"hosts\":[\"r\"],\"http\":[{\"redirect\":{\"uri\":\"/x\"}}]}}}";
        JsonNode decision = run(in, "split").json().get("decision");
        assertThat(decision)
                .isEqualTo(CaseFile.parse(
                        "{\"valid\":true,\"errors\":[],\"matched\":0,\"routes\":[],\"undefinedSubsets\":[]}"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "alarm | `\"Now\":\"2026-11-12T09:05:00Z\"` | `\"Now\":\"noon\"` | Now",
                "alarm | `\"Now\":\"2026-11-12T09:05:00Z\"` | `\"Now\":null` | Now",
                "alarm | `\"StateValue\":\"OK\"` | `\"StateValue\":\"FINE\"` | StateValue",
                "alarm | `\"StateValue\":\"OK\"` | `\"EvaluationRange\":5` | StateValue",
                "alarm | `\"StateValue\":\"OK\"` | `\"StateValue\":\"OK\",\"EvaluationRange\":0` | EvaluationRange",
                "alarm | `\"Period\":60` | `\"Period\":\"60\"` | Alarm.Period",
                "alarm | `\"Period\":60` | `\"Period\":60.5` | Alarm.Period",
                "alarm | `\"Threshold\":70` | `\"Threshold\":true` | Alarm.Threshold",
                "alarm | `\"Value\":90` | `\"Value\":\"90\"` | Datapoints[0].Value",
                "alarm | `\"Value\":90` | `\"Value\":1e999` | Datapoints[0].Value",
                "alarm | `,\"Value\":90` | `` | Datapoints[0].Value",
                "alarm | `\"2026-11-12T09:04:00Z\"` | `1763542800` | Datapoints[0].Timestamp",
                "alarm | `\"Alarm\":` | `\"Alert\":` | Alarm",
                "split | `\"virtualService\"` | `\"vs\"` | virtualService",
                "split | `\"spec\"` | `\"status\"` | virtualService.spec",
                "split | `\"weight\":1` | `\"weight\":\"1\"` | virtualService.spec.http[0].route[0].weight",
                "split | `\"weight\":1` | `\"weight\":5000000000` | virtualService.spec.http[0].route[0].weight",
                "split | `\"hosts\":[\"r\"]` | `\"hosts\":\"r\"` | virtualService.spec.hosts",
                "split | `{\"prefix\":\"/\"}` | `\"/\"` | virtualService.spec.http[0].match[0].uri",
                "split | `{\"prefix\":\"/\"}` | `{\"prefix\":\"/\",\"exact\":\"/\"}` | virtualService.spec.http[0].match[0].uri",
                "split | `{\"virtualService\"` | `{\"istioVersion\":\"1.9\",\"virtualService\"` | istioVersion",
                "split | `{\"virtualService\"` | `{\"request\":{\"headers\":{\"x.y\":1}},\"virtualService\"` | request.headers[\"x.y\"]",
            })
    void malformedCasesSayWhere(String kind, String part, String instead, String path) {
        String whole = kind.equals("alarm") ? ALARM : SPLIT;
        assertThat(whole).contains(part);
        Ran ran = run(whole.replace(part, instead), kind);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.json().at("/error/path").stringValue()).isEqualTo(path);
        assertThat(ran.json().at("/error/message").stringValue()).isNotBlank();
        assertThat(ran.json().has("decision")).isFalse();
    }

    @Test
    void whatIsNoJsonHasNoPath() {
        for (String text : List.of("", "{", "[]", "7", "null", ALARM + ALARM, "{\"Alarm\":NaN}")) {
            Ran ran = run(text, "alarm");
            assertThat(ran.status()).as(text).isEqualTo(2);
            assertThat(ran.json().at("/error/path").stringValue()).as(text).isEmpty();
        }
    }

    /// CloudWatch would never come to look at the rest.
    @Test
    void aRejectedAlarmNeedsNoDatapoints() {
        Ran ran = run("{\"Alarm\":{\"AlarmName\":\"cpu\"}}", "alarm");
        assertThat(ran.status()).isZero();
        assertThat(ran.json().at("/decision/Parameter").stringValue()).isEqualTo("MetricName");
    }

    @Test
    void aBatchAnswersLineByLine() {
        String lines = Stream.of(ALARM, "{", "", SPLIT, ALARM).collect(Collectors.joining("\n")) + "\n";
        Ran ran = run(lines, "alarm", "--batch");
        assertThat(ran.status()).isZero();
        List<JsonNode> answers = ran.out().lines().map(CaseFile::parse).toList();
        assertThat(answers).hasSize(5);
        assertThat(answers.get(1).at("/error/path").stringValue()).isEmpty();
        assertThat(answers.get(2).has("error")).isTrue();
        assertThat(answers.get(3).at("/error/path").stringValue()).isEqualTo("Alarm");
        assertThat(answers.get(4)).isEqualTo(answers.getFirst());
        assertThat(answers.getFirst()).isEqualTo(run(ALARM, "alarm").json());
    }

    @Test
    void aDefectCostsItsOwnLineOnly() throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream("{\"bad\":1}\n{}\n".getBytes(StandardCharsets.UTF_8));
        var kind = new Kind() {
            @Override
            public String word() {
                return "brittle";
            }

            @Override
            public Answer decide(Case asked) {
                if (!asked.at("bad").isMissing()) {
                    throw new IllegalStateException("bad");
                }
                return new Answer(JsonNodeFactory.instance.objectNode(), List.of("good"));
            }
        };
        var stdout = new PrintStream(out, true, StandardCharsets.UTF_8);
        new DecideCommand(in, stdout, new PrintStream(err, true, StandardCharsets.UTF_8)).answerLines(kind, stdout);
        List<JsonNode> answers = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(CaseFile::parse)
                .toList();
        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).at("/error/message").stringValue()).contains("defect", "bad");
        assertThat(answers.get(1).get("why").stringValue()).isEqualTo("good");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("IllegalStateException", "at cockpit");
    }

    @Test
    void dynamoDbAlarmsIgnoreMissingDataWhateverTheySay() {
        String in = ALARM.replace("CWAgent", "AWS/DynamoDB")
                .replace("\"Period\"", "\"TreatMissingData\":\"breaching\",\"Period\"");
        JsonNode decision = run(in, "alarm").json().get("decision");
        assertThat(decision.get("StateValue").stringValue()).isEqualTo("OK");
        assertThat(decision.get("ReasonClass").stringValue()).isEqualTo("Unchanged");
    }

    @Test
    void disabledActionsDoNotRun() {
        String topic = "\"AlarmActions\":[\"arn:aws:sns:ap-northeast-2:111122223333:up\"],\"EvaluationPeriods\":1,";
        String on = ALARM.replace("\"EvaluationPeriods\":3,", topic);
        String off = ALARM.replace("\"EvaluationPeriods\":3,", topic + "\"ActionsEnabled\":false,");
        assertThat(run(on, "alarm").json().at("/decision/Actions").size()).isEqualTo(1);
        assertThat(run(off, "alarm").json().at("/decision/Actions").size()).isZero();
        assertThat(run(off, "alarm").json().at("/decision/StateValue").stringValue())
                .isEqualTo("ALARM");
    }

    @Test
    void anUnknownKindIsAUsageErrorThatListsThem() {
        for (String[] line : List.of(new String[] {"weather"}, new String[] {})) {
            Ran ran = run(ALARM, line);
            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.err()).contains("alarm", "split");
            assertThat(ran.out()).isEmpty();
        }
    }

    private record Ran(int status, String out, String err) {
        JsonNode json() {
            return CaseFile.parse(out);
        }
    }

    private static Ran run(String stdin, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new StringWriter();
        var in = new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8));
        var stdout = new PrintStream(out, true, StandardCharsets.UTF_8);
        var command = new CommandLine(new DecideCommand(in, stdout, new PrintStream(OutputStream.nullOutputStream())))
                .setErr(new PrintWriter(err, true));
        int status = command.execute(words);
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString());
    }
}
