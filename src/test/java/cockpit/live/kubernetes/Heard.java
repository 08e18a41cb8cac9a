package cockpit.live.kubernetes;

import static java.util.Objects.requireNonNull;

import cockpit.live.Feed;
import cockpit.live.Trouble;
import cockpit.world.Fact;
import cockpit.world.Origin;
import cockpit.world.TalkFact.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A feed that keeps what it is told, and can be waited for.
final class Heard implements Feed {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /// Something told: a fact, or how a source is.
    ///
    /// @param fact    null for a source
    /// @param trouble null unless it is unwell
    record Told(
            long nanos,
            String origin,
            @Nullable Fact fact,
            @Nullable Health health,
            @Nullable Trouble trouble) {
        Trouble said() {
            return requireNonNull(trouble);
        }
    }

    private final List<Told> all = new ArrayList<>();

    @Override
    public void tell(Origin origin, Fact fact) {
        add(new Told(System.nanoTime(), origin.name(), fact, null, null));
    }

    @Override
    public void well(Origin source, Duration period) {
        add(new Told(System.nanoTime(), source.name(), null, Health.WELL, null));
    }

    @Override
    public void unwell(Origin source, Health health, Duration period, Trouble trouble) {
        add(new Told(System.nanoTime(), source.name(), null, health, trouble));
    }

    @Override
    public long at(Instant instant) {
        return 0;
    }

    private synchronized void add(Told told) {
        all.add(told);
        notifyAll();
    }

    /// How much was told so far.
    synchronized int size() {
        return all.size();
    }

    synchronized List<Told> all() {
        return List.copyOf(all);
    }

    <F> List<F> facts(Class<F> type) {
        return facts(type, 0);
    }

    <F> List<F> facts(Class<F> type, int from) {
        List<Told> told = all();
        return told.subList(from, told.size()).stream()
                .map(Told::fact)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /// Waits for a fact, told or to be told.
    <F> F fact(Class<F> type, Predicate<F> wanted) {
        return fact(0, type, wanted);
    }

    <F> F fact(int from, Class<F> type, Predicate<F> wanted) {
        return type.cast(requireNonNull(await(
                        from, told -> type.isInstance(told.fact()) && wanted.test(type.cast(told.fact())))
                .fact()));
    }

    Told well(int from, String origin) {
        return await(from, told -> told.origin().equals(origin) && told.health() == Health.WELL);
    }

    Told unwell(int from, String origin, String key) {
        return await(
                from,
                told -> told.origin().equals(origin)
                        && told.trouble() != null
                        && told.trouble().key().equals(key));
    }

    /// Waits for something that is told after so much was.
    synchronized Told await(int from, Predicate<Told> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        int looked = from;
        while (true) {
            for (; looked < all.size(); looked++) {
                if (wanted.test(all.get(looked))) {
                    return all.get(looked);
                }
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("not told within " + PATIENCE + "; told since: "
                        + all.subList(Math.min(from, all.size()), all.size()));
            }
            try {
                wait(Math.max(1, left / 1_000_000));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
