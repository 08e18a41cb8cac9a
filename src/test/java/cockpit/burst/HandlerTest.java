package cockpit.burst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The function against a double of the API server, with events of the documented shapes.
final class HandlerTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN = "not-a-real-token";
    private static final String ALARM = "sns-cloudwatch-user-guide-alarm.json";
    private static final String OK = "sns-cloudwatch-user-guide-ok.json";

    /// Two routes: one with a condition, which is nobody's to change, and the one that is split.
    private static final String HOME = spec("onprem", 100, 0);

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, String> environment = new HashMap<>();
    private final HeardContext context = new HeardContext();

    private static String spec(String homeSubset, int home, int cloud) {
        return """
                {"hosts": ["recommendationservice"], "http": [
                  {"route": [
                    {"destination": {"host": "recommendationservice", "subset": "%s"}, "weight": %d, "headers": {"request": {"set": {"x": "y"}}}},
                    {"destination": {"host": "recommendationservice", "subset": "cloud"}, "weight": %d}],
                   "timeout": "3s"},
                  {"match": [{"headers": {"end-user": {"exact": "tester"}}}],
                   "route": [{"destination": {"host": "recommendationservice", "subset": "canary"}}]}]}
                """.formatted(homeSubset, home, cloud);
    }

    @BeforeEach
    void setUp() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        environment.putAll(Map.of(
                "ALARM", "octank-cpu-high",
                "NAMESPACE", "hipster-app",
                "ROUTE", "recommend-split",
                "SERVICE", "recommendationservice",
                "SENSITIVE", "cartservice, paymentservice",
                "TOKEN_FILE", token.toString()));
    }

    private JsonNode run(RouteServer server, String event) throws IOException {
        return run(server, Files.readAllBytes(Path.of("src/test/resources/events", event)));
    }

    private JsonNode run(RouteServer server, byte[] event) throws IOException {
        environment.put("CLUSTER_ENDPOINT", server.endpoint().toString());
        var out = new ByteArrayOutputStream();
        new Handler(environment, Clock.systemUTC()).handleRequest(new ByteArrayInputStream(event), out, context);
        JsonNode messages = JSON.readTree(out.toByteArray()).path("messages");
        assertThat(messages.size()).isEqualTo(1);
        assertThat(context.heard()).contains(messages.get(0).path("reason").asString());
        return messages.get(0);
    }

    private static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sns-cloudwatch-user-guide-alarm.json",
                "lambda-cloudwatch-user-guide-alarm.json",
                "sns-lab-ministack-alarm.json"
            })
    void anAlarmSetsTheWeightAndNothingElse(String event) throws IOException {
        try (var server = RouteServer.plain(HOME)) {
            assertThat(run(server, event)).isEqualTo(json("""
                            {"outcome": "set", "route": "hipster-app/recommend-split", "before": 0, "after": 80,
                             "reason": "OK -> ALARM: recommendationservice 0 % -> 80 % to the cloud"}
                            """));
            assertThat(server.spec()).isEqualTo(json(spec("onprem", 20, 80)));
            assertThat(server.authorizations()).containsOnly("Bearer " + TOKEN);
        }
    }

    /// Lambda delivers at least once.
    @Test
    void theSameMessageAgainWritesNothing() throws IOException {
        try (var server = RouteServer.plain(HOME)) {
            run(server, ALARM);
            assertThat(run(server, ALARM).path("outcome").asString()).isEqualTo("nothing");
            assertThat(server.patches()).isEqualTo(1);
        }
    }

    @Test
    void okGoesBackOnlyWhereThatIsConfigured() throws IOException {
        try (var server = RouteServer.plain(spec("onprem", 20, 80))) {
            assertThat(run(server, OK).path("outcome").asString()).isEqualTo("nothing");
            assertThat(server.patches()).isZero();
            environment.put("OK_GOES_BACK", "true");
            assertThat(run(server, OK).path("outcome").asString()).isEqualTo("set");
            assertThat(server.spec()).isEqualTo(json(HOME));
        }
    }

    @Test
    void noDataMovesNothing() throws IOException {
        try (var server = RouteServer.plain(HOME)) {
            JsonNode done = run(server, "sns-cloudwatch-user-guide-insufficient-data.json");
            assertThat(done.path("outcome").asString()).isEqualTo("nothing");
            assertThat(done.path("reason").asString()).contains("no data is no reason");
            assertThat(server.patches()).isZero();
        }
    }

    @Test
    void aSensitiveServiceIsRefusedByItsNameAndByItsRoute() throws IOException {
        String payment = HOME.replace("recommendationservice", "paymentservice");
        try (var server = RouteServer.plain(payment)) {
            assertThat(run(server, ALARM).path("reason").asString())
                    .isEqualTo("the route is of paymentservice, this function shifts recommendationservice");
            environment.put("SERVICE", "paymentservice");
            JsonNode done = run(server, ALARM);
            assertThat(done.path("outcome").asString()).isEqualTo("refused");
            assertThat(done.path("reason").asString()).endsWith("handles sensitive data and stays on-prem");
            assertThat(server.spec()).isEqualTo(json(payment));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{} | the event has neither",
                "no json | the event has neither",
                "{\"Records\": [{\"EventSource\": \"aws:s3\"}]} | not from a topic",
                "{\"Records\": [{\"EventSource\": \"aws:sns\", \"Sns\": {\"Message\": \"Hello from SNS!\"}}]} | no JSON",
                "{\"Records\": [{\"EventSource\": \"aws:sns\", \"Sns\": {\"Message\": \"{}\"}}]} | no name or no state",
                "{\"alarmData\": {\"alarmName\": \"octank-cpu-high\"}} | no name or no state",
                "{\"alarmData\": {\"alarmName\": \"other\", \"state\": {\"value\": \"ALARM\"}}} | the message is of alarm other",
                "{\"alarmData\": {\"alarmName\": \"octank-cpu-high\", \"state\": {\"value\": \"SIDEWAYS\"}}} | no state of an alarm"
            })
    void whatIsNoMessageOfTheAlarmIsRefusedAndNotTriedAgain(String event, String reason) throws IOException {
        try (var server = RouteServer.plain(HOME)) {
            JsonNode done = run(server, event.getBytes(StandardCharsets.UTF_8));
            assertThat(done.path("outcome").asString()).isEqualTo("refused");
            assertThat(done.path("reason").asString()).contains(reason);
            assertThat(server.patches()).isZero();
        }
    }

    @Test
    void aRouteWithoutTheSubsetsIsRefused() throws IOException {
        try (var server = RouteServer.plain(spec("datacentre", 100, 0))) {
            assertThat(run(server, ALARM).path("reason").asString())
                    .isEqualTo("no route of the VirtualService has the subsets onprem and cloud");
            environment.put("HOME_SUBSET", "datacentre");
            assertThat(run(server, ALARM).path("outcome").asString()).isEqualTo("set");
        }
    }

    @Test
    void somebodyFasterIsSeenAndTheirWorkIsNotUndone() throws IOException {
        try (var server = RouteServer.plain(HOME)) {
            server.meanwhile(50);
            JsonNode done = run(server, ALARM);
            assertThat(done.path("before").asInt()).isEqualTo(50);
            assertThat(done.path("after").asInt()).isEqualTo(80);
            assertThat(server.patches()).isEqualTo(2);
        }
        try (var server = RouteServer.plain(HOME)) {
            server.meanwhile(0);
            assertThat(run(server, ALARM).path("outcome").asString()).isEqualTo("nothing");
            assertThat(server.spec()).isEqualTo(json(spec("onprem", 0, 100)));
        }
    }

    @Test
    void somebodyFasterTwiceIsLeftToLambdasNextTry() throws IOException {
        try (var server = RouteServer.plain(HOME)) {
            server.meanwhile(90);
            server.meanwhile(70);
            assertThatIOException().isThrownBy(() -> run(server, ALARM)).withMessageContaining("somebody else");
            assertThat(server.spec()).isEqualTo(json(spec("onprem", 70, 30)));
        }
    }

    @ParameterizedTest
    @CsvSource({"401, access entry", "403, burst-rbac.yaml", "500, says 500", "302, says 302"})
    void whatTheServerRefusesFailsWithTheCureAndWithoutSecrets(int status, String words) throws IOException {
        try (var server = RouteServer.plain(HOME)) {
            server.failWith(status);
            assertThatIOException()
                    .isThrownBy(() -> run(server, ALARM))
                    .satisfies(e -> assertThat(String.valueOf(e.getMessage()))
                            .contains(words)
                            .doesNotContain(RouteServer.OTHER_ACCOUNT, TOKEN));
            assertThat(run(server, ALARM).path("outcome").asString())
                    .as("Lambda tries again")
                    .isEqualTo("set");
        }
    }

    @Test
    void aServerThatIsNotThereFails() throws IOException {
        var server = RouteServer.plain(HOME);
        server.close();
        assertThatIOException().isThrownBy(() -> run(server, ALARM)).withMessageContaining("does not answer");
    }

    /// With a certificate of an authority of its own, as EKS has it; and not without.
    @Test
    void theServersCertificateIsChecked() throws Exception {
        var identity = new ServerIdentity(folder);
        try (var server = RouteServer.secure(HOME, identity.context())) {
            assertThatIOException().isThrownBy(() -> run(server, ALARM));
            assertThat(server.authorizations()).isEmpty();
            environment.put("CLUSTER_CA", identity.authority());
            assertThat(run(server, ALARM).path("outcome").asString()).isEqualTo("set");
        }
    }
}
