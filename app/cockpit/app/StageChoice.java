package cockpit.app;

import cockpit.recording.RecordedStage;
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
    /// Where the events come from.
    enum From {
        simulated,
        recorded,
        live
    }

    @Option(names = "--source", paramLabel = "simulated|recorded|live")
    private Optional<From> source = Optional.empty();

    @Option(names = "--play", paramLabel = "FILE")
    Optional<Path> play = Optional.empty();

    @Mixin
    SimulationChoice simulation = new SimulationChoice();

    @Mixin
    LiveChoice live = new LiveChoice();

    /// Opens the stage: what was asked for; else a recording if one was named, and the simulation if none was.
    ///
    /// @param scenario whose shipped recording is played if none is named
    /// @throws Misuse if what was typed does not go together
    Stage open(String scenario) throws IOException {
        From from = from();
        if (from != From.recorded && play.isPresent()) {
            throw from == From.live ? new Misuse("cli.bad.liveAnd", "--play") : new Misuse("cli.bad.playSimulated");
        }
        return switch (from) {
            case simulated -> simulation.open(scenario);
            case recorded -> {
                noKnobs();
                yield new RecordedStage(
                        play.isPresent()
                                ? Assets.played(play.get(), Places.here().cache())
                                : Assets.recording(scenario, Places.here().cache()));
            }
            case live -> {
                noKnobs();
                yield live.open(scenario);
            }
        };
    }

    /// @throws Misuse if two different things were asked for
    private From from() {
        if (live.wanted()) {
            if (source.isPresent() && source.get() != From.live) {
                throw new Misuse("cli.bad.liveAnd", "--source " + source.get());
            }
            return From.live;
        }
        return source.orElse(play.isPresent() ? From.recorded : From.simulated);
    }

    /// Whether the events are simulated, so that there are knobs to turn.
    boolean isSimulated() {
        return from() == From.simulated;
    }

    /// Whether the events come from real systems.
    boolean isLive() {
        return from() == From.live;
    }

    /// @throws Misuse if knobs are to be turned
    private void noKnobs() {
        if (!simulation.knobs.isEmpty()) {
            throw new Misuse(
                    from() == From.live ? "cli.bad.knobsOfLive" : "cli.bad.knobsOfRecording",
                    String.join(", ", simulation.knobs.keySet()));
        }
    }

    /// The same choice, as a person would type it.
    List<String> arguments() {
        var typed = new ArrayList<>(simulation.arguments());
        typed.addAll(List.of("--source", from().name()));
        live.stage.ifPresent(file -> typed.addAll(List.of("--stage", file.toString())));
        play.ifPresent(file -> typed.addAll(List.of("--play", file.toString())));
        return typed;
    }
}
