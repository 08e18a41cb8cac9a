package cockpit.app;

import cockpit.recording.RecordedStage;
import cockpit.recording.Recording;
import cockpit.simulation.Knobs;
import cockpit.simulation.SimulatedStage;
import cockpit.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that choose a stage.
final class StageChoice {
    @Option(
            names = "--play",
            paramLabel = "FILE",
            description = "Play this recording, or the folder a crash left, instead of the simulation.")
    Optional<Path> play = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the simulation: same seed, same events (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--set",
            paramLabel = "KNOB=VALUE",
            description = "Turn a knob of the simulation, e.g. --set alarm.threshold=60. May be repeated.")
    Map<String, String> knobs = new LinkedHashMap<>();

    /// @throws IllegalArgumentException naming the knob, its bounds and what comes near
    Knobs turned() {
        Knobs turned = Knobs.defaults();
        for (var knob : knobs.entrySet()) {
            turned = turned.with(knob.getKey(), knob.getValue());
        }
        return turned;
    }

    /// Opens the stage; a recording if one was named.
    ///
    /// @throws Misuse if knobs are to be turned that a recording does not have
    Stage open() throws IOException {
        if (play.isPresent()) {
            noKnobs();
            return new RecordedStage(Recording.open(play.get()));
        }
        return SimulatedStage.open(turned(), seed);
    }

    /// @throws Misuse if knobs are to be turned
    void noKnobs() {
        if (!knobs.isEmpty()) {
            throw new Misuse("cli.bad.knobsOfRecording", String.join(", ", knobs.keySet()));
        }
    }

    /// The same choice, as a person would type it.
    List<String> arguments() {
        var typed = new ArrayList<>(List.of("--seed", String.valueOf(seed)));
        play.ifPresent(file -> typed.addAll(List.of("--source", "recorded", "--play", file.toString())));
        knobs.forEach((knob, value) -> typed.addAll(List.of("--set", knob + "=" + value)));
        return typed;
    }
}
