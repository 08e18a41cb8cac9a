package cockpit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cockpit.script.Cue;
import cockpit.script.Focus;
import cockpit.script.Said;
import cockpit.script.Scenario;
import cockpit.script.Show;
import cockpit.stage.Command;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class KnobsTest {
    @Test
    void everyKnobSaysItsUnitAndSourceAndHoldsItsOwnDefault() {
        assertThat(Knobs.all()).hasSizeGreaterThan(40).allSatisfy(knob -> {
            assertThat(knob.unit()).isNotBlank();
            assertThat(knob.source()).isNotBlank();
            assertThat(knob.value()).isBetween(knob.min(), knob.max());
        });
    }

    @Test
    void turnsOneAndLeavesTheOthers() {
        Knobs turned = Knobs.defaults().with("alarm.threshold", "60");
        assertThat(turned.get("alarm.threshold")).isEqualTo(60);
        assertThat(Knobs.defaults().get("alarm.threshold")).isEqualTo(70);
        assertThat(turned.turned()).containsOnlyKeys("alarm.threshold");
    }

    @Test
    void saysWhatWouldDoInstead() {
        assertThatThrownBy(() -> Knobs.defaults().with("alarm.treshold", "60"))
                .hasMessageContaining("alarm.treshold")
                .hasMessageContaining("did you mean alarm.threshold");
        assertThatThrownBy(() -> Knobs.defaults().with("alarm.threshold", "160"))
                .hasMessageContaining("from 0 to 100");
        assertThatThrownBy(() -> Knobs.defaults().with("alarm.threshold", "hot"))
                .hasMessageContaining("number");
    }

    @Test
    void lowerThresholdAlarmsEarlier() {
        // Three hosts' worth of headroom less: the first datapoint over the threshold comes sooner or with the same
        // period.
        Knobs defaults = Knobs.defaults();
        assertThat(alarmAfter(defaults.with("alarm.threshold", "40"))).isLessThanOrEqualTo(alarmAfter(defaults));
        assertThat(alarmAfter(defaults.with("alarm.threshold", "99"))).isNaN();
    }

    private static double alarmAfter(Knobs knobs) {
        var cue = new Cue(
                "load",
                new Said("l", "l"),
                new Said("l", "l"),
                new Said("l", "l"),
                new Said("", ""),
                120,
                Focus.ALL,
                List.of(new Command.SetLoad(1_200, 60)),
                List.of(),
                List.of());
        var scenario = new Scenario("x", new Said("x", "x"), 120, List.of(cue), Map.of());
        WhatIf whatIf = ShopWhatIf.whatIf();
        Fork.Run run =
                Fork.of(whatIf, 1, knobs, Past.EMPTY, Show.of(scenario), 0).run(Fork.Question.NOTHING);
        return whatIf.endings().getFirst().of().applyAsDouble(run);
    }
}
