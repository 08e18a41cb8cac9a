package cockpit.live.mesh;

import cockpit.live.SourceHealth;
import cockpit.live.Trouble;
import cockpit.live.Unanswered;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One cluster's Prometheus, and how it is. One thread asks it at a time.
final class Source {
    private static final Logger LOG = LoggerFactory.getLogger(Source.class);
    private static final String MILLISECONDS = "milliseconds";
    private static final String SECONDS = "seconds";

    /// So many rounds pass before it is asked again how often the server scrapes.
    private static final int ROUNDS = 12;

    private final String context;
    private final String namespace;
    private final Prometheus server;
    private final SourceHealth health;
    private String unit = MILLISECONDS;
    private int window = Query.USUAL_WINDOW;
    private int round;

    Source(String context, String namespace, Prometheus server, SourceHealth health) {
        this.context = context;
        this.namespace = namespace;
        this.server = server;
        this.health = health;
    }

    /// How long to wait before asking again.
    Duration pause() {
        return health.pause(PrometheusReader.PAUSE);
    }

    /// Asks both questions, one after the other; empty if there is no answer to the first. Tells how it went.
    Optional<Answer> ask() {
        if (round++ % ROUNDS == 0) {
            learnWindow();
        }
        Optional<List<Series>> requests = ask("requests", Query.requests(namespace, window));
        if (requests.isEmpty()) {
            return Optional.empty();
        }
        if (requests.get().isEmpty()) {
            health.doubted("requests", Trouble.of("live.mesh.nothing", context, namespace));
            return Optional.of(new Answer(context, List.of(), List.of(), 1, window));
        }
        health.answered("requests");
        List<Series> durations = durations();
        return Optional.of(new Answer(context, requests.get(), durations, unit.equals(SECONDS) ? 1_000 : 1, window));
    }

    /// Says nothing of the server's health: if it does not answer, the next question finds that out.
    private void learnWindow() {
        try {
            window = Query.window(server.ask(Query.scrapes(namespace)).stream()
                    .mapToDouble(Series::value)
                    .max()
                    .orElse(Double.NaN));
        } catch (Unanswered e) {
            LOG.debug("scrapes of {}", context, e);
        }
    }

    /// In the unit that was there last; in the other one if there is nothing of it.
    private List<Series> durations() {
        for (int i = 0; i < 2; i++) {
            Optional<List<Series>> found = ask("durations", Query.durations(namespace, unit, window));
            if (found.isEmpty()) {
                return List.of();
            }
            health.answered("durations");
            if (!found.get().isEmpty()) {
                return found.get();
            }
            unit = unit.equals(SECONDS) ? MILLISECONDS : SECONDS;
        }
        return List.of();
    }

    private Optional<List<Series>> ask(String question, String expression) {
        try {
            return Optional.of(server.ask(expression));
        } catch (Unanswered e) {
            LOG.debug("{} of {}", question, context, e);
            health.failed(question, e.trouble(), e.passing());
            return Optional.empty();
        }
    }
}
