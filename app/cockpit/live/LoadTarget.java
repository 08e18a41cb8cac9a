package cockpit.live;

/// What makes the load. Its state says how much it makes.
public interface LoadTarget extends Target {
    /// Sets the load.
    ///
    /// @param users     simulated users, 0 stops the load
    /// @param spawnRate users added or taken a second
    /// @return what the tool would print
    /// @throws Failed if it is not done
    String set(int users, double spawnRate) throws Failed;
}
