package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.script.CelChecks;
import cockpit.script.Cue;
import cockpit.script.Scenario;
import cockpit.simulation.Knobs;
import cockpit.simulation.SimulatedStage;
import cockpit.stage.Names;
import cockpit.views.Headless;
import cockpit.views.Lint;
import cockpit.views.cues.Note;
import cockpit.views.desk.Frame;
import cockpit.views.desk.StillDesk;
import cockpit.views.desk.Subject;
import cockpit.views.theme.Mode;
import cockpit.views.topology.TopologyView;
import cockpit.views.window.PresenterWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every cue of the shipped talk, as the window shows it at the cue's end.
@ExtendWith(Headless.class)
@Tag("draws")
final class TalkLayoutTest {
    private static final Scenario SCENARIO = Assets.scenario("bursting", Names.SHIPPED);
    private static final CelChecks CHECKS = new CelChecks(SCENARIO, Names.SHIPPED);
    private static final List<Frame> FRAMES = new ArrayList<>();

    @BeforeAll
    static void giveTheTalk() {
        FRAMES.clear();
        var stage = SimulatedStage.open(Knobs.defaults(), 1);
        var conductor = Rehearsal.conductor(stage, SCENARIO, CHECKS);
        new Rehearsal(stage, SCENARIO, CHECKS, Double.POSITIVE_INFINITY, conductor)
                .run((index, cue, frame) -> FRAMES.add(frame));
    }

    private static PresenterWindow shown(Frame frame, int width, int height, String language, double wish) {
        var window = new PresenterWindow(
                new StillDesk(() -> frame),
                CHECKS,
                SCENARIO,
                language,
                Mode.DARK,
                System::nanoTime,
                (t, p) -> Optional.empty());
        window.enlarge(wish);
        var scene = new Scene(window, width, height);
        window.applyCss();
        window.layout();
        window.showStill(frame, 5_000_000_000L);
        scene.snapshot(null);
        return window;
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 720, en, 1",
        "1280, 720, ko, 1",
        "1920, 1080, en, 1",
        "1920, 1080, ko, 1",
        "1920, 1080, ko, 1.1",
        "1920, 1080, en, 1.2",
        "1920, 1043, ko, 1.2",
        "1280, 720, ko, 1.1",
        "1920, 1080, en, 2.5",
        "1920, 1080, ko, 2.5"
    })
    void nothingIsCutOrCollides(int width, int height, String language, double wish) {
        assertThat(FRAMES).hasSize(SCENARIO.cues().size());
        var problems = new ArrayList<String>();
        for (int i = 0; i < FRAMES.size(); i++) {
            Frame frame = FRAMES.get(i);
            String cue = SCENARIO.cues().get(i).id();
            Toolkit.on(() -> Lint.of(shown(frame, width, height, language, wish)))
                    .forEach(problem -> problems.add(cue + ": " + problem));
        }
        assertThat(problems).isEmpty();
    }

    /// The pipe is no word: the lint does not see it.
    @ParameterizedTest
    @CsvSource({"1280, 720, 1", "1920, 1080, 1", "1920, 1080, 1.2"})
    void noWordLiesOnThePipe(int width, int height, double wish) {
        var problems = new ArrayList<String>();
        for (int i = 0; i < FRAMES.size(); i++) {
            Frame frame = FRAMES.get(i);
            String cue = SCENARIO.cues().get(i).id();
            Toolkit.on(() -> shown(frame, width, height, "en", wish).written()).stream()
                    .filter(part -> part.region() instanceof TopologyView)
                    .forEach(part -> {
                        Rectangle2D pipe = ((TopologyView) part.region())
                                .anchor(new Subject.OfRiver())
                                .orElseThrow();
                        part.words().stream()
                                .filter(words -> words.box().intersects(pipe))
                                .forEach(words -> problems.add(cue + ": " + words.text()));
                    });
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void whatACueLooksAtIsDrawnAtTheStagesFoot() {
        for (int i = 0; i < FRAMES.size(); i++) {
            Frame frame = FRAMES.get(i);
            Cue cue = SCENARIO.cues().get(i);
            List<String> parts = Toolkit.on(() -> shown(frame, 1_920, 1_080, "en", 1).written().stream()
                    .filter(part -> !part.words().isEmpty())
                    .map(PresenterWindow.Written::part)
                    .toList());
            String foot = switch (cue.focus()) {
                case GRAPH -> "graph";
                case WEIGHTS -> "route";
                default -> "chain";
            };
            assertThat(parts).as(cue.id()).contains(foot);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void theRunningNoteIsShownWhole(String language) {
        for (int i = 0; i < FRAMES.size(); i++) {
            Frame frame = FRAMES.get(i);
            Cue cue = SCENARIO.cues().get(i);
            String column = Toolkit.on(() -> shown(frame, 1_920, 1_080, language, 1).written().stream()
                    .filter(part -> part.part().equals("cues"))
                    .flatMap(part -> part.words().stream())
                    .map(words -> words.text())
                    .collect(Collectors.joining(" ")));
            assertThat(bare(column))
                    .as(cue.id())
                    .contains(bare(Note.plain(cue.say().in(language))));
        }
    }

    /// Without spaces, since lines break where they will.
    private static String bare(String words) {
        return words.replaceAll("[\\s\\p{Punct}]+", "");
    }
}
