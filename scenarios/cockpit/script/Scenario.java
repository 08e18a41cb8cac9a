package cockpit.script;

import cockpit.world.Hop;
import cockpit.world.Link;
import java.util.List;
import java.util.Map;

/// One tab of the talk: a cue list.
///
/// @param id      "bursting": names the file, the tab, the reports
/// @param seconds how long the whole is planned to take
/// @param cues    in the order they are fired
/// @param usual   usual seconds of each hop of the chain, by the station it ends at
/// @param usualHops the same of the ribbon from load to answer
public record Scenario(
        String id, Said title, int seconds, List<Cue> cues, Map<Link, Double> usual, Map<Hop, Double> usualHops) {
    /// Copies the cues and the times.
    public Scenario {
        cues = List.copyOf(cues);
        usual = Map.copyOf(usual);
        usualHops = Map.copyOf(usualHops);
    }

    /// The questions that its cues answer, in their order.
    public List<Card> cards() {
        return cues.stream().flatMap(cue -> cue.cards().stream()).toList();
    }

    /// A scenario whose way from load to answer has no usual times.
    public Scenario(String id, Said title, int seconds, List<Cue> cues, Map<Link, Double> usual) {
        this(id, title, seconds, cues, usual, Map.of());
    }
}
