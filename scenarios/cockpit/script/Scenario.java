package cockpit.script;

import cockpit.world.Link;
import java.util.List;
import java.util.Map;

/// One tab of the talk: a cue list.
///
/// @param id      "bursting": names the file, the tab, the reports
/// @param seconds how long the whole is planned to take
/// @param cues    in the order they are fired
/// @param usual   usual seconds of each hop of the chain, by the station it ends at
public record Scenario(String id, Said title, int seconds, List<Cue> cues, Map<Link, Double> usual) {
    /// Copies the cues and the times.
    public Scenario {
        cues = List.copyOf(cues);
        usual = Map.copyOf(usual);
    }
}
