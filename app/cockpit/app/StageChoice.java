package cockpit.app;

import cockpit.recording.RecordedStage;
import cockpit.recording.Recording;
import cockpit.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options that choose a stage.
final class StageChoice {
    @Option(names = "--play", paramLabel = "FILE")
    Optional<Path> play = Optional.empty();

    @Mixin
    SimulationChoice simulation = new SimulationChoice();

    /// Opens the stage; a recording if one was named.
    ///
    /// @throws Misuse if knobs are to be turned that a recording does not have
    Stage open() throws IOException {
        if (play.isPresent()) {
            noKnobs();
            return new RecordedStage(Recording.open(play.get()));
        }
        return simulation.open();
    }

    /// @throws Misuse if knobs are to be turned
    void noKnobs() {
        if (!simulation.knobs.isEmpty()) {
            throw new Misuse("cli.bad.knobsOfRecording", String.join(", ", simulation.knobs.keySet()));
        }
    }

    /// The same choice, as a person would type it.
    List<String> arguments() {
        var typed = new ArrayList<>(simulation.arguments());
        play.ifPresent(file -> typed.addAll(List.of("--source", "recorded", "--play", file.toString())));
        return typed;
    }
}
