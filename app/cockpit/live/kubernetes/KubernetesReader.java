package cockpit.live.kubernetes;

import cockpit.live.Feed;
import cockpit.live.GroupNames;
import cockpit.live.Reader;
import cockpit.live.StageFile;
import cockpit.world.Side;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/// Reads both clusters of a live stage, by watches: nodes, pods, Deployments, what their Events say, Istio's routes and
/// gateways; and, where the stage plays scenario 2, what scales pods and nodes. Each cluster is a source of its own,
/// "watch MAIN" by its context's name; a kind of object that a cluster
/// refuses is one beside it, "watch MAIN pods".
///
/// A cluster that cannot be reached keeps its last picture; once it answers again, what has changed meanwhile is told,
/// deletions too. A frozen connection is told of within three seconds.
public final class KubernetesReader implements Reader {
    private static final Duration PLUGIN = Duration.ofSeconds(5);

    private final ClusterClients clients = new ClusterClients();
    private final Proxies proxies;
    private final List<ClusterReader> clusters;

    /// A reader of a stage's clusters. Touches nothing before [#start].
    public KubernetesReader(StageFile stage, Feed feed) {
        this(stage, new GroupNames(stage), feed);
    }

    /// @param groups what the stage's node groups are called
    public KubernetesReader(StageFile stage, GroupNames groups, Feed feed) {
        this(stage, groups, feed, Clock.systemUTC(), PLUGIN);
    }

    /// @param clock for tokens
    /// @param limit the most that getting a token may take
    KubernetesReader(StageFile stage, Feed feed, Clock clock, Duration limit) {
        this(stage, new GroupNames(stage), feed, clock, limit);
    }

    private KubernetesReader(StageFile stage, GroupNames groups, Feed feed, Clock clock, Duration limit) {
        this.proxies = new Proxies(stage, feed);
        this.clusters = List.of(
                new ClusterReader(stage, Side.CLOUD, groups, feed, clients, proxies, clock, limit),
                new ClusterReader(stage, Side.ON_PREM, groups, feed, clients, proxies, clock, limit));
    }

    /// The clusters' clients, for whoever else has something to ask or to write. They end with this reader.
    public ClusterClients clients() {
        return clients;
    }

    /// The Envoys of both clusters' pods.
    Proxies proxies() {
        return proxies;
    }

    @Override
    public void start() {
        clusters.forEach(ClusterReader::start);
    }

    @Override
    public void close() {
        try {
            for (ClusterReader cluster : clusters) {
                cluster.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
