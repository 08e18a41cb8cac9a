package cockpit.live.kubernetes;

import cockpit.live.Feed;
import cockpit.live.GroupNames;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.world.Origin;
import cockpit.world.Side;
import cockpit.world.TalkFact.Health;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one cluster: gets access to it, has the link looked after, and begins again whenever the kubeconfig has
/// changed.
/// What was told of the cluster outlives all of that. Its state is one thread's, which never waits.
final class ClusterReader {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterReader.class);
    private static final long TICK_MILLIS = 200;
    private static final long LOOK = Duration.ofSeconds(1).toNanos();
    /// Between two tries to get access, while the files stay as they are.
    private static final long AGAIN = Duration.ofSeconds(5).toNanos();
    private static final long CLOSE_SECONDS = 2;

    private final StageFile stage;
    private final Side side;
    private final String context;
    private final Origin origin;
    private final Clock clock;
    private final Duration limit;
    private final ClusterClients clients;
    private final Picture picture;
    private final Optional<ScalingPicture> scaling;
    private final Standing standing;
    private final ScheduledExecutorService thread;
    private final Errand connecting;
    private final Set<Link> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private Stamp stamp = Stamp.NONE;
    private long lookedAt;
    private long triedAt;
    private @Nullable Link link;
    private @Nullable Keeper keeper;

    /// @param limit the most that getting a token may take
    ClusterReader(
            StageFile stage,
            Side side,
            GroupNames groups,
            Feed feed,
            ClusterClients clients,
            Proxies proxies,
            Clock clock,
            Duration limit) {
        var clusters = stage.kubernetes();
        this.stage = stage;
        this.side = side;
        this.context = (side == Side.CLOUD ? clusters.main() : clusters.remote()).context();
        this.origin = new Origin("watch " + context);
        this.clock = clock;
        this.limit = limit;
        this.clients = clients;
        this.picture = new Picture(stage, side, groups, feed, origin, proxies);
        this.scaling = stage.scaled()
                .filter(each -> side == Side.CLOUD)
                .map(each -> new ScalingPicture(each, context, clusters.namespace(), groups, feed, origin, clock));
        this.standing = new Standing(feed);
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("kubernetes " + context).factory());
        this.connecting = new Errand("kubernetes access " + context, thread);
    }

    void start() {
        picture.cluster("");
        lookedAt = System.nanoTime() - LOOK;
        thread.scheduleWithFixedDelay(this::tick, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            long now = System.nanoTime();
            if (now - lookedAt >= LOOK && !connecting.isAway()) {
                lookedAt = now;
                look(now);
            }
            if (keeper != null) {
                keeper.tick(now);
            }
        } catch (RuntimeException e) { // thrown on, it would end the ticking without a word
            LOG.error("{} stumbled and goes on", origin.name(), e);
        }
    }

    private void look(long now) {
        List<Path> files = Kubeconfig.files(stage);
        Stamp there = Stamp.of(files);
        boolean changed = !there.equals(stamp);
        if (changed || link == null && now - triedAt >= AGAIN) {
            stamp = there;
            triedAt = now;
            connecting.send(() -> connect(files));
        }
    }

    private Runnable connect(List<Path> files) {
        try {
            var access = Kubeconfig.read(files).access(context, stage.aws(), limit, clock);
            var made = new Link(context, access);
            open.add(made);
            if (closed) {
                made.close();
            }
            return () -> connected(made);
        } catch (NoAccess e) {
            LOG.debug("No access to {}", context, e);
            return () -> noAccess(e.trouble());
        } catch (KubernetesClientException | IllegalArgumentException e) { // a certificate or key that is none
            LOG.debug("No client for {}", context, e);
            Trouble trouble = Asked.whetherReady(context, "").failed(e);
            return () -> noAccess(trouble);
        }
    }

    private void noAccess(Trouble trouble) {
        if (link == null) {
            standing.unwell(origin, Health.LOST, trouble);
        } else {
            LOG.info("{}: the kubeconfig has changed and gives no access; what it gave before is kept", origin.name());
        }
    }

    private void connected(Link made) {
        Link before = link;
        if (before != null) {
            before.istio().ifPresent(made::serves); // until it has looked itself: what is asked meanwhile need not fail
            before.stop();
            open.remove(before);
            Thread.ofVirtual().name("kubernetes end " + context).start(before::close);
        }
        var watches = new Watches(stage, side, picture, scaling, made);
        link = made;
        clients.put(context, made);
        watches.core();
        keeper = new Keeper(origin, side == Side.CLOUD, made, watches, picture, standing, thread, System.nanoTime());
    }

    /// Ends. Waits for connections to close, but not for long.
    void close() throws InterruptedException {
        closed = true;
        thread.shutdownNow();
        boolean quiet = thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
        clients.remove(context);
        for (Link each : open) {
            Thread end = Thread.ofVirtual().name("kubernetes end " + context).start(each::close);
            quiet &= end.join(Duration.ofSeconds(CLOSE_SECONDS));
        }
        if (!quiet) {
            LOG.warn("{} did not end within {} s; it is left alone", origin.name(), CLOSE_SECONDS);
        }
    }
}
