package cockpit.app;

import cockpit.recording.Recording;
import cockpit.script.Scenario;
import cockpit.script.ScenarioReader;
import cockpit.stage.Names;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What ships with the program.
final class Assets {
    /// Scenarios there are, by id.
    static final List<String> SCENARIOS = List.of("bursting");

    private Assets() {}

    /// A shipped scenario.
    ///
    /// @throws IllegalArgumentException if there is none of this id; the message lists those there are
    static Scenario scenario(String id, Names names) {
        if (!SCENARIOS.contains(id)) {
            throw new IllegalArgumentException(
                    "There is no scenario \"" + id + "\"; there is " + String.join(", ", SCENARIOS));
        }
        String file = "scenarios/" + id + ".yaml";
        return ScenarioReader.read(file, new String(bytes(file), StandardCharsets.UTF_8), names);
    }

    /// The recording shipped for a scenario, as a file that can be opened.
    ///
    /// @param into a folder for a copy: a recording is read at random, which needs a file
    static Recording recording(String scenario, Path into) throws IOException {
        Files.createDirectories(into);
        Path copy = into.resolve(scenario + ".cockpit");
        byte[] shipped = bytes("recordings/" + scenario + ".cockpit");
        if (!Files.isRegularFile(copy) || !Arrays.equals(Files.readAllBytes(copy), shipped)) {
            Files.write(copy, shipped);
        }
        return Recording.open(copy);
    }

    /// The program's version.
    static String version() {
        String built = Assets.class.getPackage().getImplementationVersion();
        return built == null ? "development" : built;
    }

    private static byte[] bytes(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The program's file " + name + " is missing: build or install it anew");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("The program's file " + name + " cannot be read", e);
        }
    }
}
