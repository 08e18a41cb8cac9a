package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.scenarios.autoscaling.AutoscalingStage;
import cockpit.script.Card;
import cockpit.script.CelChecks;
import cockpit.script.Cue;
import cockpit.script.Focus;
import cockpit.script.Scenario;
import cockpit.simulation.Knobs;
import cockpit.stage.Names;
import cockpit.views.Headless;
import cockpit.views.Lint;
import cockpit.views.desk.Frame;
import cockpit.views.desk.StillDesk;
import cockpit.views.theme.Mode;
import cockpit.views.window.PresenterWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Scenario 2 as it is given, cue by cue: nothing is cut, the talk's questions are answered with what the world says,
/// and what is spoken of is lit.
@ExtendWith(Headless.class)
@Tag("draws")
final class AutoscalingLayoutTest {
    private static final Scenario SCENARIO = Assets.scenario(Assets.AUTOSCALING, Names.SHIPPED);
    private static final CelChecks CHECKS = new CelChecks(SCENARIO, Names.SHIPPED);
    private static final List<Frame> FRAMES = new ArrayList<>();

    @BeforeAll
    static void giveTheTalk() {
        FRAMES.clear();
        var stage = AutoscalingStage.open(Knobs.defaults(), 1);
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
        "3840, 2160, ko, 1",
        "1920, 1080, en, 1.2",
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

    private static String said(PresenterWindow window) {
        return window.written().stream()
                .filter(part -> part.part().equals("answer"))
                .flatMap(part -> part.words().stream())
                .map(words -> words.text())
                .collect(Collectors.joining(" "));
    }

    /// Lines break where they will.
    private static String bare(String words) {
        return words.replaceAll("\\s+", "");
    }

    @Test
    void theTalkAsksItsFourQuestions() {
        assertThat(SCENARIO.cards()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void eachQuestionIsAnsweredWhereItIsAsked(String language) {
        for (int i = 0; i < FRAMES.size(); i++) {
            Frame frame = FRAMES.get(i);
            Cue cue = SCENARIO.cues().get(i);
            for (int[] size : new int[][] {{1_280, 720}, {1_920, 1_080}}) {
                String words = Toolkit.on(() -> said(shown(frame, size[0], size[1], language, 1)));
                if (cue.cards().isEmpty()) {
                    assertThat(words).as(cue.id()).isEmpty();
                }
                for (Card card : cue.cards()) {
                    assertThat(bare(words))
                            .as("%s, %d px", cue.id(), size[0])
                            .contains(
                                    bare(card.question().in(language)),
                                    bare(card.answer().in(language)))
                            .contains(bare(card.source()), bare(card.check()));
                    card.proof().stream()
                            .flatMap(proof -> proof.lines(frame.world()).stream())
                            .forEach(line -> assertThat(bare(words)).contains(bare(line)));
                }
            }
        }
    }

    /// The words are the world's: what the simulated Auto Scaling group told, and its policies as counted.
    @Test
    void theProofIsTakenFromTheWorld() {
        int told = SCENARIO.cues().stream().map(Cue::id).toList().indexOf("told");
        String words = Toolkit.on(() -> said(shown(FRAMES.get(told), 1_920, 1_080, "en", 1)));
        assertThat(words)
                .contains("ScalingPolicies: []")
                .contains("a user request explicitly set group desired capacity")
                .contains("changing the desired capacity from 3 to 4");
        String before = Toolkit.on(() -> said(shown(at(told, FRAMES.getFirst()), 1_920, 1_080, "en", 1)));
        assertThat(before).contains("ScalingPolicies: []").doesNotContain("explicitly set");
    }

    /// A cue's show over another's world.
    private static Frame at(int cue, Frame world) {
        Frame show = FRAMES.get(cue);
        return new Frame(
                world.world(),
                world.at(),
                show.show(),
                show.pace(),
                false,
                show.source(),
                show.stageName(),
                show.names(),
                show.transport(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// Tenth row: what is asked and answered is the largest text beside the figures.
    @Test
    void questionsAreReadFromAfar() {
        int told = SCENARIO.cues().stream().map(Cue::id).toList().indexOf("told");
        double largest = Toolkit.on(() -> shown(FRAMES.get(told), 1_920, 1_080, "ko", 1).written().stream()
                .filter(part -> part.part().equals("answer"))
                .flatMap(part -> part.words().stream())
                .mapToDouble(words -> words.size())
                .max()
                .orElse(0));
        assertThat(largest).isGreaterThanOrEqualTo(28);
    }

    /// Every cue that speaks of one thing has the rest step back, and lets through what it speaks of.
    @Test
    void theRestStepsBack() {
        for (int i = 0; i < FRAMES.size(); i++) {
            Frame frame = FRAMES.get(i);
            Cue cue = SCENARIO.cues().get(i);
            boolean shaded = Toolkit.on(() -> {
                PresenterWindow window = shown(frame, 1_920, 1_080, "en", 1);
                return window.lookupAll(".shade").stream()
                        .anyMatch(region -> region.getParent().getOpacity() > 0.5
                                && region.getParent().isVisible());
            });
            assertThat(shaded).as(cue.id()).isEqualTo(cue.focus() != Focus.ALL);
        }
    }

    @Test
    void theGpuNodeSaysHowManyOfItsGpusAreHeld() {
        int gpu = SCENARIO.cues().stream().map(Cue::id).toList().indexOf("gpu");
        String groups = Toolkit.on(() -> shown(FRAMES.get(gpu), 1_920, 1_080, "en", 1).written().stream()
                .filter(part -> part.part().equals("groups"))
                .flatMap(part -> part.words().stream())
                .map(words -> words.text())
                .collect(Collectors.joining("\n")));
        assertThat(groups).contains("1 of 1");
    }
}
