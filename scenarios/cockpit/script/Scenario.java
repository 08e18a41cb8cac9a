package cockpit.script;

import java.util.List;

/// One tab of the talk: a cue list.
///
/// @param id      "bursting": names the file, the tab, the reports
/// @param seconds how long the whole is planned to take
/// @param cues    in the order they are fired
public record Scenario(String id, Said title, int seconds, List<Cue> cues) {
    /// Copies the cues.
    public Scenario {
        cues = List.copyOf(cues);
    }
}
