package cockpit.scenarios.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cockpit.script.Cue;
import cockpit.script.Focus;
import cockpit.script.Said;
import cockpit.script.Scenario;
import cockpit.script.Show;
import cockpit.simulation.BadKnob;
import cockpit.simulation.Fork;
import cockpit.simulation.Knobs;
import cockpit.simulation.Past;
import cockpit.simulation.RememberedStage;
import cockpit.simulation.WhatIf;
import cockpit.stage.Command;
import cockpit.world.Event;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/// Questions to scenario 2's simulation, from the start and from a moment of a talk.
final class AutoscalingWhatIfTest {
    private static final WhatIf WHAT_IF = AutoscalingWhatIf.whatIf();
    private static final Command LOAD = new Command.SetLoad(4, 4);
    private static final long NOW = 60 * Event.SECOND;

    private static Cue cue(String id, int seconds, List<Command> does) {
        var said = new Said(id, id);
        return new Cue(id, said, said, said, new Said("", ""), seconds, Focus.ALL, does, List.of(), List.of());
    }

    private static final Scenario TALK = new Scenario(
            "x",
            new Said("x", "x"),
            600,
            List.of(cue("load", 580, List.of(LOAD)), cue("off", 20, List.of(new Command.SetLoad(0, 20)))),
            Map.of());

    private static Fork fromTheStart() {
        return Fork.of(WHAT_IF, 1, Knobs.defaults(), Past.EMPTY, Show.of(TALK), 0);
    }

    /// A talk whose load went on at 5 s, as it stands a minute later.
    private static Fork underWay() {
        try (var stage = new RememberedStage(AutoscalingStage.open(Knobs.defaults(), 1))) {
            stage.advance(5 * Event.SECOND);
            stage.send(LOAD);
            stage.send(new Command.Inspect(Command.View.HPA));
            stage.advance(NOW);
            assertThat(stage.past().sent()).containsExactly(new Past.Sent(5 * Event.SECOND, LOAD));
            Show show = Show.of(TALK).go(5 * Event.SECOND).show();
            return Fork.of(WHAT_IF, 1, Knobs.defaults(), stage.past(), show, NOW);
        }
    }

    private static Fork.Question turned(boolean fromStart, String... knobs) {
        SequencedMap<String, String> turned = new LinkedHashMap<>();
        for (int i = 0; i < knobs.length; i += 2) {
            turned.put(knobs[i], knobs[i + 1]);
        }
        return new Fork.Question(turned, fromStart, List.of());
    }

    private static double ended(Fork.Run run, String ending) {
        return WHAT_IF.endings().stream()
                .filter(each -> each.id().equals(ending))
                .mapToDouble(each -> each.of().applyAsDouble(run))
                .findFirst()
                .orElseThrow();
    }

    /// Up to the moment of the fork both courses are one, whatever is asked; after it they part.
    @Test
    void aForkFromNowLeavesWhatWasAsItWas() {
        Fork fork = underWay();
        Fork.Run asItIs = fork.run(Fork.Question.NOTHING);
        Fork.Run then = fork.run(turned(false, "apache.max", "4"));
        int parting = (int) (NOW / asItIs.step());
        for (WhatIf.Chart chart : WHAT_IF.charts()) {
            for (WhatIf.Line line : chart.lines()) {
                assertThat(Arrays.copyOf(then.curve(line.id()), parting))
                        .as(line.id())
                        .containsExactly(Arrays.copyOf(asItIs.curve(line.id()), parting));
            }
        }
        assertThat(asItIs.most("desired")).isEqualTo(10);
        assertThat(Arrays.stream(then.curve("desired"), parting + 20, parting + 200)
                        .max())
                .hasValue(4);
    }

    /// A past gone through again leads to the same course as cues fired at their times.
    @Test
    void thePastGoneThroughAgainIsTheSamePast() {
        Fork.Run forked = underWay().run(Fork.Question.NOTHING);
        Fork.Run whole = fromTheStart().run(Fork.Question.NOTHING);
        assertThat(forked.last()).isEqualTo(whole.last());
    }

    @Test
    void theSameQuestionHasTheSameAnswer() {
        Fork.Run once = fromTheStart().run(turned(true, "apache.target", "80"));
        Fork.Run again = fromTheStart().run(turned(true, "apache.target", "80"));
        assertThat(again.last()).isEqualTo(once.last());
        assertThat(again.curve("ready")).containsExactly(once.curve("ready"));
    }

    @Test
    void largerMachinesAreFewerAndNoSecondOneIsWaitedFor() {
        Fork.Run asItIs = fromTheStart().run(Fork.Question.NOTHING);
        Fork.Run larger = fromTheStart().run(turned(true, "group.ondemand.type", "m5.xlarge"));
        assertThat(ended(asItIs, "peakNodes")).isEqualTo(4);
        assertThat(ended(larger, "peakNodes")).isEqualTo(2);
        assertThat(ended(larger, "running")).isLessThan(ended(asItIs, "running") / 2);
        assertThat(ended(larger, "waited")).isZero();
        assertThat(ended(larger, "cost")).isGreaterThan(0);
    }

    /// One pod at most every 15 s: as many steps as pods, where the controller's older rule takes three.
    @Test
    void aPolicyOfOnePodAPeriodGrowsOneByOne() {
        Fork.Run slow = fromTheStart().run(turned(true, "apache.up.pods", "1", "apache.up.percent", "0"));
        double[] desired = slow.curve("desired");
        double before = 1;
        for (double each :
                Arrays.stream(desired).filter(value -> !Double.isNaN(value)).toArray()) {
            assertThat(each - before).as("one more at a time").isLessThanOrEqualTo(1);
            before = Math.max(before, each);
        }
        assertThat(slow.most("desired"))
                .as("2.4 cores on nine pods are 53 %, within tolerance")
                .isEqualTo(9);
        Fork.Run never = fromTheStart().run(turned(true, "apache.up.select", "Disabled"));
        assertThat(never.most("desired")).isEqualTo(1);
    }

    @Test
    void withoutCapacityThePodsGoOnWaiting() {
        Fork.Run none = underWay()
                .run(new Fork.Question(
                        new LinkedHashMap<>(),
                        false,
                        List.of(new Command.Fault(Command.Kind.CAPACITY_SHORTAGE, true))));
        assertThat(ended(none, "waited")).isGreaterThan(ended(underWay().run(Fork.Question.NOTHING), "waited") + 5);
    }

    @Test
    void whatIsFixedIsRefusedUnderWayAndADirectionNeedsAPolicy() {
        assertThatThrownBy(() -> underWay().run(turned(false, "group.ondemand.type", "m5.xlarge")))
                .isInstanceOf(BadKnob.class)
                .hasMessageContaining("group.ondemand.type cannot be turned under way");
        assertThatThrownBy(() -> fromTheStart().run(turned(true, "apache.up.pods", "0", "apache.up.percent", "0")))
                .isInstanceOf(BadKnob.class)
                .hasMessageContaining("scaleUp.policies: Required value: must specify at least one Policy");
        assertThatThrownBy(() -> fromTheStart().run(turned(true, "group.gpu.type", "t9.huge")))
                .isInstanceOf(BadKnob.class);
    }

    /// Asked for first: what the panel is for.
    @Test
    void theKnobsAskedForMostComeFirst() {
        assertThat(WHAT_IF.knobs())
                .extracting(knob -> knob.name())
                .startsWith("apache.target", "apache.min")
                .contains("apache.down.window", "ca.expander", "group.spot.max", "group.gpu.type")
                .doesNotContain("alarm.threshold");
    }
}
