package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher, with JDKs that are only a release file and a script that prints its arguments.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a shell script")
@Timeout(60)
final class LauncherTest {
    private record Ran(int code, String out, String err) {}

    @TempDir
    private Path folder;

    private Path launcher = Path.of("");

    @BeforeEach
    void install() throws IOException {
        Path program = folder.resolve("a program");
        Files.createDirectories(program.resolve("bin"));
        Files.createDirectories(program.resolve("lib"));
        Files.createFile(program.resolve("lib/cockpit-1.2.3.jar"));
        launcher = Files.copy(Path.of("src/dist/bin/cockpit"), program.resolve("bin/cockpit"));
        executable(launcher);
    }

    @Test
    void takesTheNamedJdkAndHandsArgumentsOnAsTheyAre() throws Exception {
        Path jdk = jdk("jdk 25", "25.0.3");
        Ran ran = run(Map.of("COCKPIT_JAVA", jdk.toString()), "info", "my talk.cockpit", "--x=*");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out().lines())
                .contains("[-jar]", "[" + folder.toRealPath().resolve("a program/lib/cockpit-1.2.3.jar") + "]")
                .endsWith("[info]", "[my talk.cockpit]", "[--x=*]");
    }

    @Test
    void isFoundThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), launcher);
        launcher = link;
        Ran ran = run(Map.of("COCKPIT_JAVA", jdk("jdk", "26").toString()), "--version");
        assertThat(ran.out()).contains("a program/lib/cockpit-1.2.3.jar]");
    }

    @Test
    void passesOverAJdkThatIsTooOld() throws Exception {
        Path old = jdk("old", "17.0.9");
        Path path = jdk("new", "25");
        Ran ran = run(Map.of("JAVA_HOME", old.toString(), "PATH", path.resolve("bin") + ":" + path()), "--version");
        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("home=" + path);
    }

    @Test
    void saysWhatIsWrongWithTheNamedJdkInsteadOfTakingAnother() throws Exception {
        Ran ran = run(
                Map.of(
                        "COCKPIT_JAVA",
                        jdk("old", "1.8.0_402").toString(),
                        "JAVA_HOME",
                        jdk("new", "25").toString()),
                "--version");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("COCKPIT_JAVA", "25 or newer", "unset");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void keepsAnArchiveOfClassesForEachKindOfWork() throws Exception {
        Map<String, String> jdk = Map.of("COCKPIT_JAVA", jdk("jdk", "25").toString());
        assertThat(name(run(jdk))).matches("desk\\.\\d+\\.jsa");
        assertThat(name(run(jdk, "--play", "x"))).startsWith("desk.");
        assertThat(name(run(jdk, "--stage", "x"))).startsWith("desk-live.");
        assertThat(name(run(jdk, "rehearse", "bursting"))).startsWith("rehearse.");
        assertThat(name(run(jdk, "rehearse", "bursting", "--source", "live", "--stage=x")))
                .startsWith("rehearse-live.");
        assertThat(run(jdk, "--help").out())
                .as("the few classes of a help text are not worth one")
                .doesNotContain("jsa");
    }

    /// The JVM would read it, find that its jars are others, and start without any for ever.
    @Test
    void anArchiveOfOtherJarsIsReplaced() throws Exception {
        Map<String, String> jdk = Map.of("COCKPIT_JAVA", jdk("jdk", "25").toString());
        Path first = archive(run(jdk));
        Path live = archive(run(jdk, "--live"));
        Files.createFile(first);
        Files.createFile(live);
        assertThat(archive(run(jdk))).as("the same jars").isEqualTo(first);
        assertThat(first).exists();

        Files.writeString(folder.resolve("a program/lib/cockpit-1.2.3.jar"), "another");
        assertThat(archive(run(jdk))).isNotEqualTo(first);
        assertThat(first).doesNotExist();
        assertThat(live).as("of another kind of work").exists();
    }

    private static String name(Ran ran) {
        return archive(ran).getFileName().toString();
    }

    /// Of the arguments that the JVM gets.
    private static Path archive(Ran ran) {
        String line = ran.out()
                .lines()
                .filter(each -> each.startsWith("[-XX:SharedArchiveFile="))
                .findFirst()
                .orElseThrow();
        return Path.of(line.substring(line.indexOf('=') + 1, line.length() - 1));
    }

    private Path jdk(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Path java = jdk.resolve("bin/java");
        Files.writeString(java, "#!/bin/sh\necho \"home=" + jdk + "\"\nfor a in \"$@\"; do echo \"[$a]\"; done\n");
        executable(java);
        return jdk;
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(
                file,
                Set.of(
                        PosixFilePermission.OWNER_READ,
                        PosixFilePermission.OWNER_WRITE,
                        PosixFilePermission.OWNER_EXECUTE));
    }

    private static String path() {
        return System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    }

    private Ran run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().putAll(environment);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("a cache").toString());
        int code = builder.start().waitFor();
        return new Ran(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
