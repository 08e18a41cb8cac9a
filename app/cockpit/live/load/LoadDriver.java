package cockpit.live.load;

import cockpit.live.Outcome;

/// What the load slider moves. Calls wait for the other side, for a few seconds at most, and never throw for what it or
/// the network does. Any thread may call, but the FX thread. Whether a stage is armed the gate decides before.
public sealed interface LoadDriver extends AutoCloseable
        permits LocustDriver, HookDriver, TaggedDriver, LoadDriver.OfDeployment {
    /// Asks for so many users.
    ///
    /// @param users     at least 0; none ends the load
    /// @param spawnRate users a second on the way there, above 0, where the driver can go slowly
    Outcome set(int users, double spawnRate);

    /// Ends the load.
    Outcome stop();

    @Override
    void close();

    /// The load generator's Deployment: replicas, and USERS and RATE in its environment. It needs a cluster's client,
    /// so
    /// it lives with the Kubernetes adapter.
    non-sealed interface OfDeployment extends LoadDriver {}

    /// @throws IllegalArgumentException if the two are no load
    static void check(int users, double spawnRate) {
        if (users < 0 || !(spawnRate > 0) || Double.isInfinite(spawnRate)) {
            throw new IllegalArgumentException(users + " users, " + spawnRate + " a second");
        }
    }
}
