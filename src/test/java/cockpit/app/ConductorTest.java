package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.script.Cue;
import cockpit.script.Scenario;
import cockpit.script.Show;
import cockpit.script.Show.Outcome;
import cockpit.script.Standing;
import cockpit.script.Standing.State;
import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.world.Event;
import cockpit.world.Mark;
import cockpit.world.SentCommand;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConductorTest {
    private final OpenStage open = new OpenStage();

    @Test
    void aWholeTalkIsGivenByGoAlone() {
        Conductor conductor = simulated(TestTalk.threeCues());
        for (int cue = 0; cue < 3; cue++) {
            assertThat(conductor.go()).isEqualTo(Outcome.FIRED);
            assertThat(conductor.show().pointer()).as("the pointer moves at GO").isEqualTo(cue + 1);
            assertThat(state(conductor, cue)).isEqualTo(State.RUNNING);
            pass(conductor, 10.2);
            assertThat(state(conductor, cue)).isEqualTo(State.MET);
        }
        assertThat(conductor.show().standings().getLast().held())
                .as("both users 150 and users 200 come true five seconds after GO")
                .allSatisfy(after -> assertThat(after).isBetween(OpenStage.DELAY, OpenStage.DELAY + Event.SECOND / 4));
        assertThat(conductor.world().talk().marks().stream().filter(m -> m.kind() == Mark.Kind.CUE))
                .extracting(Mark::label)
                .containsExactly("hello", "load", "more");
        assertThat(conductor.world().talk().commands())
                .extracting(SentCommand::cue)
                .containsExactly("load", "more");
    }

    @Test
    void goAtTheEndOnlySaysSo() {
        Conductor conductor = simulated(TestTalk.of(TestTalk.cue("only", 5, List.of(), List.of())));
        conductor.go();
        assertThat(conductor.go()).isEqualTo(Outcome.AT_END);
        assertThat(conductor.notice())
                .hasValueSatisfying(n -> assertThat(n.key()).isEqualTo("notice.go.AT_END"));
    }

    @Test
    void anEarlyGoFiresAllTheSameAndMarksTheEarlierCueUnfinished() {
        Conductor conductor = simulated(TestTalk.threeCues());
        conductor.pointAt(1);
        conductor.go();
        pass(conductor, 1);
        assertThat(conductor.go()).isEqualTo(Outcome.FIRED);
        assertThat(states(conductor)).containsExactly(State.SKIPPED, State.UNFINISHED, State.RUNNING);
        assertThat(conductor.world().talk().settled())
                .as("what became of it is an event, and so is in a recording")
                .containsKey("load");
    }

    @Test
    void goOnACueThatWasFiredNeverRepeatsIt() {
        Conductor conductor = simulated(TestTalk.threeCues());
        conductor.pointAt(1);
        conductor.go();
        conductor.pointAt(1);
        assertThat(conductor.go()).isEqualTo(Outcome.RUNNING);
        pass(conductor, 10.2);
        conductor.pointAt(1);
        assertThat(conductor.go()).isEqualTo(Outcome.DONE_BEFORE);
        assertThat(conductor.world().talk().commands()).hasSize(1);
        assertThat(conductor.notice()).hasValueSatisfying(n -> {
            assertThat(n.key()).isEqualTo("notice.go.DONE_BEFORE");
            assertThat(n.detail()).isEqualTo("load");
            assertThat(n.number()).as("the same words twice are seen twice").isEqualTo(2);
        });
    }

    @Test
    void aRefusedCommandFailsItsCueAndIsTold() {
        Cue cue = TestTalk.cue(
                "shift", 5, List.of(new Command.SetWeight(Names.SHIPPED.routeId(), 80)), List.of(TestTalk.users(1, 5)));
        Conductor conductor = simulated(TestTalk.of(cue));
        conductor.go();
        assertThat(state(conductor, 0)).isEqualTo(State.FAILED);
        assertThat(conductor.notice()).hasValueSatisfying(n -> {
            assertThat(n.key()).isEqualTo("notice.refused.SENSITIVE");
            assertThat(n.detail()).isEqualTo("cartservice");
        });
        SentCommand sent = conductor.world().talk().commands().getFirst();
        assertThat(sent.accepted()).isFalse();
        assertThat(sent.output()).contains("SENSITIVE");
    }

    @Test
    void anExpectationThatComesTrueTooLateIsLateThenMetLate() {
        Conductor conductor = simulated(TestTalk.of(
                TestTalk.cue("slow", 5, List.of(new Command.SetLoad(100, 10)), List.of(TestTalk.users(100, 2)))));
        conductor.go();
        pass(conductor, 3);
        assertThat(state(conductor, 0)).isEqualTo(State.LATE);
        pass(conductor, 3);
        assertThat(state(conductor, 0)).isEqualTo(State.MET_LATE);
    }

    @Test
    void aStageOfOpenCourseCannotJump() {
        Conductor conductor = simulated(TestTalk.threeCues());
        assertThat(conductor.seek(0)).isFalse();
        assertThat(conductor.notice())
                .hasValueSatisfying(n -> assertThat(n.key()).isEqualTo("notice.seek.impossible"));
    }

    @Test
    void aTalkIsGivenFromARecordingByGoAlone() {
        Conductor conductor = recorded();
        long[] fired = {10, 30, 50};
        long[] waitsUntil = {30, 50, 71};
        for (int cue = 0; cue < 3; cue++) {
            assertThat(conductor.go()).isEqualTo(Outcome.FIRED);
            assertThat(conductor.now()).isEqualTo(fired[cue] * Event.SECOND);
            assertThat(state(conductor, cue)).isEqualTo(State.RUNNING);
            assertThat(conductor.show().pointer()).isEqualTo(cue + 1);
            pass(conductor, 40);
            assertThat(state(conductor, cue)).isEqualTo(State.MET);
            assertThat(conductor.now())
                    .as("it waits for the next GO, or is over")
                    .isLessThan(waitsUntil[cue] * Event.SECOND);
            assertThat(conductor.waits()).isEqualTo(cue < 2);
        }
        assertThat(conductor.go()).isEqualTo(Outcome.AT_END);
        assertThat(conductor.show().standings())
                .extracting(Standing::held)
                .containsExactly(List.of(), List.of(5_000_000L), List.of(5_000_000L, 5_000_000L));
    }

    @Test
    void theCuesOfARecordingStandAsTheyStoodAtTheInstantSought() {
        Conductor conductor = recorded();
        conductor.seek(32 * Event.SECOND);
        assertThat(states(conductor)).containsExactly(State.MET, State.RUNNING, State.IDLE);
        assertThat(conductor.show().pointer()).isEqualTo(2);
        conductor.seek(5 * Event.SECOND);
        assertThat(states(conductor)).containsOnly(State.IDLE);
        conductor.seek(500 * Event.SECOND);
        assertThat(states(conductor)).containsOnly(State.MET);
    }

    @Test
    void aRecordingRunsOnPastItsCuesWhenItIsPlayedInsteadOfGiven() {
        Conductor conductor = recorded();
        conductor.go();
        conductor.runFree();
        pass(conductor, 100);
        assertThat(conductor.stage().ended()).isTrue();
        assertThat(states(conductor)).containsOnly(State.MET);
    }

    @Test
    void thePointerOfARecordingStaysWhereAPersonPutIt() {
        Conductor conductor = recorded();
        conductor.seek(11 * Event.SECOND);
        conductor.pointAt(2);
        pass(conductor, 5);
        assertThat(conductor.show().pointer()).isEqualTo(2);
        conductor.go();
        assertThat(conductor.now()).isEqualTo(50 * Event.SECOND);
    }

    @Test
    void aRecordingNeverPretendsToTakeACommand() {
        Conductor conductor = recorded();
        assertThat(conductor.send(new Command.SetLoad(5, 5), "")).isInstanceOf(Answer.Refused.class);
        assertThat(conductor.notice())
                .hasValueSatisfying(n -> assertThat(n.key()).isEqualTo("notice.refused.RECORDED"));
    }

    @Test
    void oneEventOnAndBackLandsOnTheInstantsOfEvents() {
        Conductor conductor = recorded();
        long[] expected = {10, 20, 30, 35, 50, 55, 70};
        for (long seconds : expected) {
            Stepping.step(conductor, 1);
            assertThat(conductor.now()).isEqualTo(seconds * Event.SECOND);
            assertThat(conductor.world().now()).isEqualTo(seconds * Event.SECOND);
        }
        for (int i = expected.length - 2; i >= 0; i--) {
            Stepping.step(conductor, -1);
            assertThat(conductor.world().now()).isEqualTo(expected[i] * Event.SECOND);
        }
        conductor.seek(42 * Event.SECOND);
        Stepping.step(conductor, -1);
        assertThat(conductor.world().now())
                .as("between two events, back means to the earlier one")
                .isEqualTo(35 * Event.SECOND);
    }

    @Test
    void anOpenCourseStepsForwardOnly() {
        Conductor conductor = simulated(TestTalk.threeCues());
        conductor.send(new Command.SetLoad(10, 1), "");
        Stepping.step(conductor, 1);
        Stepping.step(conductor, 1);
        assertThat(conductor.world().demand().users()).isEqualTo(10);
        long now = conductor.now();
        Stepping.step(conductor, -1);
        assertThat(conductor.now()).isEqualTo(now);
        assertThat(conductor.notice())
                .hasValueSatisfying(n -> assertThat(n.key()).isEqualTo("notice.seek.impossible"));
    }

    @Test
    void undoPutsBackStandsByAgainAndIsPartOfTheTalk() {
        Conductor conductor = simulated(TestTalk.of(
                TestTalk.undone(
                        TestTalk.cue(
                                "load", 10, List.of(new Command.SetLoad(100, 10)), List.of(TestTalk.users(100, 8))),
                        new Command.SetLoad(1, 10)),
                TestTalk.cue("words", 5, List.of(), List.of())));
        conductor.undo();
        assertThat(conductor.notice())
                .hasValueSatisfying(n -> assertThat(n.key()).isEqualTo("notice.undo.NOTHING"));
        conductor.go();
        pass(conductor, 6);
        conductor.go();
        assertThat(states(conductor)).containsExactly(State.MET, State.RUNNING);
        conductor.undo();
        assertThat(states(conductor)).containsExactly(State.IDLE, State.RUNNING);
        assertThat(conductor.show().pointer()).isZero();
        assertThat(Show.of(conductor.show().scenario(), conductor.world().talk())
                        .standings())
                .as("a recording of it tells the same")
                .extracting(Standing::state)
                .containsExactly(State.IDLE, State.RUNNING);
        pass(conductor, 6);
        assertThat(conductor.world().demand().users()).isEqualTo(1);
        assertThat(conductor.go()).as("it can be fired again").isEqualTo(Outcome.FIRED);
        assertThat(state(conductor, 0)).isEqualTo(State.RUNNING);
        pass(conductor, 6);
        assertThat(state(conductor, 0)).isEqualTo(State.MET);
        assertThat(Show.of(conductor.show().scenario(), conductor.world().talk())
                        .standings()
                        .getFirst())
                .isEqualTo(conductor.show().standings().getFirst());
    }

    @Test
    void anUndoThatIsRefusedLeavesTheCueAsItStood() {
        Conductor conductor = simulated(TestTalk.of(TestTalk.undone(
                TestTalk.cue("load", 10, List.of(new Command.SetLoad(100, 10)), List.of(TestTalk.users(100, 8))),
                new Command.SetWeight(Names.SHIPPED.routeId(), 0))));
        conductor.go();
        pass(conductor, 6);
        conductor.undo();
        assertThat(state(conductor, 0)).isEqualTo(State.MET);
        assertThat(conductor.notice())
                .hasValueSatisfying(n -> assertThat(n.key()).isEqualTo("notice.refused.SENSITIVE"));
    }

    @Test
    void whatARecordingTellsIsNotUndone() {
        Conductor conductor = recorded();
        conductor.go();
        conductor.undo();
        assertThat(state(conductor, 0)).isEqualTo(State.RUNNING);
        assertThat(conductor.notice())
                .hasValueSatisfying(n -> assertThat(n.key()).isEqualTo("notice.undo.RECORDED"));
    }

    private Conductor simulated(Scenario scenario) {
        var conductor = new Conductor(open, scenario, TestTalk.CHECKS, false);
        conductor.advance(0);
        return conductor;
    }

    private static Conductor recorded() {
        var conductor = new Conductor(KnownStage.threeCues(), TestTalk.threeCues(), TestTalk.CHECKS, true);
        conductor.advance(0);
        return conductor;
    }

    private static void pass(Conductor conductor, double seconds) {
        conductor.advance(conductor.now() + (long) (seconds * Event.SECOND));
    }

    private static State state(Conductor conductor, int cue) {
        return conductor.show().standings().get(cue).state();
    }

    private static List<State> states(Conductor conductor) {
        return conductor.show().standings().stream().map(Standing::state).toList();
    }
}
