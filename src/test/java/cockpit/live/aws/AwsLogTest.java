package cockpit.live.aws;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.aws.Invocations.Line;
import cockpit.world.CloudFact;
import cockpit.world.CloudFact.FunctionEnded;
import cockpit.world.CloudFact.FunctionStarted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Runs read from logs, as Lambda writes them.
final class AwsLogTest {
    private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");
    private static final String REPORT = "REPORT RequestId: r-1\tDuration: 12.60 ms\tBilled Duration: 13 ms\t";

    private final Invocations invocations = new Invocations("f");

    private static List<Line> lines(String... messages) {
        var lines = new ArrayList<Line>();
        for (String message : messages) {
            lines.add(new Line("s", T0.plusMillis(lines.size()), message + "\n"));
        }
        return lines;
    }

    private List<CloudFact> read(List<Line> lines) {
        return invocations.read(lines).stream().map(Invocations.Happening::fact).toList();
    }

    @Test
    void aWarmRun() {
        assertThat(read(lines("START RequestId: r-1 Version: $LATEST", "done as asked", "END RequestId: r-1", REPORT)))
                .containsExactly(new FunctionStarted("f", 1, false), new FunctionEnded("f", true, 13, "done as asked"));
    }

    /// The report tells of the cold start, and comes after the start has to be told.
    @Test
    void aColdRunIsKnownByItsReportOrByWhatComesBefore() {
        assertThat(read(lines("START RequestId: r-1 Version: 3", REPORT + "Init Duration: 400.00 ms\t")))
                .first()
                .isEqualTo(new FunctionStarted("f", 1, true));
        assertThat(read(List.of(
                        new Line("t", T0, "INIT_START Runtime Version: java:25.v2"),
                        new Line("t", T0.plusMillis(700), "START RequestId: r-2 Version: 3"))))
                .containsExactly(new FunctionStarted("f", 1, true));
    }

    @Test
    void linesThatComeTwiceTellNothingNew() {
        var lines = lines("START RequestId: r-1 Version: $LATEST", REPORT);
        assertThat(read(lines)).hasSize(2);
        assertThat(read(lines)).isEmpty();
    }

    @Test
    void aRunMayBeReadInPieces() {
        var lines = lines("START RequestId: r-1 Version: $LATEST", "one", "two", REPORT);
        assertThat(read(lines.subList(0, 2))).containsExactly(new FunctionStarted("f", 1, false));
        assertThat(read(lines)).containsExactly(new FunctionEnded("f", true, 13, "two"));
    }

    @Test
    void aSecondTryHasTheSameRequest() {
        read(lines("START RequestId: r-1 Version: $LATEST", REPORT + "Status: error\tError Type: Runtime.ExitError"));
        assertThat(read(List.of(new Line("s", T0.plusSeconds(60), "START RequestId: r-1 Version: $LATEST"))))
                .containsExactly(new FunctionStarted("f", 2, false));
    }

    @Test
    void failuresAreKnownByStatusTraceOrTimeout() {
        assertThat(failure("Status: error\tError Type: Runtime.ExitError")).isEqualTo("error");
        assertThat(failure("Status: timeout", "2026-11-27T09:00:30Z r-1 Task timed out after 30.00 seconds"))
                .contains("timed out");
        assertThat(failure("", "cannot patch: the API server says 403: java.io.IOException\n\tat a.B.c(B.java:1)"))
                .isEqualTo("cannot patch: the API server says 403: java.io.IOException");
        assertThat(failure("", "{\"errorMessage\": \"no route\", \"errorType\": \"java.lang.IllegalStateException\"}"))
                .isEqualTo("no route");
    }

    private static String failure(String report, String... said) {
        var all = new ArrayList<>(List.of("START RequestId: r-1 Version: $LATEST"));
        all.addAll(List.of(said));
        all.add(REPORT + report);
        var facts = new Invocations("f").read(lines(all.toArray(String[]::new)));
        var ended = (FunctionEnded) facts.getLast().fact();
        assertThat(ended.succeeded()).isFalse();
        return ended.outcome();
    }

    @Test
    void ourFunctionsDecisionsReadAsTheSimulationsDo() {
        assertThat(Words.of(List.of("{\"outcome\":\"refused\",\"reason\":\"it is sensitive\",\"route\":\"n/r\"}")))
                .isEqualTo(new Words("refused: it is sensitive", false));
        assertThat(Words.of(List.of("{\"outcome\":\"nothing\",\"reason\":\"at 20/80 already\",\"route\":\"n/r\"}")))
                .isEqualTo(new Words("at 20/80 already", false));
        String set = "{\"outcome\":\"set\",\"reason\":\"ALARM\",\"route\":\"n/r\",\"before\":0,\"after\":80}";
        assertThat(Words.of(List.of("{\"messages\":[" + set + "]}")).outcome()).isEqualTo("r set to 20/80: ALARM");
        assertThat(Words.of(List.of("{\"level\":\"INFO\",\"message\":\"" + set.replace("\"", "\\\"") + "\"}"))
                        .outcome())
                .isEqualTo("r set to 20/80: ALARM");
    }

    @Test
    void logsInJsonTellTheSame() {
        assertThat(read(lines(
                        "{\"time\":\"t\",\"type\":\"platform.initStart\",\"record\":{\"phase\":\"init\"}}",
                        "{\"time\":\"t\",\"type\":\"platform.start\",\"record\":{\"requestId\":\"r-9\"}}",
                        "{\"time\":\"t\",\"type\":\"platform.report\",\"record\":{\"requestId\":\"r-9\","
                                + "\"metrics\":{\"durationMs\":81.5,\"initDurationMs\":300},\"status\":\"success\"}}")))
                .containsExactly(new FunctionStarted("f", 1, true), new FunctionEnded("f", true, 82, ""));
    }

    /// The lab's function writes to a stream of its own, before the emulator tells of the run.
    @Test
    void wordsOfAnotherStreamBelongToTheRunBesideThem() {
        read(List.of(new Line("handler", T0, "{\"messages\":[{\"outcome\":\"nothing\",\"reason\":\"asleep\"}]}")));
        assertThat(read(List.of(
                        new Line("s", T0.plusMillis(300), "START RequestId: r-1 Version: $LATEST"),
                        new Line("s", T0.plusMillis(300), REPORT))))
                .contains(new FunctionEnded("f", true, 13, "asleep"));
    }

    @Test
    void aRunThatBeganBeforeAnybodyListenedIsNotToldOf() {
        assertThat(read(lines("END RequestId: r-1", REPORT, ""))).isEmpty();
    }
}
