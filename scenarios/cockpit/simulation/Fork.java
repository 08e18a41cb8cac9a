package cockpit.simulation;

import cockpit.script.Cue;
import cockpit.script.Scenario;
import cockpit.script.Show;
import cockpit.simulation.Past.Sent;
import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.stage.Stage;
import cockpit.world.Event;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A talk's course on a stage of its own: its past gone through again, then the cues that are left, by their planned
/// times. What differs from the course as it is begins at the start or at the present moment. A question never changes
/// the stage. Pure.
///
/// @param whatIf what is asked and drawn
/// @param now    the present moment of the talk, microseconds
/// @param ahead  what the cue list will send yet
/// @param end    when the plan ends, microseconds
public record Fork(WhatIf whatIf, long seed, Knobs knobs, Past past, long now, List<Sent> ahead, long end) {
    /// The first cue's time where none was fired: meters need a moment before they have anything to say.
    private static final long FIRST = 5 * Event.SECOND;

    private static final long STEP = 2 * Event.SECOND;
    private static final long AFTERWARDS = 60 * Event.SECOND;

    /// Copies the list.
    public Fork {
        ahead = List.copyOf(ahead);
    }

    /// A fork of a talk.
    ///
    /// @param show the cue list as it stands
    public static Fork of(WhatIf whatIf, long seed, Knobs knobs, Past past, Show show, long now) {
        Scenario scenario = show.scenario();
        int current = show.current();
        long at = current < 0
                ? FIRST
                : show.standings().get(current).fired()
                        + scenario.cues().get(current).seconds() * Event.SECOND;
        at = Math.max(at, now);
        var ahead = new ArrayList<Sent>();
        for (Cue cue : scenario.cues().subList(current + 1, scenario.cues().size())) {
            for (Command command : cue.does()) {
                if (command.changes()) {
                    ahead.add(new Sent(at, command));
                }
            }
            at += cue.seconds() * Event.SECOND;
        }
        return new Fork(whatIf, seed, knobs, past, now, ahead, Math.max(at, now + AFTERWARDS));
    }

    /// What is asked.
    ///
    /// @param turned   knobs and what they are turned to, as typed
    /// @param fromStart whether they stood so from the start, not only from the present moment on
    /// @param acts     what happens at the present moment besides
    public record Question(SequencedMap<String, String> turned, boolean fromStart, List<Command> acts) {
        /// Nothing is asked: the talk goes on as it is.
        public static final Question NOTHING = new Question(new LinkedHashMap<>(), true, List.of());

        /// Copies both.
        public Question {
            turned = new LinkedHashMap<>(turned);
            acts = List.copyOf(acts);
        }
    }

    /// A run.
    ///
    /// @param curves by the line's id, a value every [#step] microseconds from 0 on
    /// @param last   the world at its end
    public record Run(Map<String, double[]> curves, World last, long step) {
        /// The highest value of a curve; NaN where it has none.
        public double most(String line) {
            double most = Double.NaN;
            for (double each : curve(line)) {
                most = each > most || Double.isNaN(most) ? each : most;
            }
            return most;
        }

        /// A curve's values added up over its time, in values times seconds; unknown values count as nothing.
        public double over(String line) {
            double sum = 0;
            for (double each : curve(line)) {
                sum += Double.isNaN(each) ? 0 : each * step / Event.SECOND;
            }
            return sum;
        }

        /// A curve's values; none where there is no such line.
        public double[] curve(String line) {
            return curves.getOrDefault(line, new double[0]);
        }
    }

    /// Runs it. Takes as long as it takes to work out: some tenths of a second for twenty minutes.
    ///
    /// @throws BadKnob if a knob is none, does not go so far, or they do not go together
    public Run run(Question question) {
        Knobs first = knobs;
        if (question.fromStart()) {
            for (var knob : question.turned().entrySet()) {
                first = first.with(knob.getKey(), knob.getValue());
            }
        }
        try (Stage stage = whatIf.opening().open(first, seed)) {
            var trail = new Trail(stage);
            past.sent().forEach(sent -> trail.send(sent.at(), sent.command()));
            trail.to(now);
            if (!question.fromStart()) {
                turn(stage, question);
            }
            question.acts().forEach(act -> trail.send(now, act));
            ahead.forEach(sent -> trail.send(sent.at(), sent.command()));
            trail.to(end);
            return trail.run();
        }
    }

    private static void turn(Stage stage, Question question) {
        for (var knob : question.turned().entrySet()) {
            Knob known = Knobs.known(knob.getKey());
            Knobs.defaults().with(knob.getKey(), knob.getValue());
            if (!known.running()) {
                throw new BadKnob(
                        BadKnob.Kind.FIXED, "The knob " + known.name() + " cannot be turned under way", known.name());
            }
            if (stage.send(new Command.TurnKnob(knob.getKey(), knob.getValue())) instanceof Answer.Refused refused) {
                throw BadKnob.together(refused.detail());
            }
        }
    }

    /// Follows a stage and notes its figures in a beat.
    private final class Trail {
        private final Stage stage;
        private final Map<String, double[]> curves = new LinkedHashMap<>();
        private World world = World.EMPTY;
        private int beats;

        Trail(Stage stage) {
            this.stage = stage;
            int size = (int) (end / STEP) + 1;
            whatIf.charts().stream()
                    .flatMap(chart -> chart.lines().stream())
                    .forEach(line -> curves.put(line.id(), new double[size]));
        }

        void send(long at, Command command) {
            to(at);
            stage.send(command);
        }

        void to(long at) {
            while (beats * STEP <= at) {
                world = world.apply(stage.advance(beats * STEP));
                note();
                beats++;
            }
            world = world.apply(stage.advance(at));
        }

        private void note() {
            for (WhatIf.Chart chart : whatIf.charts()) {
                for (WhatIf.Line line : chart.lines()) {
                    double[] values = curves.getOrDefault(line.id(), new double[0]);
                    if (beats < values.length) {
                        values[beats] = line.of().applyAsDouble(world);
                    }
                }
            }
        }

        Run run() {
            return new Run(curves, world, STEP);
        }
    }
}
