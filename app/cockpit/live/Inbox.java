package cockpit.live;

import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.Origin;
import cockpit.world.TalkFact;
import cockpit.world.TalkFact.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What the readers of a live stage heard and the stage's thread has not yet asked for. Masks each fact as it comes.
final class Inbox implements Feed {
    private final LinkedBlockingQueue<Event> queue = new LinkedBlockingQueue<>();
    private final StageClock clock;
    private final Mask mask;

    Inbox(StageClock clock, Mask mask) {
        this.clock = clock;
        this.mask = mask;
    }

    @Override
    public void tell(Origin origin, Fact fact) {
        queue.add(new Event(clock.now(), origin, mask.fact(fact)));
    }

    @Override
    public void well(Origin source, Duration period) {
        tell(source, new TalkFact.SourceHeard(source.name(), Health.WELL, micros(period), ""));
    }

    @Override
    public void unwell(Origin source, Health health, Duration period, Trouble trouble) {
        tell(source, new TalkFact.SourceHeard(source.name(), health, micros(period), trouble.detail()));
    }

    @Override
    public long at(Instant instant) {
        return clock.at(instant);
    }

    private static long micros(Duration duration) {
        return TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
    }

    /// Everything that has come, waiting at most so long, microseconds, for the first of it. In order of time: none
    /// lies
    /// before `floor`.
    List<Event> take(long wait, long floor) {
        var events = new ArrayList<Event>();
        try {
            Event first = wait > 0 ? queue.poll(wait, TimeUnit.MICROSECONDS) : queue.poll();
            if (first != null) {
                events.add(first);
                queue.drainTo(events);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long at = floor;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            at = Math.max(at, event.at());
            events.set(i, event.at() == at ? event : new Event(at, event.origin(), event.fact()));
        }
        return events;
    }
}
