package cockpit.live;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A part of the stage that the cockpit may change and can put back: a VirtualService's routes, the load, a
/// Deployment's size, an alarm's state. Its state is what it may change of it, and no more. Calls wait for the network,
/// a few seconds at most.
public interface Target {
    /// Names it for good, in the journal and to people, e.g. `VirtualService MAIN/hipster-app/recommend-split`.
    String name();

    /// Its state now.
    ///
    /// @throws Failed if it cannot be told
    JsonNode read() throws Failed;

    /// Its state once all that was asked of it up to now has taken effect; for whoever must be sure. May take half a
    /// minute.
    ///
    /// @throws Failed if it cannot be told
    default JsonNode settled() throws Failed {
        return read();
    }

    /// Puts it into a state that was read before. Where it is so already, nothing is written.
    ///
    /// @throws Failed if it cannot be
    void restore(JsonNode state) throws Failed;

    /// Who changed it last, as it tells; empty if it does not.
    ///
    /// @throws Failed if it cannot be told
    Optional<String> writer() throws Failed;
}
