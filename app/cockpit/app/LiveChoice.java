package cockpit.app;

import cockpit.live.LiveStage;
import cockpit.live.StageFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that choose a live stage.
final class LiveChoice {
    /// Names the stage's file where the command line does not.
    private static final String VARIABLE = "COCKPIT_STAGE";

    @Option(names = "--live")
    private boolean live;

    @Option(names = "--stage", paramLabel = "FILE")
    Optional<Path> stage = Optional.empty();

    /// Of the stages that are opened by this choice, which may be several: they are one cockpit's.
    private final Journals held = new Journals();

    /// Whether a live stage was asked for.
    boolean wanted() {
        return live || stage.isPresent();
    }

    /// Opens the live stage.
    ///
    /// @param scenario that is played on it, "" for none
    /// @throws Misuse if nobody says which, or it has not what the scenario needs
    LiveStage open(String scenario) throws IOException {
        StageFile named = StageFile.read(file());
        if (scenario.equals(Assets.AUTOSCALING) && named.autoscaling().isEmpty()) {
            throw new Misuse("cli.bad.notLive", scenario, named.file());
        }
        return LiveOpening.open(named, scenario, journals(), held);
    }

    /// Where the journals of live stages lie.
    static Path journals() {
        return Places.here().state().resolve("journals");
    }

    /// The stage's file: as typed, or as the environment names it, or the person's own.
    ///
    /// @throws Misuse if there is none
    Path file() {
        Path own = Places.here().settings().resolve("stage.yaml");
        return stage.or(() -> Optional.ofNullable(System.getenv(VARIABLE))
                        .filter(name -> !name.isBlank())
                        .map(Path::of))
                .or(() -> Optional.of(own).filter(Files::isRegularFile))
                .orElseThrow(() -> new Misuse("cli.bad.noStage", VARIABLE, own));
    }
}
