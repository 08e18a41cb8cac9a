package cockpit.app;

import cockpit.live.StageFile;
import cockpit.recording.RecordedStage;
import cockpit.script.CelChecks;
import cockpit.script.Checks;
import cockpit.script.Scenario;
import cockpit.stage.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One scenario at a desk: its stage, and the talk under way on it.
///
/// @param lookout who looks whether the stage is ready, for a live one
record DeskTab(Scenario scenario, Stage stage, Performance performance, Checks checks, Optional<StageLookout> lookout)
        implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeskTab.class);

    /// Opens a stage for a scenario; the talk begins once it is started.
    ///
    /// @param at where a recording opens
    /// @throws Misuse      if what was typed does not go together, or the instant is beyond the end
    /// @throws IOException if what the stage is opened from cannot be read
    static DeskTab open(StageChoice choice, ParachuteChoice parachute, String id, Optional<Long> at)
            throws IOException {
        Stage stage = choice.open(id);
        try {
            Desktop.checkInstant(stage, at);
            Scenario scenario = Assets.scenario(told(stage, id), stage.names());
            Places places = Places.here();
            Parachute packed = choice.isLive() ? parachute.pack(scenario, places) : Parachute.none();
            var checks = new LateChecks(() -> compiled(scenario, stage));
            Optional<StageLookout> lookout = choice.isLive()
                    ? Optional.of(StageLookout.of(
                            StageFile.read(choice.live.file()),
                            scenario.id(),
                            Duration.ofSeconds(scenario.seconds()),
                            places))
                    : Optional.empty();
            var performance = new Performance(stage, scenario, checks, places.recordings(), packed);
            return new DeskTab(scenario, stage, performance, checks, lookout);
        } catch (Misuse | IOException e) {
            stage.close();
            throw e;
        }
    }

    /// A recording that was named is of the scenario it says it is of.
    private static String told(Stage stage, String id) {
        return stage instanceof RecordedStage recorded && Assets.SCENARIOS.contains(recorded.scenario())
                ? recorded.scenario()
                : id;
    }

    private static CelChecks compiled(Scenario scenario, Stage stage) {
        var checks = new CelChecks(scenario, stage.names());
        checks.problems().forEach(problem -> LOG.error("Broken expectation: {}", problem));
        return checks;
    }

    /// Ends the talk, and with it the stage. Waits for both.
    @Override
    public void close() {
        performance.close();
        lookout.ifPresent(StageLookout::close);
    }
}
