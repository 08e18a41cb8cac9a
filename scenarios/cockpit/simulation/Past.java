package cockpit.simulation;

import cockpit.stage.Command;
import java.util.ArrayList;
import java.util.List;

/// What was sent to a simulated stage up to a moment. Same knobs, same seed and the same past lead to the same state:
/// so a fork of a run is made by going through its past again.
public record Past(List<Sent> sent) {
    /// Nothing was sent.
    public static final Past EMPTY = new Past(List.of());

    /// Copies the list.
    public Past {
        sent = List.copyOf(sent);
    }

    /// @param at when, microseconds of the stage
    public record Sent(long at, Command command) {}

    Past with(long at, Command command) {
        var longer = new ArrayList<>(sent);
        longer.add(new Sent(at, command));
        return new Past(longer);
    }
}
