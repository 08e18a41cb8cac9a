package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cockpit.recording.Recording;
import cockpit.recording.RecordingInfo;
import cockpit.views.theme.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CommandLineTest {
    private static final JsonMapper JSON = new JsonMapper();

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

    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        Ran help = run("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("rehearse", "record", "info", "decide", "--play", "--seed", "Exit codes");
        assertThat(run("--version").out()).startsWith("cockpit ");
    }

    @Test
    void whatCannotBeUnderstoodIsSaidAndExitsWithTwo(@TempDir Path folder) {
        assertThat(run("--nonsense").code()).isEqualTo(2);
        assertThat(run("rehearse", "cooking", "--no-pictures", "--report", folder.toString()))
                .satisfies(r -> assertThat(r.code()).isEqualTo(2))
                .satisfies(r -> assertThat(r.err()).contains("no scenario \"cooking\""));
        assertThat(run("rehearse", "bursting", "--lang", "en", "--no-pictures", "--set", "alarm.treshold=3"))
                .satisfies(r -> assertThat(r.code()).isEqualTo(2))
                .satisfies(r -> assertThat(r.err()).contains("did you mean alarm.threshold"));
        assertThat(run("rehearse", "bursting", "--speed", "fast").code()).isEqualTo(2);
        assertThat(run("info", folder.resolve("none.cockpit").toString()))
                .satisfies(r -> assertThat(r.code()).isEqualTo(2))
                .satisfies(r -> assertThat(r.err()).contains("none.cockpit").contains("no such file"));
    }

    /// What is wrong, and the words that must be said of it, in English and in Korean.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rehearse cooking | no scenario "cooking" | 시나리오가 없습니다
            rehearse bursting --set alarm.threshold=900 | from 0 to 100 | 0부터 100
            rehearse bursting --set alarm.threshold=hot | takes a number | 수를 받습니다
            rehearse bursting --set alarm.treshold=5 | did you mean alarm.threshold | 혹시 alarm.threshold
            rehearse bursting --seed many | not a whole number | 정수가 아닙니다
            rehearse bursting --speed NaN | above 0 | 0보다 큰
            rehearse bursting --size 9x9 | from 640x360 | 640x360부터
            rehearse bursting --source lively | it takes simulated | 받는 값: simulated
            rehearse bursting --source live | say --stage FILE | --stage FILE을
            rehearse bursting --stage HERE/none.yaml | none.yaml: it is not there | none.yaml: 없습니다
            rehearse bursting --stage HERE/file | takes a mapping | 매핑
            rehearse autoscaling --stage src/test/resources/stages/small.yaml | Add its section autoscaling | autoscaling 절을 추가하세요
            record autoscaling --out HERE/x.cockpit --stage src/test/resources/stages/small.yaml | Add its section autoscaling | autoscaling 절을 추가하세요
            rehearse bursting --live --play HERE/file | does not go with --play | 함께 쓸 수 없습니다
            rehearse bursting --live --source simulated | does not go with --source simulated | 함께 쓸 수 없습니다
            rehearse bursting --live --set alarm.threshold=5 | no knobs | 조절값이 없습니다
            record bursting --out HERE/x.cockpit --live --source simulated | does not go with | 함께 쓸 수 없습니다
            reset | say --stage FILE | --stage FILE을
            rehearse bursting --source simulated --play HERE/x | plays no recording | 재생하지 않습니다
            rehearse bursting --source recorded --set alarm.threshold=5 | no knobs | 조절값이 없습니다
            rehearse bursting --play HERE/x | no such file | 그런 파일이 없습니다
            rehearse bursting --report HERE/file --no-pictures | is a file | 파일입니다
            rehearse bursting --report HERE/file/below | cannot be written | 쓸 수 없습니다
            rehearse | Missing: SCENARIO | 빠진 것: SCENARIO
            rehearse bursting --sped 3 | Did you mean: --speed | 혹시 이것인가요: --speed
            record bursting | Missing: --out | 빠진 것: --out
            record bursting --out HERE | is a folder | 폴더입니다
            record bursting --out HERE/file/x.cockpit | is a file | 파일입니다
            info HERE/file | not a recording | 녹화가 아니거나
            --theme pink | dark or light | dark 또는 light
            --at 2:30 | name one with --play | --play로
            --play HERE/file --at soon | like 2:30 | 2:30처럼
            --play HERE/file --at -5 | like 2:30 | 2:30처럼
            """)
    void whatIsWrongIsSaidInTheLanguageOfTheCommand(String line, String english, String korean, @TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("file"), "no recording");
        for (String language : List.of("en", "ko")) {
            var arguments = new ArrayList<>(
                    List.of(line.replace("HERE", folder.toString()).split(" ")));
            arguments.addAll(List.of("--lang", language));
            Ran ran = run(arguments.toArray(String[]::new));
            assertThat(ran.code()).as(line).isEqualTo(2);
            assertThat(ran.err()).as(line).contains(language.equals("ko") ? korean : english);
            assertThat(ran.out()).as(line).isEmpty();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).as("nothing is left behind").containsExactly(folder.resolve("file"));
        }
    }

    @Test
    void anInstantBeyondTheEndIsRefused() {
        var stage = KnownStage.threeCues();
        Desktop.checkInstant(stage, Optional.of(70_000_000L));
        assertThatExceptionOfType(Misuse.class)
                .isThrownBy(() -> Desktop.checkInstant(stage, Optional.of(70_000_001L)))
                .withMessageContaining("1:10");
        assertThat(CockpitCommand.instant("1:02:03.5")).isEqualTo(3_723_500_000L);
    }

    @Test
    void theShippedRecordingIsWhatItsHeadSays(@TempDir Path folder) throws IOException {
        try (Recording shipped = Assets.recording("bursting", folder.resolve("cache"))) {
            assertThat(shipped.head().how()).isEqualTo("cockpit record bursting --seed 1");
            Path again = folder.resolve("again.cockpit");
            assertThat(run("record", "bursting", "--seed", "1", "--out", again.toString())
                            .code())
                    .isZero();
            try (Recording anew = Recording.open(again)) {
                assertThat(RecordingInfo.of(shipped, Texts.of("en")).digest())
                        .as("the simulation has changed: cockpit record bursting --seed 1 --out"
                                + " assets/recordings/bursting.cockpit")
                        .isEqualTo(RecordingInfo.of(anew, Texts.of("en")).digest());
            }
            assertThat(Files.size(again) / 18_000.0).as("bytes an event").isLessThan(30);
        }
    }

    @Test
    void recordsRehearsesAndSaysWhatIsInIt(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("talk.cockpit");
        assertThat(run("record", "bursting", "--out", file.toString(), "--seed", "4")
                        .code())
                .isZero();
        Ran info = run("info", file.toString());
        assertThat(info.code()).isZero();
        assertThat(info.out()).contains("It is whole.").containsPattern("Events digest: [0-9a-f]{64}");
        Path again = folder.resolve("again.cockpit");
        assertThat(run("record", "bursting", "--out", again.toString(), "--seed", "4")
                        .code())
                .isZero();
        assertThat(Files.readAllBytes(again)).as("same seed, same bytes").isEqualTo(Files.readAllBytes(file));
        Path report = folder.resolve("report");
        assertThat(run(
                                "rehearse",
                                "bursting",
                                "--source",
                                "recorded",
                                "--play",
                                file.toString(),
                                "--no-pictures",
                                "--report",
                                report.toString())
                        .code())
                .isZero();
        JsonNode json = JSON.readTree(Files.readString(report.resolve("report.json")));
        assertThat(json.path("held").asBoolean()).isTrue();
        assertThat(json.path("source").asString()).isEqualTo("recorded");
        assertThat(json.path("cues").size()).isEqualTo(17);
        assertThat(json.path("cues")
                        .get(0)
                        .path("expectations")
                        .get(0)
                        .path("after")
                        .isNumber())
                .isTrue();
        assertThat(Files.readString(report.resolve("report.html")))
                .doesNotContain("src=\"http")
                .contains("<h2>");
    }

    @Test
    void rehearsalThatDoesNotHoldExitsWithOne(@TempDir Path folder) {
        Ran ran = run(
                "rehearse", "bursting", "--no-pictures", "--set", "alarm.threshold=99", "--report", folder.toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("Did not hold: alarm");
    }

    @Test
    void paintsAPictureOfEachCueAndSaysWhereTheyAre(@TempDir Path folder) throws IOException {
        Ran ran = run("rehearse", "bursting", "--lang", "ko", "--size", "1280x720", "--report", folder.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("그림: " + folder.resolve("cues"));
        try (var pictures = Files.list(folder.resolve("cues"))) {
            List<Path> all = pictures.sorted().toList();
            assertThat(all).hasSize(17);
            assertThat(all.getFirst().getFileName()).hasToString("01-shop.png");
            var image = ImageIO.read(all.get(10).toFile());
            assertThat(image.getWidth()).isEqualTo(1_280);
            assertThat(image.getHeight()).isEqualTo(720);
        }
    }

    @Test
    void placesAreThePlatformsOwn() {
        Path home = Path.of("/h");
        assertThat(Places.of("Linux", home, Map.of()).state()).isEqualTo(Path.of("/h/.local/state/cockpit"));
        assertThat(Places.of("Linux", home, Map.of("XDG_DATA_HOME", "/d")).recordings())
                .isEqualTo(Path.of("/d/cockpit/recordings"));
        assertThat(Places.of("Linux", home, Map.of("XDG_DATA_HOME", "relative")).data())
                .isEqualTo(Path.of("/h/.local/share/cockpit"));
        assertThat(Places.of("Mac OS X", home, Map.of()).logs()).isEqualTo(Path.of("/h/Library/Logs/Cockpit"));
        assertThat(Places.of("Windows 11", home, Map.of("APPDATA", "/r")).settings())
                .isEqualTo(Path.of("/r/Cockpit"));
    }
}
