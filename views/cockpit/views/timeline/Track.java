package cockpit.views.timeline;

import cockpit.views.desk.Frame;
import cockpit.world.Event;
import cockpit.world.Mark;
import java.util.List;

/// The piece of time the track shows, and which px stands for which instant. An open course shows the last two minutes
/// and
/// some of what is planned, in steps, so that it does not creep; a known one shows the whole.
record Track(long from, long to, double left, double right) {
    static final Track EMPTY = new Track(0, 160 * Event.SECOND, 16, 1_000);

    private static final long WINDOW = 160 * Event.SECOND;
    private static final long STEP = 20 * Event.SECOND;
    private static final long AHEAD = 40 * Event.SECOND;

    static Track of(Frame frame, double width, Track before) {
        double right = width - 16;
        if (frame.transport().duration() > 0) {
            return new Track(0, frame.transport().duration(), 16, right);
        }
        boolean fits =
                frame.at() >= before.from && frame.at() <= before.to - AHEAD && before.to - before.from == WINDOW;
        if (fits && before.right == right) {
            return before;
        }
        long to = Math.max(WINDOW, (frame.at() + AHEAD + STEP) / STEP * STEP);
        return new Track(to - WINDOW, to, 16, right);
    }

    double x(long time) {
        return left + (time - from) / (double) Math.max(1, to - from) * (right - left);
    }

    long time(double x) {
        double share = Math.clamp((x - left) / (right - left), 0, 1);
        return from + Math.round(share * (to - from));
    }

    boolean shows(long time) {
        return time >= from && time <= to;
    }

    /// The mark before (-1) or after (1) the present instant; the ends of the course where there is none.
    long mark(Frame frame, int direction) {
        List<Mark> marks = marks(frame);
        long at = frame.at();
        if (direction < 0) {
            return marks.stream()
                    .mapToLong(Mark::at)
                    .filter(t -> t < at - Event.SECOND)
                    .max()
                    .orElse(0);
        }
        return marks.stream().mapToLong(Mark::at).filter(t -> t > at).min().orElse(to);
    }

    /// Marks of the whole course where it is known, else of what has happened.
    static List<Mark> marks(Frame frame) {
        var course = frame.transport().course().talk().marks();
        return course.isEmpty() ? frame.world().talk().marks() : course;
    }
}
