package cockpit.live.mesh;

import cockpit.live.Feed;
import cockpit.live.Reader;
import cockpit.live.Rounds;
import cockpit.live.SourceHealth;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.world.EdgeId;
import cockpit.world.Origin;
import cockpit.world.TalkFact.Health;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Reads what the mesh carries from both clusters' Prometheus, and tells it as one. Each server is a source of its own;
/// what one of them alone knows is told without the other.
public final class PrometheusReader implements Reader {
    /// Three questions a round are little for a server that answers dashboards; scrapes are rarer than this anyway.
    static final Duration PAUSE = Duration.ofSeconds(5);
    /// A round asks one thing after another.
    private static final Duration HEARD = PAUSE.plus(Prometheus.ANSWER.multipliedBy(2));
    /// Nothing will be heard of what is not configured, and that is no news later.
    private static final Duration NEVER = Duration.ofDays(1);

    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final StageFile stage;
    private final Feed feed;
    private final SecondChoice second;
    private final Rounds rounds;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .executor(threads)
            .build();
    private final List<Source> sources = new ArrayList<>();
    private final Map<EdgeId, Boolean> tls = new HashMap<>();

    /// A reader on threads of its own. Nothing is asked before [#start].
    ///
    /// @param second gets to know what Prometheus tells, so that nobody else tells it
    public PrometheusReader(StageFile stage, Feed feed, SecondChoice second) {
        this(stage, feed, second, Rounds.onThreads());
    }

    PrometheusReader(StageFile stage, Feed feed, SecondChoice second, Rounds rounds) {
        this.stage = stage;
        this.feed = feed;
        this.second = second;
        this.rounds = rounds;
        Optional<URI> main = stage.prometheus().main();
        Optional<URI> remote = stage.prometheus().remote();
        main.ifPresent(server -> add(stage.kubernetes().main(), server));
        // One server for both is asked once; its series say themselves which cluster's they are.
        if (!remote.equals(main)) {
            remote.ifPresent(server -> add(stage.kubernetes().remote(), server));
        }
    }

    private void add(StageFile.Cluster cluster, URI server) {
        var health = new SourceHealth(feed, origin(cluster.context()), HEARD);
        sources.add(
                new Source(cluster.context(), stage.kubernetes().namespace(), new Prometheus(server, http), health));
    }

    private static Origin origin(String context) {
        return new Origin("Prometheus " + context);
    }

    @Override
    public void start() {
        unconfigured(stage.prometheus().main(), stage.kubernetes().main());
        unconfigured(stage.prometheus().remote(), stage.kubernetes().remote());
        if (!sources.isEmpty()) {
            rounds.every("Prometheus", this::pause, this::round);
        }
    }

    private Duration pause() {
        return sources.stream()
                .map(Source::pause)
                .min(Comparator.naturalOrder())
                .orElse(PAUSE);
    }

    private void unconfigured(Optional<URI> server, StageFile.Cluster cluster) {
        if (server.isEmpty() && !second.has(cluster.context())) {
            String key = cluster.equals(stage.kubernetes().main()) ? "main" : "remote";
            feed.unwell(
                    origin(cluster.context()),
                    Health.LOST,
                    NEVER,
                    Trouble.of("live.mesh.notConfigured", cluster.context(), "prometheus." + key));
        }
    }

    private void round() {
        List<Answer> answers = answers();
        if (!answers.isEmpty()) {
            second.answered(answers.stream().flatMap(this::contexts).toList());
            new MergedFlows(stage, answers).facts(tls).forEach(told -> {
                second.told(told.fact());
                feed.tell(origin(told.context()), told.fact());
            });
        }
    }

    /// Of both clusters, where one server has both.
    private Stream<String> contexts(Answer answer) {
        return stage.prometheus().main().equals(stage.prometheus().remote())
                ? Stream.of(
                        stage.kubernetes().main().context(),
                        stage.kubernetes().remote().context())
                : Stream.of(answer.context());
    }

    private List<Answer> answers() {
        try {
            List<Callable<Optional<Answer>>> asked = sources.stream()
                    .<Callable<Optional<Answer>>>map(source -> source::ask)
                    .toList();
            var answers = new ArrayList<Answer>();
            for (Future<Optional<Answer>> each : threads.invokeAll(asked)) {
                each.get().ifPresent(answers::add);
            }
            return answers;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Prometheus' answer was not understood", e);
        }
    }

    @Override
    public void close() {
        rounds.close();
        threads.shutdownNow();
        http.shutdownNow();
    }
}
