package cockpit.app;

import cockpit.world.Event;
import cockpit.world.Mark;
import java.util.ArrayList;
import java.util.List;

/// Stretches of a recording in which nothing worth marking happens. The player runs through them faster, and says so;
/// the
/// file stays as it is.
record DeadTime(List<long[]> stretches) {
    static final DeadTime NONE = new DeadTime(List.of());

    /// How much faster.
    private static final double FASTER = 8;
    /// What is still shown at its own pace after a mark and before the next, microseconds.
    private static final long AFTER = 25 * Event.SECOND;
    private static final long BEFORE = 3 * Event.SECOND;
    private static final long WORTH = 10 * Event.SECOND;

    static DeadTime of(List<Mark> marks, long duration) {
        var found = new ArrayList<long[]>();
        long last = 0;
        for (Mark mark : marks) {
            add(found, last, mark.at());
            last = mark.at();
        }
        add(found, last, duration);
        return new DeadTime(List.copyOf(found));
    }

    private static void add(List<long[]> found, long from, long to) {
        long start = from + AFTER;
        long end = to - BEFORE;
        if (end - start >= WORTH) {
            found.add(new long[] {start, end});
        }
    }

    /// Times faster at an instant; 1 where something happens.
    double squeeze(long at) {
        for (long[] stretch : stretches) {
            if (at >= stretch[0] && at < stretch[1]) {
                return FASTER;
            }
        }
        return 1;
    }
}
