package cockpit.burst;

import cockpit.simulation.ShiftDecision;
import java.io.IOException;

/// One message of the alarm, carried out: read, decide, write, each at most twice.
final class Shift {
    private final Setup setup;
    private final ApiServer server;

    Shift(Setup setup, ApiServer server) {
        this.setup = setup;
        this.server = server;
    }

    /// What came of a message.
    ///
    /// @param outcome what was done
    /// @param reason  why, in words
    /// @param before  weight of the cloud subset before; -1 where it could not be told
    /// @param after   weight of the cloud subset now; -1 where it could not be told
    record Done(Outcome outcome, String reason, int before, int after) {}

    /// What was done.
    enum Outcome {
        /// The weights were written.
        SET,
        /// All was as it should be: nothing was written.
        NOTHING,
        /// It must not be done, or cannot be: nothing was written, and to try again would not help.
        REFUSED
    }

    /// Reads the route, decides, and writes if that is the decision. If somebody else writes in between, all of that
    /// once more: what is wanted may be there by then.
    ///
    /// @throws IOException if the API server cannot be asked; Lambda then tries again, after one and after two minutes
    Done carryOut(ShiftDecision.AlarmEvent event) throws IOException {
        try {
            return once(event);
        } catch (ApiServer.Conflict e) {
            return once(event);
        }
    }

    private Done once(ShiftDecision.AlarmEvent event) throws IOException {
        WeightedRoute route;
        try {
            route = WeightedRoute.in(
                    server.read(setup.namespace(), setup.route()), setup.homeSubset(), setup.cloudSubset());
        } catch (WeightedRoute.NoSuchRoute e) {
            return new Done(Outcome.REFUSED, e.message(), -1, -1);
        }
        int before = route.now().cloud();
        return switch (ShiftDecision.of(event, route.now(), setup.policy())) {
            case ShiftDecision.Nothing d -> new Done(Outcome.NOTHING, d.reason(), before, before);
            case ShiftDecision.Refused d -> new Done(Outcome.REFUSED, d.reason(), before, before);
            case ShiftDecision.SetWeight d -> {
                server.patch(setup.namespace(), setup.route(), route.patch(d.cloudWeight()));
                yield new Done(Outcome.SET, d.reason(), before, d.cloudWeight());
            }
        };
    }
}
