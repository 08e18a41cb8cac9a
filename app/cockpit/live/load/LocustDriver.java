package cockpit.live.load;

import cockpit.live.Outcome;
import cockpit.live.Unanswered;
import java.net.URI;

/// Users by Locust's web API.
public final class LocustDriver implements LoadDriver {
    private final Locust locust;

    /// @param server Locust's web page
    public LocustDriver(URI server) {
        this.locust = new Locust(server);
    }

    private interface Act {
        String carryOut() throws Unanswered;
    }

    /// Locust takes no swarm of none, so that stops it.
    @Override
    public Outcome set(int users, double spawnRate) {
        LoadDriver.check(users, spawnRate);
        return users == 0 ? stop() : act(() -> locust.swarm(users, spawnRate));
    }

    @Override
    public Outcome stop() {
        return act(locust::stop);
    }

    private static Outcome act(Act act) {
        try {
            return new Outcome.Done(act.carryOut());
        } catch (Unanswered e) {
            return new Outcome.Failed(e.trouble());
        }
    }

    @Override
    public void close() {
        locust.close();
    }
}
