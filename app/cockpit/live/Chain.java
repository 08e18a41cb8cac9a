package cockpit.live;

import java.time.Instant;

/// What a stage does by itself once load is on it: the alarm, its topic, the function that shifts the route.
public interface Chain {
    /// Whether nothing of it is under way any more that could still shift the route, the load having ended. Waits for
    /// the network, a few seconds at most.
    ///
    /// @param since when the load ended; [Instant#MIN] if that was long ago
    /// @throws Failed if it cannot be told
    boolean atRest(Instant since) throws Failed;
}
