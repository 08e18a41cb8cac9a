package cockpit.live.kubernetes;

import cockpit.live.Failed;
import cockpit.live.Feed;
import cockpit.live.Reader;
import cockpit.live.Rounds;
import cockpit.live.SourceHealth;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.live.kubernetes.Proxies.Cells;
import cockpit.live.kubernetes.Proxies.Named;
import cockpit.world.Origin;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads from each cluster's istiods whether the Envoys have what they were sent: `istioctl proxy-status`. A cluster in
/// which none runs is no source at all, as the other one's may serve its Envoys. While one cannot be asked, its Envoys
/// are unknown, never in sync.
public final class IstiodReader implements Reader {
    private static final Logger LOG = LoggerFactory.getLogger(IstiodReader.class);
    /// An Envoy is behind for a second or two after each change: the more often it is asked, the more of that is seen.
    static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration HEARD = PAUSE.multipliedBy(3);
    private static final String QUESTION = "syncz";

    private final ClusterClients clients;
    private final Proxies proxies;
    private final Rounds rounds;
    private final List<Asking> askings;

    /// One cluster's control plane. One thread asks it.
    private static final class Asking {
        private final String context;
        private final Istiod istiod;
        private final SourceHealth health;
        /// Whether it is known that one runs here. A cluster that was never reached is its watches' to tell of.
        private boolean runs;

        Asking(String context, Feed feed) {
            this.context = context;
            this.istiod = new Istiod(context);
            this.health = new SourceHealth(feed, new Origin("istiod " + context), HEARD);
        }
    }

    /// @param kubernetes of the stage, which sees the pods; closed after this or before, by whoever owns it
    public IstiodReader(StageFile stage, KubernetesReader kubernetes, Feed feed) {
        this(stage, kubernetes, feed, Rounds.onThreads());
    }

    IstiodReader(StageFile stage, KubernetesReader kubernetes, Feed feed, Rounds rounds) {
        this.clients = kubernetes.clients();
        this.proxies = kubernetes.proxies();
        this.rounds = rounds;
        this.askings = List.of(stage.kubernetes().main(), stage.kubernetes().remote()).stream()
                .map(StageFile.Cluster::context)
                .map(each -> new Asking(each, feed))
                .toList();
    }

    @Override
    public void start() {
        askings.forEach(each -> rounds.every(
                each.health.origin().name(),
                () -> each.health.pause(PAUSE),
                () -> clients.of(each.context).ifPresent(client -> round(each, client))));
    }

    private void round(Asking asking, KubernetesClient client) {
        Origin origin = asking.health.origin();
        try {
            List<String> running = asking.istiod.running(client);
            asking.runs |= !running.isEmpty();
            var said = new HashMap<Named, Cells>();
            for (String pod : running) {
                said.putAll(asking.istiod.ask(client, pod));
            }
            proxies.said(origin, said);
            if (asking.runs) {
                asking.health.answered(QUESTION);
            }
        } catch (Failed e) {
            LOG.debug("{}", origin.name(), e);
            proxies.said(origin, Map.of());
            told(asking, e.trouble());
        }
    }

    /// A right or an istiod that is missing leaves the cluster as well seen as before: nothing of it is silent.
    private static void told(Asking asking, Trouble trouble) {
        if (trouble.key().startsWith("live.istiod.") || Asked.isOfResource(trouble)) {
            asking.health.doubted(QUESTION, trouble);
        } else if (asking.runs) {
            asking.health.failed(QUESTION, trouble, true);
        }
    }

    @Override
    public void close() {
        rounds.close();
        askings.forEach(each -> each.istiod.close());
    }
}
