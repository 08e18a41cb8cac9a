package cockpit.stage;

import cockpit.world.World;

/// A stage whose whole course is known, so that any instant of it can be shown.
public interface Seekable {
    /// Length, microseconds.
    long duration();

    /// The world at an instant, equal to the one straight play would give; [Stage#advance] goes on from there. Instants
    /// outside the course count as its nearer end.
    World seek(long at);

    /// The world at the end: its talk has the marks of the whole course.
    World last();
}
