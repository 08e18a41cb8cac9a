package cockpit.live;

import cockpit.world.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/// A node in this process whose pods go one a round, or are held, for tests.
public final class EmptiedNode implements NodeTarget {
    public final List<String> log = new CopyOnWriteArrayList<>();
    /// Pods that are on it.
    public final List<String> pods = new CopyOnWriteArrayList<>();
    /// Whether a PodDisruptionBudget holds them all.
    public volatile boolean holds;
    /// Counted down when pods were asked to go.
    public final CountDownLatch asked = new CountDownLatch(1);

    public volatile boolean cordoned;
    public volatile boolean refuses;
    private final String node;

    public EmptiedNode(String node, String... pods) {
        this.node = node;
        this.pods.addAll(List.of(pods));
    }

    @Override
    public String name() {
        return "node " + node;
    }

    @Override
    public NodeId id() {
        return new NodeId("MAIN", node);
    }

    @Override
    public JsonNode read() {
        return BooleanNode.valueOf(cordoned);
    }

    @Override
    public void restore(JsonNode state) {
        cordoned = state.asBoolean();
        log.add(cordoned ? "cordon" : "uncordon");
    }

    @Override
    public Optional<String> writer() {
        return Optional.empty();
    }

    @Override
    public void tryDrain() throws Failed {
        if (refuses) {
            throw new Failed(Trouble.of("live.test.refused", node));
        }
    }

    @Override
    public String cordon() {
        cordoned = true;
        log.add("cordon");
        return "node/" + node + " cordoned";
    }

    @Override
    public Evicted evict() {
        log.add("evict");
        asked.countDown();
        List<String> gone = holds || pods.isEmpty() ? List.of() : List.of("evicting pod " + pods.removeFirst());
        return new Evicted(gone, pods);
    }
}
