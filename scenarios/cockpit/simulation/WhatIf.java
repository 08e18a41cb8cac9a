package cockpit.simulation;

import cockpit.script.Cue;
import cockpit.script.Scenario;
import cockpit.stage.Command;
import cockpit.stage.Names;
import cockpit.world.Event;
import cockpit.world.Link;
import cockpit.world.Trace;
import cockpit.world.World;

/// The same cues on a copy of the simulation with other knobs: a question never changes the stage. Pure.
public final class WhatIf {
    private WhatIf() {}

    /// What came of a run.
    ///
    /// @param cpu          on-prem CPU over time, percent
    /// @param p95          of the shop over time, ms
    /// @param load         when the load was raised, microseconds; 0 when it was not
    /// @param alarmSeconds from the load to the alarm, NaN if it never went off
    /// @param worstMillis  highest 95th percentile
    public record Run(Trace cpu, Trace p95, long load, double alarmSeconds, double worstMillis) {}

    /// Runs the scenario by its planned times.
    public static Run run(Scenario scenario, Knobs knobs, long seed) {
        World world = World.EMPTY;
        long at = 5 * Event.SECOND;
        try (var stage = SimulatedStage.open(knobs, seed)) {
            for (Cue cue : scenario.cues()) {
                world = world.apply(stage.advance(at));
                for (Command command : cue.does()) {
                    if (!(command instanceof Command.Inspect)) {
                        stage.send(command);
                    }
                }
                at += cue.seconds() * Event.SECOND;
            }
            world = world.apply(stage.advance(at));
        }
        Trace p95 = world.demand().p95();
        double worst = 0;
        for (int i = 0; i < p95.size(); i++) {
            worst = Math.max(worst, p95.value(i));
        }
        var chain = world.chain();
        double alarm = chain.reached(Link.ALARM)
                ? (chain.at(Link.ALARM) - chain.at(Link.LOAD)) / (double) Event.SECOND
                : Double.NaN;
        Trace cpu = world.platform()
                .clusters()
                .find(Names.SHIPPED.remoteContext())
                .map(c -> c.cpu())
                .orElse(Trace.EMPTY);
        return new Run(cpu, p95, Math.max(0, chain.at(Link.LOAD)), alarm, worst);
    }
}
