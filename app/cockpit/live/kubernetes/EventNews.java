package cockpit.live.kubernetes;

import cockpit.live.Feed;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which of the cluster's Events are news. Each is kept for an hour by Kubernetes, and listed again on every new
/// connection: what happened before the stage was opened, and what was heard already, is none. One thread's at a time.
final class EventNews {
    private final Feed feed;
    private final Map<String, Instant> heard = new HashMap<>();

    EventNews(Feed feed) {
        this.feed = feed;
    }

    /// When it happened, if that is news.
    Optional<Instant> of(Event event) {
        Instant when = when(event);
        // Kubernetes writes whole seconds, rounded down.
        if (feed.at(when.plus(Moments.SETTLING)) < 0) {
            return Optional.empty();
        }
        Instant before = heard.put(event.getMetadata().getName(), when);
        return before == null || when.isAfter(before) ? Optional.of(when) : Optional.empty();
    }

    /// The Event's object is gone, as it goes in time.
    void expired(String event) {
        heard.remove(event);
    }

    /// An Event that repeats is the same object with a later time, in one of four places by its age and maker.
    static Instant when(Event event) {
        return Stream.of(
                        event.getLastTimestamp(),
                        event.getSeries() == null || event.getSeries().getLastObservedTime() == null
                                ? null
                                : event.getSeries().getLastObservedTime().getTime(),
                        event.getEventTime() == null
                                ? null
                                : event.getEventTime().getTime(),
                        event.getMetadata().getCreationTimestamp())
                .map(Moments::of)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
