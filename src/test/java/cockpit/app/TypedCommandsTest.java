package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The program as its user types it.
final class TypedCommandsTest {
    private record Ran(int code, String out, String err) {}

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"--help", "rehearse --help", "record --help", "info --help", "decide --help"})
    void helpIsForAPersonAndNamesTheExitCodes(String line) {
        Ran ran = run(line.split(" "));
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("Usage: cockpit").contains("Exit codes:", "  0 ", "  2 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyOptionOfEveryCommandIsExplained(String language) {
        ResourceBundle words = Speech.help(List.of("--lang", language));
        assertThat(words.keySet()).isEqualTo(Speech.help(List.of()).keySet());
        CommandLine root = CockpitCommand.commandLine(List.of("--lang", language));
        var commands = new ArrayList<>(root.getSubcommands().values());
        commands.add(root);
        for (CommandLine command : commands) {
            String name = command.getCommandSpec().qualifiedName(".");
            assertThat(words.containsKey(name + ".usage.description.0"))
                    .as(name)
                    .isTrue();
            assertThat(command.getCommandSpec().args()).isNotEmpty().allSatisfy(arg -> {
                String key = arg instanceof OptionSpec option
                        ? option.longestName().replaceFirst("^--", "")
                        : arg.descriptionKey();
                assertThat(words.containsKey(name + "." + key) || words.containsKey(key))
                        .as("%s of %s in %s", key, name, language)
                        .isTrue();
            });
        }
    }

    @Test
    void helpComesInTheLanguageAskedFor() {
        assertThat(run("record", "--lang", "ko", "--help").out())
                .startsWith("사용법: cockpit record")
                .contains("종료 코드:", "새로 쓸 녹화 파일")
                .as("what it refuses it does not offer")
                .doesNotContain("--play");
    }

    @Test
    void theVersionNamesTheProgramAndItsJava() {
        Ran ran = run("--version");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("cockpit ").contains("Java 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --langg ko                                | --lang
            rehears bursting                          | rehearse
            rehearse burstin                          | bursting
            rehearse                                  | SCENARIO
            rehearse bursting --speed fast            | --speed
            rehearse bursting --speed 0               | --speed
            rehearse bursting --size 12               | --size
            rehearse bursting --lang fr               | --lang
            rehearse bursting --theme pink            | --theme
            rehearse bursting --source lively         | simulated
            rehearse bursting --seed one              | --seed
            rehearse bursting --set alarm.treshold=60 | alarm.threshold
            rehearse bursting --set alarm.threshold=x | alarm.threshold
            rehearse bursting --set alarm.threshold   | --set
            rehearse bursting --play nothing.cockpit  | nothing.cockpit
            record bursting                           | --out
            info nothing.cockpit                      | nothing.cockpit
            decide weather                            | alarm, autoscaler, hpa, hpa-run, scheduler, split
            decide                                    | alarm, autoscaler, hpa, hpa-run, scheduler, split
            --lang fr                                 | --lang
            --theme pink                              | --theme
            --at soon --play nothing.cockpit          | --at
            --at 2:00                                 | --play
            """)
    void whatCannotBeDoneIsSaidInALineOrTwoWithoutATrace(String line, String names) {
        Ran ran = run(line.strip().split(" "));
        assertThat(ran.code()).as(line).isEqualTo(2);
        assertThat(ran.err()).contains(names).doesNotContain("Exception", "\tat ");
        assertThat(ran.err().lines()).as("%s", ran.err()).hasSizeBetween(1, 3);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void whatIsRecordedIsWholeAndHoldsWhenRehearsedAgain() throws IOException {
        Path file = folder.resolve("talk.cockpit");
        Ran recorded = run("record", "bursting", "--seed", "3", "--out", file.toString());
        assertThat(recorded.code()).as(recorded.err() + recorded.out()).isZero();
        assertThat(recorded.out()).contains(file.toString());
        Ran info = run("info", file.toString());
        assertThat(info.code()).as(info.err() + info.out()).isZero();
        assertThat(info.out())
                .contains("cockpit record bursting --seed 3")
                .containsPattern("(?m)^Events digest: [0-9a-f]{64}$");
        Path report = folder.resolve("report");
        Ran rehearsed = run(
                "rehearse",
                "bursting",
                "--source",
                "recorded",
                "--play",
                file.toString(),
                "--no-pictures",
                "--report",
                report.toString());
        assertThat(rehearsed.code()).as(rehearsed.err() + rehearsed.out()).isZero();
        JsonNode json = new JsonMapper().readTree(Files.readString(report.resolve("report.json")));
        assertThat(json.get("source").stringValue()).isEqualTo("recorded");
        assertThat(json.get("held").booleanValue()).isTrue();
    }

    @Test
    void anExpectationThatDoesNotHoldIsNamedAndGivesOne() throws IOException {
        Path report = folder.resolve("report");
        Ran ran = run(
                "rehearse",
                "bursting",
                "--set",
                "alarm.threshold=99",
                "--no-pictures",
                "--lang",
                "ko",
                "--report",
                report.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("alarm", report.resolve("report.html").toString());
        JsonNode json = new JsonMapper().readTree(Files.readString(report.resolve("report.json")));
        assertThat(json.get("held").booleanValue()).isFalse();
        assertThat(ran.err()).as("quiet when piped").isEmpty();
    }

    @Test
    void aRecordingInTheWayIsNotOverwritten() throws IOException {
        Path file = folder.resolve("talk.cockpit");
        Files.createDirectories(folder.resolve("talk.cockpit.d"));
        Ran ran = run("record", "bursting", "--out", file.toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("talk.cockpit.d");
        assertThat(file).doesNotExist();
    }

    private static Ran run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = CockpitCommand.commandLine(List.of(arguments))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }
}
