package cockpit.live.load;

import cockpit.live.Failed;
import cockpit.live.LoadTarget;
import cockpit.live.Outcome;
import cockpit.live.Trouble;
import cockpit.live.load.LoadCall.Unanswered;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Locust's users. Its state is how many there are once it has come to rest.
public final class LocustTarget implements LoadTarget, AutoCloseable {
    /// Back to where it was fast, as nobody watches that.
    private static final double SPAWN_BACK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final URI server;
    private final Locust locust;
    private final LocustDriver driver;

    /// @param server Locust's web page
    public LocustTarget(URI server) {
        this.server = server;
        this.locust = new Locust(server);
        this.driver = new LocustDriver(server);
    }

    @Override
    public String name() {
        return "Locust " + server;
    }

    @Override
    public JsonNode read() throws Failed {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("users", settled(PATIENCE).users());
        return state;
    }

    /// How many users there are just now.
    ///
    /// @throws Failed if that cannot be told
    public int users() throws Failed {
        try {
            return locust.statistics().users();
        } catch (Unanswered e) {
            throw new Failed(e.trouble(), e);
        }
    }

    /// How many there are when nobody comes or goes any more.
    private Locust.Statistics settled(Duration patience) throws Failed {
        long end = System.nanoTime() + patience.toNanos();
        try {
            Locust.Statistics now = locust.statistics();
            while (!now.settled() && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
                now = locust.statistics();
            }
            return now;
        } catch (Unanswered e) {
            throw new Failed(e.trouble(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed(Trouble.of("live.load.late", server.toString(), "0"), e);
        }
    }

    /// It does not tell who moves it.
    @Override
    public Optional<String> writer() {
        return Optional.empty();
    }

    @Override
    public String set(int users, double spawnRate) throws Failed {
        return switch (driver.set(users, spawnRate)) {
            case Outcome.Done done -> done.output();
            case Outcome.Failed failed -> throw new Failed(failed.trouble());
        };
    }

    @Override
    public void restore(JsonNode state) throws Failed {
        set(state.path("users").asInt(), SPAWN_BACK);
    }

    @Override
    public void close() {
        locust.close();
        driver.close();
    }
}
