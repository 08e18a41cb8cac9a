package cockpit.app;

import cockpit.recording.Recording;
import cockpit.script.Scenario;
import cockpit.script.ScenarioReader;
import cockpit.stage.Manifest;
import cockpit.stage.Names;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/// What ships with the program.
final class Assets {
    /// Scenarios there are, by id.
    static final List<String> SCENARIOS = List.of("bursting", Assets.AUTOSCALING);

    /// Pods by HPA, nodes by Cluster Autoscaler.
    static final String AUTOSCALING = "autoscaling";

    /// Recordings that ship: one of the simulation for each scenario, and one of real servers.
    static final List<String> RECORDINGS = List.of("bursting", "bursting-live", AUTOSCALING);

    private Assets() {}

    /// A shipped scenario.
    ///
    /// @throws Misuse if there is none of this id; it lists those there are
    static Scenario scenario(String id, Names names) {
        if (!SCENARIOS.contains(id)) {
            throw new Misuse("cli.bad.scenario", id, String.join(", ", SCENARIOS));
        }
        String file = "scenarios/" + id + ".yaml";
        return ScenarioReader.read(file, new String(bytes(file), StandardCharsets.UTF_8), names);
    }

    /// A shipped manifest, YAML.
    static String manifest(Manifest manifest) {
        return new String(bytes("stage/" + manifest.file()), StandardCharsets.UTF_8);
    }

    /// The recording shipped for a scenario.
    ///
    /// @param into a folder for a copy
    /// @throws Misuse if there is no such scenario
    static Recording recording(String scenario, Path into) throws IOException {
        return Recording.open(recordingFile(scenario, into));
    }

    /// The same, as a file that can be opened.
    ///
    /// @param into a folder for a copy: a recording is read at random, which needs a file
    /// @throws Misuse if there is no such scenario
    static Path recordingFile(String scenario, Path into) throws IOException {
        if (!SCENARIOS.contains(scenario)) {
            throw new Misuse("cli.bad.scenario", scenario, String.join(", ", SCENARIOS));
        }
        return shipped(scenario, into);
    }

    /// A recording by name: a file of the person's, or else one that ships, e.g. `bursting-live`.
    ///
    /// @param into as for [#recording]
    static Recording played(Path name, Path into) throws IOException {
        String shipped = name.toString();
        boolean ships = !Files.exists(name) && RECORDINGS.contains(shipped);
        return Recording.open(ships ? shipped(shipped, into) : name);
    }

    private static Path shipped(String name, Path into) throws IOException {
        Files.createDirectories(into);
        Path copy = into.resolve(name + ".cockpit");
        byte[] shipped = bytes("recordings/" + name + ".cockpit");
        if (!Files.isRegularFile(copy) || !Arrays.equals(Files.readAllBytes(copy), shipped)) {
            // Another cockpit may be reading the copy: it is changed whole.
            Path fresh = Files.createTempFile(into, name, ".part");
            Files.write(fresh, shipped);
            Files.move(fresh, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
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
