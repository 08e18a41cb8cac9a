package cockpit.script;

import cockpit.world.Mark;
import cockpit.world.World;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// Where in a recorded course the cues of a scenario were fired.
///
/// @param last the world at the course's end
public record Chapters(Scenario scenario, World last) {
    /// When a cue was first fired, microseconds; empty if it never was.
    public OptionalLong of(int cue) {
        String id = scenario.cues().get(cue).id();
        return last.talk().marks().stream()
                .filter(mark -> mark.kind() == Mark.Kind.CUE && mark.label().equals(id))
                .mapToLong(Mark::at)
                .findFirst();
    }

    /// Just before the next cue after this one was fired: there a talk given from a recording waits for the speaker.
    /// Of -1, just before the first.
    public OptionalLong end(int cue) {
        return IntStream.range(cue + 1, scenario.cues().size())
                .mapToObj(this::of)
                .filter(OptionalLong::isPresent)
                .mapToLong(at -> at.getAsLong() - 1)
                .findFirst();
    }

    /// Whether all of the scenario is in it, and all of it from one stage.
    public boolean whole() {
        return IntStream.range(0, scenario.cues().size()).allMatch(cue -> of(cue).isPresent())
                && last.talk().marks().stream().noneMatch(mark -> mark.kind() == Mark.Kind.SWITCH);
    }
}
