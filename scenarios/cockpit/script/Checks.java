package cockpit.script;

import cockpit.world.World;

/// Evaluates expectations over a world. Pure.
public interface Checks {
    /// Whether the expectation holds in this world.
    ///
    /// @param fired when its cue was fired, microseconds of the stage's time
    boolean holds(Expectation expectation, World world, long fired);

    /// The figure beside an open expectation, "" when it has none or it is not known yet.
    String figure(Expectation expectation, World world, long fired);
}
