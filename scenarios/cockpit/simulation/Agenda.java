package cockpit.simulation;

import java.util.PriorityQueue;

/// What will happen, in virtual time. Of two things at the same instant the one planned first happens first, so that a
/// run is the same every time.
public final class Agenda {
    private record Entry(long at, long order, Runnable action) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>((a, b) -> a.at != b.at ? Long.compare(a.at, b.at) : Long.compare(a.order, b.order));
    private long order;
    private long now;

    /// The instant it stands at, microseconds.
    public long now() {
        return now;
    }

    /// Plans an action so many microseconds from now.
    public void in(long micros, Runnable action) {
        entries.add(new Entry(now + Math.max(0, micros), order++, action));
    }

    /// Does now and then again each period, beginning after the first delay.
    public void every(long first, long period, Runnable action) {
        in(first, () -> {
            action.run();
            every(period, period, action);
        });
    }

    /// Does everything planned up to an instant, and stands there.
    public void runUntil(long until) {
        while (!entries.isEmpty() && entries.peek().at <= until) {
            Entry next = entries.remove();
            now = next.at;
            next.action.run();
        }
        now = Math.max(now, until);
    }
}
