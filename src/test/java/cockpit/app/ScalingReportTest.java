package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.scenarios.autoscaling.AutoscalingStage;
import cockpit.script.CelChecks;
import cockpit.script.Scenario;
import cockpit.simulation.Knobs;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.stage.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the report tells of scenario 2; and of a talk that went on from another stage.
final class ScalingReportTest {
    private static final Scenario SCENARIO = Assets.scenario(Assets.AUTOSCALING, Names.SHIPPED);

    @TempDir
    private static Path folder;

    private static Rehearsal.Result result;

    @BeforeAll
    static void giveTheTalk() throws IOException {
        var stage = AutoscalingStage.open(Knobs.defaults(), 1);
        var checks = new CelChecks(SCENARIO, stage.names());
        var conductor = Rehearsal.conductor(stage, SCENARIO, checks);
        result = new Rehearsal(stage, SCENARIO, checks, Double.POSITIVE_INFINITY, conductor).run((i, cue, frame) -> {});
        report(result, Usual.of(SCENARIO), "en");
    }

    private static void report(Rehearsal.Result of, Usual usual, String language) throws IOException {
        new Report(of, new Report.About("x", "x", language, 1, Source.SIMULATED, "", 1), usual).write(folder);
    }

    private static String html() throws IOException {
        return Files.readString(folder.resolve("report.html"));
    }

    private static JsonNode json() throws IOException {
        return new JsonMapper().readTree(Files.readString(folder.resolve("report.json")));
    }

    /// Each hop of the ribbon beside its usual time.
    @Test
    void theHopsStandBesideTheUsualOnes() throws IOException {
        report(result, Usual.of(SCENARIO), "en");
        assertThat(html()).contains("From load to answer", "→ Ready", "161.2 s", "136.6 s", "→ latency");
        assertThat(json().get("hops").get("ready").doubleValue()).isEqualTo(161.2);
    }

    /// One became four, eight, ten, held back twice by the controller's rate; and ten one.
    @Test
    void theDecisionsOfTheHpaAreTold() throws IOException {
        report(result, Usual.of(SCENARIO), "en");
        assertThat(result.decisions())
                .extracting(decision -> decision.from() + " " + decision.to())
                .containsExactly("1 4", "4 8", "8 10", "10 1");
        assertThat(html()).contains("What the HPA wrote", "4 → 8", "ceil(1 × ", "New size: 10");
        assertThat(json().get("decisions").get(0).get("to").intValue()).isEqualTo(4);
    }

    /// Two nodes of a third of the price, for some minutes: by hand between a hundredth and a fifth of a dollar.
    @Test
    void theCostAndWhatSpotSavedAreTold() throws IOException {
        report(result, Usual.of(SCENARIO), "ko");
        assertThat(result.saved()).isBetween(0.01, 0.2);
        assertThat(html()).contains("스팟 절감").contains("HPA의 결정");
        assertThat(json().get("savedBySpot").doubleValue()).isEqualTo(result.saved());
        assertThat(json().get("dollars").doubleValue()).isBetween(0.1, 0.5);
    }

    /// The parachute: from live to a recording in a cue, and back in a later one.
    @Test
    void everySwitchHasItsLine() throws IOException {
        var script = TestTalk.of(
                TestTalk.cue("load", 6, List.of(new Command.SetLoad(100, 10)), List.of()),
                TestTalk.cue("home", 6, List.of(), List.of()));
        var stage = new OpenStage();
        var conductor = Rehearsal.conductor(stage, script, TestTalk.CHECKS);
        Rehearsal.Result switched = new Rehearsal(stage, script, TestTalk.CHECKS, Double.POSITIVE_INFINITY, conductor)
                .run((index, cue, frame) ->
                        conductor.switched(index == 0 ? Source.RECORDED : Source.LIVE, "bursting-live.cockpit"));
        report(switched, Usual.of(script), "en");
        assertThat(html()).contains("Switches of the stage", "goes on from RECORDED", "goes on from LIVE");
        assertThat(json().get("switches")).hasSize(2);
        assertThat(json().get("switches").get(0).get("to").stringValue()).isEqualTo("recorded");
        report(result, Usual.of(SCENARIO), "en");
        assertThat(html()).doesNotContain("Switches of the stage");
    }
}
