package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.script.CelChecks;
import cockpit.script.Scenario;
import cockpit.script.Standing.State;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.stage.Stage;
import cockpit.world.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
    @Test
    void firesEveryCueInOrderAndHoldsEachForItsPlannedTime() {
        var seen = new ArrayList<String>();
        Rehearsal.Result result = run(
                new OpenStage(),
                TestTalk.threeCues(),
                (index, cue, frame) -> seen.add(index + " " + cue.id() + " "
                        + frame.show().standings().get(index).state()));
        assertThat(seen).containsExactly("0 hello MET", "1 load MET", "2 more MET");
        assertThat(result.held()).isTrue();
        assertThat(result.virtualSeconds())
                .as("5 s for the meters, then three cues of 10 s")
                .isBetween(35.0, 36.5);
        assertThat(result.cues().get(1).expectations())
                .singleElement()
                .satisfies(e -> assertThat(e.after()).isBetween(5.0, 5.25));
        assertThat(result.cues().get(1).commands())
                .singleElement()
                .satisfies(c -> assertThat(c.words()).contains("USERS=100"));
    }

    /// As Ctrl+C does to a live one: it ends within a step, in the middle of a cue, and does not hold.
    @Test
    void onceStoppedItFiresNoCueAnyMore() {
        var stage = new OpenStage();
        Scenario scenario = TestTalk.threeCues();
        var checks = new CelChecks(scenario, stage.names());
        var conductor = Rehearsal.conductor(stage, scenario, checks);
        Rehearsal.Result result = new Rehearsal(stage, scenario, checks, Double.POSITIVE_INFINITY, conductor)
                .until(() -> conductor.now() > 17 * Event.SECOND)
                .run((index, cue, frame) -> {});
        assertThat(result.cues()).extracting(ended -> ended.cue().id()).containsExactly("hello", "load");
        assertThat(result.held()).isFalse();
        assertThat(result.virtualSeconds()).isBetween(17.0, 17.5);
    }

    @Test
    void goesOnAfterAnExpectationThatNeverHolds() {
        Rehearsal.Result result = run(
                new OpenStage(),
                TestTalk.of(
                        TestTalk.cue("never", 2, List.of(), List.of(TestTalk.users(1, 3), TestTalk.users(999, 3))),
                        TestTalk.cue("after", 2, List.of(), List.of())),
                (index, cue, frame) -> {});
        assertThat(result.held()).isFalse();
        assertThat(result.cues()).hasSize(2);
        assertThat(result.cues().getFirst().expectations())
                .extracting(Rehearsal.Expected::held)
                .containsExactly(true, false);
        assertThat(result.cues().getFirst().expectations().getLast().after()).isNaN();
    }

    @Test
    void whatComesTrueTooLateDidNotHoldThoughItsTimeIsTold() {
        Rehearsal.Result result = run(
                new OpenStage(),
                TestTalk.of(TestTalk.cue(
                        "slow", 9, List.of(new Command.SetLoad(100, 10)), List.of(TestTalk.users(100, 4)))),
                (index, cue, frame) -> {});
        assertThat(result.held()).isFalse();
        assertThat(result.cues().getFirst().standing().state()).isEqualTo(State.MET_LATE);
        assertThat(result.cues().getFirst().expectations().getFirst().after()).isBetween(5.0, 5.3);
    }

    @Test
    void aRefusedCommandDoesNotHold() {
        Rehearsal.Result result = run(
                new OpenStage(),
                TestTalk.of(TestTalk.cue(
                        "shift", 2, List.of(new Command.SetWeight(Names.SHIPPED.routeId(), 50)), List.of())),
                (index, cue, frame) -> {});
        assertThat(result.held()).isFalse();
    }

    @Test
    void aRecordingIsRehearsedFromMarkToMark() {
        var instants = new ArrayList<Long>();
        Rehearsal.Result result = run(
                KnownStage.threeCues(),
                TestTalk.threeCues(),
                (index, cue, frame) ->
                        instants.add(frame.show().standings().get(index).fired() / 1_000_000));
        assertThat(result.held()).isTrue();
        assertThat(instants).containsExactly(10L, 30L, 50L);
        assertThat(result.cues().get(1).expectations().getFirst().after()).isBetween(5.0, 5.25);
    }

    @Test
    void theSameRunTwiceIsTheSame() {
        assertThat(run(new OpenStage(), TestTalk.threeCues(), (i, c, f) -> {}))
                .isEqualTo(run(new OpenStage(), TestTalk.threeCues(), (i, c, f) -> {}));
    }

    private static Rehearsal.Result run(Stage stage, Scenario scenario, Rehearsal.Watcher watcher) {
        var conductor = Rehearsal.conductor(stage, scenario, TestTalk.CHECKS);
        return new Rehearsal(stage, scenario, TestTalk.CHECKS, Double.POSITIVE_INFINITY, conductor).run(watcher);
    }
}
