package cockpit.live.kubernetes;

import cockpit.live.Feed;
import cockpit.live.Reader;
import cockpit.live.Rounds;
import cockpit.live.SourceHealth;
import cockpit.live.StageFile;
import cockpit.world.NodeId;
import cockpit.world.Origin;
import cockpit.world.PlatformFact.NodeMeasured;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.metrics.v1beta1.NodeMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// CPU of the nodes on EKS, as their metrics-server has it; the on-prem hosts' comes from their CloudWatch agents.
/// metrics.k8s.io has no watch, so it is asked. Source: metrics-server, `--metric-resolution` 15 s.
public final class NodeUse implements Reader {
    static final Duration PAUSE = Duration.ofSeconds(5);
    private static final String QUESTION = "nodes";

    private final String context;
    private final ClusterClients clients;
    private final Feed feed;
    private final Origin origin;
    private final SourceHealth health;
    private final Rounds rounds;

    /// @param clients of the reader that watches the cluster
    public NodeUse(StageFile stage, ClusterClients clients, Feed feed) {
        this(stage, clients, feed, Rounds.onThreads());
    }

    NodeUse(StageFile stage, ClusterClients clients, Feed feed, Rounds rounds) {
        this.context = stage.kubernetes().main().context();
        this.clients = clients;
        this.feed = feed;
        this.origin = new Origin("metrics " + context);
        this.health = new SourceHealth(feed, origin, PAUSE.multipliedBy(2));
        this.rounds = rounds;
    }

    @Override
    public void start() {
        rounds.every(
                "metrics " + context,
                () -> health.pause(PAUSE),
                () -> clients.of(context).ifPresent(this::round));
    }

    private void round(KubernetesClient client) {
        try {
            Map<String, Double> cores = new HashMap<>();
            for (Node node : client.nodes().list().getItems()) {
                Quantity cpu = node.getStatus().getCapacity().get("cpu");
                if (cpu != null) {
                    cores.put(
                            node.getMetadata().getName(),
                            cpu.getNumericalAmount().doubleValue());
                }
            }
            for (NodeMetrics use : client.top().nodes().metrics().getItems()) {
                String name = use.getMetadata().getName();
                Quantity cpu = use.getUsage().get("cpu");
                double used =
                        cpu == null ? Double.NaN : cpu.getNumericalAmount().doubleValue();
                double all = cores.getOrDefault(name, 0.0);
                if (all > 0 && used >= 0) {
                    double percent = Math.round(Math.clamp(1_000 * used / all, 0, 1_000)) / 10.0;
                    feed.tell(origin, new NodeMeasured(new NodeId(context, name), percent));
                }
            }
            health.answered(QUESTION);
        } catch (KubernetesClientException e) {
            String server = client.getMasterUrl().toString();
            Asked asked = new Asked(context, server, "list", "nodes.metrics.k8s.io", "");
            health.failed(QUESTION, asked.failed(e), true);
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
