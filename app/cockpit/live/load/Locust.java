package cockpit.live.load;

import cockpit.live.Trouble;
import cockpit.live.Unanswered;
import java.net.URI;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Locust's web API, which it serves unless it runs headless. Any thread may call.
/// Source: Locust's documentation and locust/web.py, 1.0 to 2.47; before 2.0 the rate was called hatch_rate.
final class Locust implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String METHOD_NOT_ALLOWED = "405";

    /// How it is.
    ///
    /// @param state     ready, spawning, running, stopped ...
    /// @param users     running now
    /// @param perSecond requests a second, a mean over ten seconds
    record Statistics(String state, int users, double perSecond) {
        /// Whether these users are all that were asked for.
        boolean settled() {
            return !state.equals("spawning") && !state.equals("hatching") && !state.equals("cleanup");
        }
    }

    private final URI server;
    private final LoadCall call = new LoadCall();

    Locust(URI server) {
        this.server = server;
    }

    /// Starts, or goes on, to so many users; the host stays the one that Locust has. Returns Locust's words.
    String swarm(int users, double spawnRate) throws Unanswered {
        String rate = String.format(Locale.ROOT, "%.3f", spawnRate);
        JsonNode answer =
                json(call.post(at("/swarm"), "user_count=" + users + "&spawn_rate=" + rate + "&hatch_rate=" + rate));
        return succeeded(answer);
    }

    /// Ends all users. Returns Locust's words. Newer ones take this by POST alone, older ones by GET alone.
    String stop() throws Unanswered {
        try {
            return succeeded(json(call.post(at("/stop"), "")));
        } catch (Unanswered e) {
            if (!e.trouble().arguments().contains(METHOD_NOT_ALLOWED)) {
                throw e;
            }
            return succeeded(json(call.get(at("/stop"))));
        }
    }

    private String succeeded(JsonNode answer) throws Unanswered {
        String message = answer.path("message").asString("");
        if (!answer.path("success").asBoolean(false)) {
            throw new Unanswered(Trouble.of("live.load.unwilling", server.toString(), message), false);
        }
        return message;
    }

    /// How it is now.
    Statistics statistics() throws Unanswered {
        JsonNode answer = json(call.get(at("/stats/requests")));
        if (!answer.has("user_count") || !answer.has("state")) {
            throw notLocust();
        }
        return new Statistics(
                answer.path("state").asString(""),
                answer.path("user_count").asInt(0),
                answer.path("total_rps").asDouble(0));
    }

    private JsonNode json(String body) throws Unanswered {
        try {
            JsonNode answer = JSON.readTree(body);
            if (answer.isObject()) {
                return answer;
            }
        } catch (JacksonException e) {
            var unanswered = notLocust();
            unanswered.initCause(e);
            throw unanswered;
        }
        throw notLocust();
    }

    private Unanswered notLocust() {
        return new Unanswered(Trouble.of("live.load.notLocust", server.toString()), false);
    }

    private URI at(String path) {
        return URI.create(server.toString().replaceFirst("/+$", "") + path);
    }

    @Override
    public void close() {
        call.close();
    }
}
