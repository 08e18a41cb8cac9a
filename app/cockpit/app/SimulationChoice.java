package cockpit.app;

import cockpit.scenarios.autoscaling.AutoscalingWhatIf;
import cockpit.simulation.Knobs;
import cockpit.simulation.RememberedStage;
import cockpit.simulation.ShopWhatIf;
import cockpit.simulation.WhatIf;
import cockpit.stage.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// The options that choose a simulation.
final class SimulationChoice {
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
    long seed;

    @Option(names = "--set", paramLabel = "KNOB=VALUE")
    Map<String, String> knobs = new LinkedHashMap<>();

    /// @throws IllegalArgumentException naming the knob, its bounds and what comes near
    Knobs turned() {
        Knobs turned = Knobs.defaults();
        for (var knob : knobs.entrySet()) {
            turned = turned.with(knob.getKey(), knob.getValue());
        }
        return turned;
    }

    /// Opens the simulation of a scenario.
    Stage open(String scenario) {
        return new RememberedStage(whatIf(scenario).opening().open(turned(), seed));
    }

    /// What the simulation of a scenario can be asked.
    static WhatIf whatIf(String scenario) {
        return scenario.equals(Assets.AUTOSCALING) ? AutoscalingWhatIf.whatIf() : ShopWhatIf.whatIf();
    }

    /// The knobs that are turned, as one would read them.
    String words() {
        return knobs.entrySet().stream()
                .map(knob -> knob.getKey() + "=" + knob.getValue())
                .collect(Collectors.joining(" "));
    }

    /// The same choice, as a person would type it.
    List<String> arguments() {
        var typed = new ArrayList<>(List.of("--seed", String.valueOf(seed)));
        knobs.forEach((knob, value) -> typed.addAll(List.of("--set", knob + "=" + value)));
        return typed;
    }
}
