package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.Journal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A live run that is told to end puts everything back first, and says so.
@Tag("lab")
final class InterruptionLabTest {
    private static final int CHANGED = 120;

    @TempDir
    private Path folder = Path.of("");

    /// The whole program on the lab, in a process of its own.
    private Process started(Lab lab, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT", // whoever started this in the background may have had it ignored
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dprism.order=sw",
                "-cp",
                System.getProperty("java.class.path"),
                Boot.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--stage", lab.stage().file().toString(), "--lang", "en"));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        builder.redirectOutput(said());
        return builder.start();
    }

    private File said() {
        return folder.resolve("said").toFile();
    }

    private Path journal(Lab lab) {
        return LiveOpening.journal(lab.stage(), folder.resolve("state/cockpit/journals"));
    }

    @ParameterizedTest
    @CsvSource({"INT, 130, rehearse", "TERM, 143, record"})
    void aRunThatIsToldToEndPutsEverythingBackFirst(String signal, int code, String what)
            throws IOException, InterruptedException {
        Lab lab = Lab.orSkip();
        Map<String, JsonNode> before = lab.specs();
        int users = lab.users();
        Path out = folder.resolve("live.cockpit");
        Process run = what.equals("record")
                ? started(lab, "record", "bursting", "--out", out.toString())
                : started(
                        lab,
                        "rehearse",
                        "bursting",
                        "--no-pictures",
                        "--report",
                        folder.resolve("report").toString());
        try {
            untilLoadIsAsked(lab, run);
            Lab.run("kill", "-" + signal, String.valueOf(run.pid()));
            assertThat(run.waitFor(Interruption.LONGEST.toSeconds() + 10, TimeUnit.SECONDS))
                    .as("it ends")
                    .isTrue();
        } finally {
            run.destroyForcibly();
        }
        String said = Files.readString(said().toPath());
        assertThat(run.exitValue()).as(said).isEqualTo(code);
        assertThat(said).contains("Interrupted. What was changed is put back first", "Everything is as it was.");
        assertThat(Journal.leftIn(journal(lab))).as(said).isEmpty();
        assertThat(lab.specs()).isEqualTo(before);
        assertThat(lab.users()).isEqualTo(users);
        assertThat(what.equals("record") ? out : folder.resolve("report/report.html"))
                .as("what it came to is kept")
                .exists();
    }

    /// The load is in the journal and with Locust.
    private void untilLoadIsAsked(Lab lab, Process run) throws IOException, InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(CHANGED);
        int users = lab.users();
        while (lab.users() <= users) {
            assertThat(run.isAlive()).as(Files.readString(said().toPath())).isTrue();
            assertThat(System.nanoTime()).as("the load is asked for").isLessThan(limit);
            run.waitFor(250, TimeUnit.MILLISECONDS);
        }
        assertThat(Journal.leftIn(journal(lab))).hasSize(2);
    }
}
