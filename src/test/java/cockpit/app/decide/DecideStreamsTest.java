package cockpit.app.decide;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cockpit.CaseFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// What comes in and goes out around a decision: what cannot be read, batches, defects, exit codes.
final class DecideStreamsTest {
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
                "alarm | `\"Value\":90` | `\"Value\":-1e999` | Datapoints[0].Value",
                "alarm | `\"StateValue\":\"OK\"` | `\"StateValue\":\"OK\",\"EvaluationRange\":99999999999` | EvaluationRange",
                "alarm | `[{\"Timestamp\"` | `[null,{\"Timestamp\"` | Datapoints[0]",
                "alarm | `\"Datapoints\":[` | `\"Datapoints\":{},\"x\":[` | Datapoints",
                "alarm | `\"Now\":\"2026-11-12T09:05:00Z\"` | `\"Now\":\"2026-02-30T09:05:00Z\"` | Now",
                "alarm | `\"Period\":60` | `\"Period\":60,\"AlarmActions\":\"arn:aws:sns:x\"` | Alarm.AlarmActions",
                "alarm | `\"Period\":60` | `\"Period\":60,\"ActionsEnabled\":\"yes\"` | Alarm.ActionsEnabled",
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
        String whole = kind.equals("alarm") ? Ran.ALARM : Ran.SPLIT;
        assertThat(whole).contains(part);
        Ran ran = Ran.run(whole.replace(part, instead), kind);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.json().at("/error/path").stringValue()).isEqualTo(path);
        assertThat(ran.json().at("/error/message").stringValue()).isNotBlank();
        assertThat(ran.json().has("decision")).isFalse();
    }

    @Test
    void whatIsNoJsonHasNoPath() {
        for (String text :
                List.of("", "{", "[]", "7", "null", Ran.ALARM + Ran.ALARM, "{\"Alarm\":NaN}", "[".repeat(5_000))) {
            Ran ran = Ran.run(text, "alarm");
            assertThat(ran.status()).as(text).isEqualTo(2);
            assertThat(ran.json().at("/error/path").stringValue()).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "` ` | nothing came in",
                "`[]` | not a list",
                "`7` | not a number",
                "`{\"Alarm\":}` | no JSON at line 1, column 10",
                "`{\"Alarm\":{}` | end-of-input",
                "`{\"Alarm\":{},\"Now\":2147483648}` | a string",
                "`{\"Alarm\":{\"Period\":2147483648}}` | from -2147483648 to 2147483647",
                "`{\"Alarm\":{\"Threshold\":\"70\"}}` | a number",
            })
    void saysWhatIsWrongWithIt(String text, String words) {
        assertThat(Ran.run(text, "alarm").json().at("/error/message").stringValue())
                .contains(words);
    }

    /// Jackson makes no double of it, and says so with an exception of its own.
    @Test
    void numbersWithoutEndAreTheCasesFault() {
        for (String digits : List.of("9".repeat(400), "-" + "9".repeat(400), "9".repeat(2_000))) {
            Ran ran = Ran.run(Ran.ALARM.replace("\"Value\":90", "\"Value\":" + digits), "alarm");
            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.json().at("/error/message").stringValue()).doesNotContain("defect");
        }
        assertThat(Ran.run(Ran.ALARM.replace("\"Value\":90", "\"Value\":" + "9".repeat(30)), "alarm")
                        .status())
                .isZero();
    }

    /// CloudWatch would never come to look at the rest.
    @Test
    void aRejectedAlarmNeedsNoDatapoints() {
        Ran ran = Ran.run("{\"Alarm\":{\"AlarmName\":\"cpu\"}}", "alarm");
        assertThat(ran.status()).isZero();
        assertThat(ran.json().at("/decision/Parameter").stringValue()).isEqualTo("MetricName");
    }

    @Test
    void aBatchAnswersLineByLine() {
        String lines = Stream.of(Ran.ALARM, "{", "", Ran.SPLIT, Ran.ALARM).collect(Collectors.joining("\n")) + "\n";
        Ran ran = Ran.run(lines, "alarm", "--batch");
        assertThat(ran.status()).isZero();
        List<JsonNode> answers = ran.out().lines().map(CaseFile::parse).toList();
        assertThat(answers).hasSize(5);
        assertThat(answers.get(1).at("/error/path").stringValue()).isEmpty();
        assertThat(answers.get(2).has("error")).isTrue();
        assertThat(answers.get(3).at("/error/path").stringValue()).isEqualTo("Alarm");
        assertThat(answers.get(4)).isEqualTo(answers.getFirst());
        assertThat(answers.getFirst()).isEqualTo(Ran.run(Ran.ALARM, "alarm").json());
    }

    /// Only a line feed ends a line; Windows' line ends and byte order mark are no part of a case.
    @Test
    void everyLineOfABatchHasItsAnswerHoweverItIsWritten() {
        String split = Ran.ALARM.replace(",\"StateValue\"", ",\r\"StateValue\"");
        Ran ran = Ran.run("\uFEFF" + Ran.ALARM + "\r\n" + split + "\n\r\n" + Ran.ALARM, "alarm", "--batch");
        List<JsonNode> answers = ran.out().lines().map(CaseFile::parse).toList();
        assertThat(answers).hasSize(4);
        assertThat(answers.get(0).has("decision")).isTrue();
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(answers.get(2).has("error")).isTrue();
        assertThat(answers.get(3)).isEqualTo(answers.get(0));
        assertThat(Ran.run("\uFEFF" + Ran.ALARM, "alarm").json()).isEqualTo(answers.get(0));
        assertThat(Ran.run("", "alarm", "--batch").out()).isEmpty();
    }

    @Test
    void aDefectIsAnsweredInJsonToo() throws IOException {
        var out = new ByteArrayOutputStream();
        var stdout = new PrintStream(out, true, StandardCharsets.UTF_8);
        var in = new ByteArrayInputStream("{\"bad\":1}".getBytes(StandardCharsets.UTF_8));
        var err = new ByteArrayOutputStream();
        var command = new DecideCommand(in, stdout, new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(command.answerOne(new Brittle(), stdout)).isEqualTo(2);
        assertThat(CaseFile.parse(out.toString(StandardCharsets.UTF_8))
                        .at("/error/message")
                        .stringValue())
                .contains("defect", "bad");
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .as("one line that says what it was, and where the rest is")
                .singleElement()
                .asString()
                .contains("defect", "bad", "cockpit.log");
    }

    /// A kind that throws what it must not.
    private static final class Brittle implements Kind {
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
    }

    @Test
    void aDefectCostsItsOwnLineOnly() throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream("{\"bad\":1}\n{}\n".getBytes(StandardCharsets.UTF_8));
        var kind = new Brittle();
        var stdout = new PrintStream(out, true, StandardCharsets.UTF_8);
        new DecideCommand(in, stdout, new PrintStream(err, true, StandardCharsets.UTF_8)).answerLines(kind, stdout);
        List<JsonNode> answers = out.toString(StandardCharsets.UTF_8)
                .lines()
                .map(CaseFile::parse)
                .toList();
        assertThat(answers).hasSize(2);
        assertThat(answers.get(0).at("/error/message").stringValue()).contains("defect", "bad");
        assertThat(answers.get(1).get("why").stringValue()).isEqualTo("good");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("IllegalStateException", "cockpit.log");
    }

    /// What is not said in the one line.
    @Test
    void whereADefectWasAndInWhichCaseIsInTheLog() throws IOException {
        var log = (Logger) LoggerFactory.getLogger(DecideCommand.class);
        var kept = new ListAppender<ILoggingEvent>();
        kept.start();
        log.addAppender(kept);
        try {
            var in = new ByteArrayInputStream("{\"bad\":1}".getBytes(StandardCharsets.UTF_8));
            var nowhere = new PrintStream(OutputStream.nullOutputStream());
            new DecideCommand(in, nowhere, nowhere).answerOne(new Brittle(), nowhere);
        } finally {
            log.detachAppender(kept);
        }
        assertThat(kept.list).singleElement().satisfies(event -> {
            assertThat(event.getFormattedMessage()).contains("decide brittle", "{\"bad\":1}");
            assertThat(event.getThrowableProxy().getStackTraceElementProxyArray())
                    .anySatisfy(frame -> assertThat(frame.toString()).contains("Brittle.decide"));
        });
    }

    @Test
    void anUnknownKindIsAUsageErrorAndNoAnswer() {
        for (String[] line : List.of(new String[] {"weather"}, new String[] {})) {
            Ran ran = Ran.run(Ran.ALARM, line);
            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.err()).isNotBlank();
            assertThat(ran.out()).isEmpty();
        }
    }
}
