package cockpit.app;

import cockpit.stage.Seekable;
import cockpit.world.Event;
import java.util.Optional;

/// One event on or back. Time stands at the event that was stepped to.
final class Stepping {
    private static final long FINEST = 1;
    private static final long FARTHEST = 60 * Event.SECOND;

    private Stepping() {}

    static void step(Conductor conductor, int events) {
        Optional<Seekable> course = conductor.stage().seekable();
        if (course.isEmpty()) {
            if (events > 0) {
                forward(conductor);
            } else {
                conductor.tell("notice.seek.impossible", "");
            }
            return;
        }
        long at = conductor.now();
        conductor.seek(events > 0 ? after(course.get(), at) : before(course.get(), at));
    }

    /// A stage whose course is open: on until something has happened.
    private static void forward(Conductor conductor) {
        long start = conductor.world().now();
        for (long span = 1_000; span <= FARTHEST && conductor.world().now() <= start; span *= 2) {
            conductor.advance(conductor.now() + span);
        }
    }

    private static long after(Seekable course, long at) {
        long low = at;
        long span = 1_000;
        while (course.seek(at + span).now() <= at && at + span < course.duration()) {
            low = at + span;
            span *= 2;
        }
        return course.seek(Math.min(at + span, course.duration())).now() <= at
                ? course.duration()
                : first(course, low, Math.min(at + span, course.duration()), at);
    }

    /// The earliest instant in a span at which the newest event is after `at`.
    private static long first(Seekable course, long from, long to, long at) {
        long low = from;
        long high = to;
        while (high - low > FINEST) {
            long middle = (low + high) >>> 1;
            if (course.seek(middle).now() > at) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static long before(Seekable course, long at) {
        long newest = course.seek(at).now();
        return newest < at ? newest : course.seek(Math.max(0, newest - 1)).now();
    }
}
