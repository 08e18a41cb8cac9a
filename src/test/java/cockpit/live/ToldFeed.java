package cockpit.live;

import cockpit.world.Fact;
import cockpit.world.Origin;
import cockpit.world.TalkFact.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Keeps what readers tell. Any thread may tell, and ask.
public final class ToldFeed implements Feed {
    /// How a source is.
    public record Said(Health health, Duration period, Optional<Trouble> trouble) {
        /// The key of what it suffers from, "" if it is well.
        public String key() {
            return trouble.map(Trouble::key).orElse("");
        }
    }

    /// What was told, and by whom.
    public record Told(String origin, Fact fact) {}

    private final Instant opened;
    private final List<Told> told = new ArrayList<>();
    private final Map<String, Said> said = new HashMap<>();

    public ToldFeed(Instant opened) {
        this.opened = opened;
    }

    @Override
    public synchronized void tell(Origin origin, Fact fact) {
        told.add(new Told(origin.name(), fact));
        notifyAll();
    }

    @Override
    public synchronized void well(Origin source, Duration period) {
        said.put(source.name(), new Said(Health.WELL, period, Optional.empty()));
        notifyAll();
    }

    @Override
    public synchronized void unwell(Origin source, Health health, Duration period, Trouble trouble) {
        said.put(source.name(), new Said(health, period, Optional.of(trouble)));
        notifyAll();
    }

    @Override
    public long at(Instant instant) {
        return TimeUnit.NANOSECONDS.toMicros(Duration.between(opened, instant).toNanos());
    }

    /// All facts of a kind so far, in their order.
    public synchronized <F extends Fact> List<F> facts(Class<F> kind) {
        return told.stream()
                .map(Told::fact)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    public synchronized List<Told> told() {
        return List.copyOf(told);
    }

    /// Forgets the facts so far.
    public synchronized void forget() {
        told.clear();
    }

    /// How a source is; it must have been heard of.
    public synchronized Said of(String source) {
        Said found = said.get(source);
        if (found == null) {
            throw new AssertionError("nothing was said of " + source + ", only of " + said.keySet());
        }
        return found;
    }

    public synchronized boolean hasHeardOf(String source) {
        return said.containsKey(source);
    }
}
