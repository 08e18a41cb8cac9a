package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.Loopback;
import cockpit.live.Mask;
import cockpit.live.Trouble;
import cockpit.preflight.Board;
import cockpit.preflight.Venue;
import cockpit.preflight.Verdict;
import cockpit.views.theme.Texts;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `cockpit preflight` as it is typed.
final class PreflightCommandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder = Path.of("");

    private record Ran(int code, String out, String err) {}

    private static Ran run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = CockpitCommand.commandLine(List.of(args))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
        return new Ran(code, out.toString(), err.toString());
    }

    private String nowhere() {
        URI nobody = Loopback.nobody();
        Venue.stage(folder, nobody, "{driver: locust, locust: \"" + nobody + "\"}");
        return folder.resolve("stage.yaml").toString();
    }

    @Test
    void withNothingReachableItIsNotReadyAndSaysWhatToDo() {
        Ran ran = run("preflight", "--stage", nowhere(), "--json", "--lang", "en");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isEqualTo(1);
        JsonNode page = JSON.readTree(ran.out());
        assertThat(page.path("verdict").asString()).isEqualTo("no-go");
        assertThat(page.path("seconds").asDouble()).isBetween(0.0, 5.0);
        assertThat(page.path("checks").size()).isEqualTo(29);
        for (JsonNode check : page.path("checks")) {
            assertThat(check.propertyNames()).containsExactly("name", "verdict", "title", "text", "what", "seconds");
            assertThat(check.path("text").asString()).isNotBlank().doesNotContain("live.", "preflight.");
            assertThat(check.path("what").asString().isBlank())
                    .as(check.toString())
                    .isEqualTo(check.path("verdict").asString().equals("go"));
        }
        assertThat(page.path("checks").get(0).path("name").asString()).isEqualTo("cluster MAIN");
    }

    @ParameterizedTest
    @CsvSource({"en, NO-GO, not ready:, refuses connections", "ko, 불가, 준비되지 않음:, 거부"})
    void theWorstComesFirstInBothLanguages(String language, String verdict, String end, String words) {
        Ran ran = run("preflight", "--stage", nowhere(), "--lang", language);
        List<String> lines = ran.out().lines().toList();
        assertThat(lines.getFirst()).startsWith(verdict).contains("MAIN", words);
        assertThat(lines.get(1)).contains("> ").contains("kubectl --context MAIN version");
        assertThat(lines.getLast()).startsWith(end);
        assertThat(ran.err()).as("nothing moves where nobody sees it").isEmpty();
        assertThat(ran.code()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"en, --for takes minutes", "ko, --for는"})
    void whatCannotRunExitsWithTwo(String language, String words) {
        Ran ran = run("preflight", "--stage", nowhere(), "--for", "soon", "--lang", language);
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains(words);
        assertThat(run("preflight", "--stage", folder.resolve("none.yaml").toString())
                        .code())
                .isEqualTo(2);
        Ran help = run("preflight", "--help", "--lang", language);
        assertThat(help.out())
                .contains("--json", "--for=MINUTES", "--stage=FILE")
                .doesNotContain("cockpit.preflight.");
    }

    @Test
    void wordsFromOutsideAreMaskedAndDoNotSteerTheTerminal() {
        var line = new Board.Line(
                "cluster MAIN",
                Trouble.of("preflight.check.cluster", "MAIN"),
                Verdict.WARN,
                Trouble.of("preflight.cluster.answers", "secret-word \u001b[2J 999988887777"),
                Trouble.of("preflight.try.clock"),
                Instant.EPOCH,
                Duration.ofMillis(1_250));
        var board = new Board(List.of(line), Instant.EPOCH, Duration.ofMillis(2_340));
        var page = new BoardPage(board, Texts.of("en"), new Mask(List.of("secret-word")));
        assertThat(page.lines())
                .containsExactly(
                        "WARN  cluster MAIN  answers, Kubernetes <masked>  [2J 111122223333",
                        "                    > Set this machine's clock by the network, and look again",
                        "ready with warnings: 1 (2.3 s)");
        assertThat(page.json()).contains("\"seconds\" : 2.3").doesNotContain("secret-word", "999988887777");
    }
}
