package cockpit.live.load;

import cockpit.live.Failed;
import cockpit.live.LoadTarget;
import cockpit.live.Outcome;
import cockpit.live.Trouble;
import cockpit.live.Unanswered;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Locust's users. Its state is how many there are once it has come to rest.
public final class LocustTarget implements LoadTarget, AutoCloseable {
    /// Back to where it was fast, as nobody watches that.
    private static final double SPAWN_BACK = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    /// Locust answers out of its memory for two seconds (`memoize` in locust/web.py), and longer when it is slow: an
    /// answer
    /// may be older than what was asked of it last.
    private static final Duration REMEMBERED = Duration.ofMillis(2_500);

    private static final Duration LOOK = Duration.ofMillis(250);

    /// Time that passes, or in tests is made to.
    interface Wait {
        /// Only differences mean anything.
        long nanos();

        void pause(Duration length) throws InterruptedException;
    }

    private static final Wait REAL = new Wait() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration length) throws InterruptedException {
            Thread.sleep(length);
        }
    };

    private final URI server;
    private final Wait wait;
    private final Locust locust;
    private final LocustDriver driver;

    /// @param server Locust's web page
    public LocustTarget(URI server) {
        this(server, REAL);
    }

    LocustTarget(URI server, Wait wait) {
        this.server = server;
        this.wait = wait;
        this.locust = new Locust(server);
        this.driver = new LocustDriver(server);
    }

    @Override
    public String name() {
        return "Locust " + server;
    }

    @Override
    public JsonNode read() throws Failed {
        return state(atRest(Duration.ZERO));
    }

    @Override
    public JsonNode settled() throws Failed {
        return state(atRest(REMEMBERED));
    }

    private static JsonNode state(Locust.Statistics rest) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("users", rest.users());
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

    /// How it is when nobody comes or goes any more, and has not for so long; the last that was heard where that does
    /// not
    /// come.
    private Locust.Statistics atRest(Duration still) throws Failed {
        long end = wait.nanos() + PATIENCE.toNanos();
        try {
            Locust.Statistics now = locust.statistics();
            long since = wait.nanos();
            while ((!now.settled() || wait.nanos() - since < still.toNanos()) && wait.nanos() < end) {
                wait.pause(LOOK);
                Locust.Statistics next = locust.statistics();
                if (next.users() != now.users() || !next.settled()) {
                    since = wait.nanos();
                }
                now = next;
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
