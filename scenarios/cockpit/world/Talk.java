package cockpit.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The talk as it went: sources, commands, cues, knobs, and the marks on the timeline.
///
/// @param commands the newest, oldest first; at most 64
/// @param marks    oldest first; at most 512, then the oldest go
/// @param settled  the end of each cue that came to one, by cue id
/// @param held     when each expectation that came true did, microseconds after GO, by [#key]
/// @param knobs    knobs that were turned
/// @param cue      the cue fired last, "" before the first
/// @param fired    when, microseconds
public record Talk(
        Table<String, SourceState> sources,
        List<SentCommand> commands,
        List<Mark> marks,
        SequencedMap<String, Settled> settled,
        SequencedMap<String, Long> held,
        SequencedMap<String, String> knobs,
        String cue,
        long fired) {
    static final Talk EMPTY =
            new Talk(Table.empty(), List.of(), List.of(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), "", -1);

    /// A cue's end.
    ///
    /// @param outcome the standing's name
    /// @param at      when, microseconds
    public record Settled(String outcome, long at) {}

    /// The outcome of a cue whose acts were put back.
    public static final String UNDONE = "UNDONE";

    /// Names one expectation of one cue.
    public static String key(String cue, int expectation) {
        return cue + "/" + expectation;
    }

    private static final int COMMANDS = 64;
    private static final int MARKS = 512;

    /// With this event's fact folded in.
    Talk apply(TalkFact fact, long at) {
        return switch (fact) {
            case TalkFact.SourceHeard f ->
                withSources(
                        sources.with(new SourceState(f.source(), f.health(), heard(f, at), f.period(), f.detail())));
            case TalkFact.CommandSent f ->
                withCommands(appended(commands, new SentCommand(f.words(), f.cue(), at, -1, false, ""), COMMANDS));
            case TalkFact.CommandAnswered f -> withCommands(answered(f, at));
            case TalkFact.ChangedElsewhere f ->
                marked(new Mark(at, Mark.Kind.FOREIGN, String.join("\t", f.object(), f.before(), f.after(), f.by())));
            case TalkFact.CueFired f -> forgotten(f.cue(), f.cue(), at).marked(new Mark(at, Mark.Kind.CUE, f.cue()));
            case TalkFact.CueUndone f ->
                forgotten(f.cue(), cue, fired).withSettled(put(settled, f.cue(), new Settled(UNDONE, at)));
            case TalkFact.CueSettled f -> withSettled(put(settled, f.cue(), new Settled(f.outcome(), at)));
            case TalkFact.ExpectationHeld f ->
                new Talk(
                        sources,
                        commands,
                        marks,
                        settled,
                        put(held, key(f.cue(), f.index()), f.after()),
                        knobs,
                        cue,
                        fired);
            case TalkFact.StageSwitched f -> marked(new Mark(at, Mark.Kind.SWITCH, f.to()));
            case TalkFact.KnobTurned f ->
                new Talk(sources, commands, marks, settled, held, put(knobs, f.knob(), f.value()), cue, fired);
        };
    }

    /// That a source is missed is no word from it: its age goes on from when it was last heard.
    private long heard(TalkFact.SourceHeard fact, long at) {
        return fact.health().heard()
                ? at
                : sources.find(fact.source()).map(SourceState::heard).orElse(at);
    }

    /// Without what an earlier firing of a cue came to.
    private Talk forgotten(String undone, String newest, long firedAt) {
        var left = new TreeMap<>(settled);
        left.remove(undone);
        var open = new TreeMap<>(held);
        open.keySet().removeIf(key -> key.startsWith(undone + "/"));
        return new Talk(sources, commands, marks, left, open, knobs, newest, firedAt);
    }

    private Talk withSettled(SequencedMap<String, Settled> ends) {
        return new Talk(sources, commands, marks, ends, held, knobs, cue, fired);
    }

    Talk marked(Mark mark) {
        return new Talk(sources, commands, appended(marks, mark, MARKS), settled, held, knobs, cue, fired);
    }

    Talk withMarks(List<Mark> more) {
        var all = new ArrayList<>(marks);
        all.addAll(more);
        all.sort(Comparator.comparingLong(Mark::at));
        return new Talk(sources, commands, List.copyOf(all), settled, held, knobs, cue, fired);
    }

    private List<SentCommand> answered(TalkFact.CommandAnswered f, long at) {
        var list = new ArrayList<>(commands);
        for (int i = list.size() - 1; i >= 0; i--) {
            SentCommand command = list.get(i);
            if (command.answered() < 0 && command.words().equals(f.words())) {
                list.set(
                        i,
                        new SentCommand(command.words(), command.cue(), command.sent(), at, f.accepted(), f.output()));
                break;
            }
        }
        return List.copyOf(list);
    }

    private static <T> List<T> appended(List<T> list, T one, int most) {
        var longer = new ArrayList<>(list.size() < most ? list : list.subList(list.size() - most + 1, list.size()));
        longer.add(one);
        return List.copyOf(longer);
    }

    private static <V> SequencedMap<String, V> put(SequencedMap<String, V> map, String key, V value) {
        var copy = new TreeMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private Talk withSources(Table<String, SourceState> newSources) {
        return new Talk(newSources, commands, marks, settled, held, knobs, cue, fired);
    }

    private Talk withCommands(List<SentCommand> newCommands) {
        return new Talk(sources, newCommands, marks, settled, held, knobs, cue, fired);
    }
}
