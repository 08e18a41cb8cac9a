package cockpit.stage;

import cockpit.world.World;
import java.util.List;

/// A stage whose whole course is known, so that any instant of it can be shown.
public interface Seekable {
    /// Length, microseconds.
    long duration();

    /// The world at an instant, equal to the one straight play would give; [Stage#advance] goes on from there. Instants
    /// outside the course count as its nearer end. Where something was lost, straight play has to seek at the end of
    /// the gap, for its events alone no longer lead there.
    World seek(long at);

    /// The world at the end: its talk has the marks of the whole course, one for each gap among them.
    World last();

    /// What is lost of the course, oldest first.
    default List<Gap> gaps() {
        return List.of();
    }
}
