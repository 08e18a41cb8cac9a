package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class CommandLineTest {
    private static final JsonMapper JSON = new JsonMapper();

    private record Ran(int code, String out, String err) {}

    private static Ran run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = CockpitCommand.commandLine()
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
        assertThat(run("rehearse", "bursting", "--no-pictures", "--set", "alarm.treshold=3"))
                .satisfies(r -> assertThat(r.code()).isEqualTo(2))
                .satisfies(r -> assertThat(r.err()).contains("did you mean alarm.threshold"));
        assertThat(run("rehearse", "bursting", "--speed", "fast").code()).isEqualTo(2);
        assertThat(run("info", folder.resolve("none.cockpit").toString()))
                .satisfies(r -> assertThat(r.code()).isEqualTo(2))
                .satisfies(r -> assertThat(r.err()).contains("none.cockpit").contains("no such file"));
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
    void paintsAPictureOfEachCue(@TempDir Path folder) throws IOException {
        assertThat(run("rehearse", "bursting", "--lang", "ko", "--size", "1280x720", "--report", folder.toString())
                        .code())
                .isZero();
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
