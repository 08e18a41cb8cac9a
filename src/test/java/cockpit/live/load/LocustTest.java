package cockpit.live.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cockpit.live.Failed;
import cockpit.live.HandRounds;
import cockpit.live.Loopback;
import cockpit.live.Loopback.Answer;
import cockpit.live.Outcome;
import cockpit.live.StageFile;
import cockpit.live.ToldFeed;
import cockpit.world.DemandFact.LoadAsked;
import cockpit.world.DemandFact.LoadMeasured;
import cockpit.world.TalkFact.Health;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Locust's web API, and a hook on the hosts.
final class LocustTest {
    private static final Instant T0 = Instant.parse("2026-11-27T09:00:00Z");

    private final Loopback server = Loopback.answering(LocustTest::locust);
    private final HandRounds rounds = new HandRounds(T0);
    private final ToldFeed feed = new ToldFeed(T0);

    @AfterEach
    void close() {
        server.close();
    }

    private static Answer locust(Loopback.Asked asked) {
        return switch (asked.path()) {
            case "/swarm" -> Answer.json("{\"success\": true, \"message\": \"Swarming started\", \"host\": \"x\"}");
            case "/stop" -> Answer.json("{\"success\": true, \"message\": \"Test stopped\"}");
            case "/stats/requests" -> statistics("running", 50, 9.25);
            default -> new Answer(404, "text/html", "<html>Not Found</html>");
        };
    }

    private static Answer statistics(String state, int users, double rate) {
        return Answer.json("{\"stats\": [{\"name\": \"Aggregated\", \"num_requests\": 400}], \"errors\": [],"
                + " \"total_rps\": " + rate + ", \"fail_ratio\": 0.0, \"state\": \"" + state + "\", \"user_count\": "
                + users + "}");
    }

    private static String key(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.trouble().key() : "done";
    }

    @Test
    void swarmsAndLeavesTheHostAlone() {
        try (var driver = new LocustDriver(server.url())) {
            assertThat(driver.set(1_200, 40)).isEqualTo(new Outcome.Done("Swarming started"));
            assertThat(server.asked().getFirst().method()).isEqualTo("POST");
            assertThat(server.asked().getFirst().parameters())
                    .containsEntry("user_count", "1200")
                    .containsEntry("spawn_rate", "40.000")
                    .doesNotContainKey("host");
        }
    }

    @Test
    void noUsersIsAStop() {
        try (var driver = new LocustDriver(server.url())) {
            assertThat(driver.set(0, 1)).isEqualTo(new Outcome.Done("Test stopped"));
            assertThat(driver.stop()).isEqualTo(new Outcome.Done("Test stopped"));
            assertThat(server.asked()).extracting(Loopback.Asked::path).containsOnly("/stop");
            assertThatIllegalArgumentException().isThrownBy(() -> driver.set(-1, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> driver.set(1, Double.NaN));
        }
    }

    /// Locust 2.47 stops by POST alone; older ones by GET alone.
    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET"})
    void stopsByWhicheverWayItIsTaken(String method) {
        server.now(asked -> asked.method().equals(method)
                ? locust(asked)
                : new Answer(405, "text/html", "<!doctype html><title>405 Method Not Allowed</title>"));
        try (var driver = new LocustDriver(server.url())) {
            assertThat(driver.stop()).isEqualTo(new Outcome.Done("Test stopped"));
            assertThat(server.asked().getLast().method()).isEqualTo(method);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, <html>Log in</html>, live.load.page",
        "302, text/plain, '', live.load.page",
        "401, text/plain, who are you, live.load.refused",
        "404, text/html, <html/>, live.load.refused",
        "500, text/plain, boom, live.load.server",
        "200, application/json, '[]', live.load.notLocust",
        "200, application/json, '{', live.load.notLocust",
        "200, application/json, '{\"success\": false, \"message\": \"no workers\"}', live.load.unwilling",
    })
    void saysWhyItWouldNot(int status, String type, String body, String key) {
        server.now(asked -> new Answer(status, type, body));
        try (var driver = new LocustDriver(server.url())) {
            assertThat(key(driver.set(10, 1))).isEqualTo(key);
        }
    }

    @Test
    void nobodyThereIsSaid() {
        URI nobody = Loopback.nobody();
        try (var driver = new LocustDriver(nobody)) {
            assertThat(driver.stop())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.trouble().arguments().getFirst())
                                    .isEqualTo(nobody + "/stop"));
        }
    }

    @Test
    void whatRunsAtFirstCountsAsAskedFor() {
        try (var reader = new LocustReader(server.url(), feed, rounds)) {
            server.now(asked -> statistics("spawning", 30, 5));
            reader.start();
            rounds.once();
            server.now(LocustTest::locust);
            rounds.pass(Duration.ofSeconds(4));
            assertThat(feed.told())
                    .extracting(ToldFeed.Told::fact)
                    .containsExactly(
                            new LoadMeasured(30, 5),
                            new LoadAsked(50, 0),
                            new LoadMeasured(50, 9.25),
                            new LoadMeasured(50, 9.25));
            assertThat(feed.of("Locust").health()).isEqualTo(Health.WELL);
        }
    }

    /// Locust repeats an answer for two seconds: one that was made before the swarm says nothing of it.
    @Test
    void itHasSettledOnlyWhenItsMemoryIsOver() throws Failed {
        var wait = new HandWait();
        server.now(asked -> wait.seconds() < 2
                ? statistics("running", 56, 9)
                : wait.seconds() < 6 ? statistics("spawning", 53, 9) : statistics("running", 50, 9));
        try (var target = new LocustTarget(server.url(), wait)) {
            assertThat(target.settled().path("users").asInt()).isEqualTo(50);
            assertThat(wait.seconds()).isBetween(8.5, 9.0);
        }
    }

    @Test
    void whatNeverComesToRestIsToldAsItIs() throws Failed {
        var wait = new HandWait();
        server.now(asked -> statistics("spawning", 30, 5));
        try (var target = new LocustTarget(server.url(), wait)) {
            assertThat(target.read().path("users").asInt()).isEqualTo(30);
            assertThat(wait.seconds()).isBetween(40.0, 41.0);
        }
    }

    /// Pauses at once.
    private static final class HandWait implements LocustTarget.Wait {
        private volatile long nanos;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void pause(Duration length) {
            nanos += length.toNanos();
        }

        double seconds() {
            return nanos / 1e9;
        }
    }

    @Test
    void itsHealthComesAndGoes() {
        try (var reader = new LocustReader(server.url(), feed, rounds)) {
            server.now(asked -> new Answer(503, "text/plain", ""));
            reader.start();
            rounds.once();
            assertThat(feed.of("Locust").health()).isEqualTo(Health.DOUBT);
            rounds.pass(Duration.ofSeconds(4));
            assertThat(feed.of("Locust").health()).isEqualTo(Health.LOST);
            server.now(LocustTest::locust);
            rounds.pass(Duration.ofSeconds(2));
            assertThat(feed.of("Locust").health()).isEqualTo(Health.WELL);
        }
    }

    @Test
    void aHookTakesTheShareAndEndsByItself() {
        server.now(asked -> new Answer(204, "text/plain", ""));
        try (var driver = new HookDriver(new StageFile.Hosts.Hook(URI.create(server.url() + "/lab/burn")))) {
            assertThat(driver.set(600, 10)).isEqualTo(new Outcome.Done(""));
            assertThat(driver.set(5_000, 10)).isEqualTo(new Outcome.Done(""));
            assertThat(driver.stop()).isEqualTo(new Outcome.Done(""));
            assertThat(server.asked())
                    .allSatisfy(asked -> assertThat(asked.method()).isEqualTo("POST"));
            assertThat(server.asked())
                    .extracting(asked -> asked.parameters().toString())
                    .containsExactly(
                            "{seconds=1800, share=0.500}", "{seconds=1800, share=1.000}", "{seconds=0, share=0.000}");
        }
    }
}
