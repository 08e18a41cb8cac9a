package cockpit.simulation;

import cockpit.stage.Command;
import cockpit.stage.Stage;
import cockpit.world.World;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What a scenario's simulation can be asked, and what it answers with. A scenario gives its own; whoever draws it
/// draws
/// any.
///
/// @param opening  opens a stage of its own for each question
/// @param charts   its curves
/// @param endings  figures that sum a run up
/// @param acts     what can happen at the moment of the fork
/// @param families beginnings of its knobs' names; the ones named first are asked for first
public record WhatIf(Opening opening, List<Chart> charts, List<Ending> endings, List<Act> acts, List<String> families) {
    /// Copies the lists.
    public WhatIf {
        charts = List.copyOf(charts);
        endings = List.copyOf(endings);
        acts = List.copyOf(acts);
        families = List.copyOf(families);
    }

    /// Opens a stage.
    @FunctionalInterface
    public interface Opening {
        /// @throws BadKnob if the knobs do not go together
        Stage open(Knobs knobs, long seed);
    }

    /// Curves that share an axis.
    ///
    /// @param id    names its text, "replicas"
    /// @param unit  of the values, as written
    /// @param least the least top of the axis
    public record Chart(String id, String unit, double least, List<Line> lines) {
        /// Copies the lines.
        public Chart {
            lines = List.copyOf(lines);
        }
    }

    /// One curve: a figure of the world over time.
    ///
    /// @param id unique in the scenario
    /// @param of the figure; NaN where it is not known
    public record Line(String id, Meaning meaning, ToDoubleFunction<World> of) {}

    /// What a line is about, which gives it its colour.
    public enum Meaning {
        HOME,
        CLOUD,
        SPOT,
        GPU,
        WANTED,
        READY,
        WAITING,
        FELT
    }

    /// A figure at the end of a run.
    ///
    /// @param id       names its text
    /// @param unit     as written
    /// @param decimals that matter: 0, 1, 2 or 4
    /// @param of       the figure; NaN where it never came to it
    public record Ending(String id, String unit, int decimals, ToDoubleFunction<Fork.Run> of) {}

    /// Something that happens at the moment of the fork, if asked for.
    ///
    /// @param id names its text
    public record Act(String id, Command command) {}

    /// Its knobs, those of the family named first at the top.
    public List<Knob> knobs() {
        return families.stream()
                .flatMap(family ->
                        Knobs.all().stream().filter(knob -> knob.name().startsWith(family)))
                .distinct()
                .toList();
    }
}
