package cockpit.app;

import cockpit.script.Scenario;
import cockpit.script.Show;
import cockpit.simulation.Fork;
import cockpit.simulation.Knobs;
import cockpit.simulation.Past;
import cockpit.stage.Names;
import java.util.LinkedHashMap;
import java.util.List;

/// Asks a shipped scenario's simulation a question, as the card does.
public final class WhatIfQuestions {
    private WhatIfQuestions() {}

    /// Goes through the whole talk with another target; returns what it cost, $.
    public static double ask(String id) {
        Scenario scenario = Assets.scenario(id, Names.SHIPPED);
        Fork fork = Fork.of(SimulationChoice.whatIf(id), 1, Knobs.defaults(), Past.EMPTY, Show.of(scenario), 0);
        var turned = new LinkedHashMap<String, String>();
        turned.put(id.equals(Assets.AUTOSCALING) ? "apache.target" : "alarm.threshold", "80");
        Fork.Run run = fork.run(new Fork.Question(turned, true, List.of()));
        return run.last().bill().dollars(run.last().now());
    }
}
