package cockpit.simulation.scheduler;

import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.Pod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A working copy of the nodes and their pods, to try things on: fork it, change the fork, throw it away. A fork costs
/// a
/// reference a node. Nodes keep the order in which they came. Source: the scheduler's and the autoscaler's snapshots,
/// `pkg/scheduler/backend/cache/snapshot.go`, `cluster-autoscaler/simulator/clustersnapshot`.
public final class Cluster {
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    private final List<NodeInfo> nodes;
    private final Map<String, Integer> places;
    private final Map<String, Map<String, String>> namespaces;
    private int repelling;
    /// Of the pod asked about last; kept up with what is added, let go with all else that changes.
    private @Nullable Cycle last;

    private Cluster(
            List<NodeInfo> nodes,
            Map<String, Integer> places,
            Map<String, Map<String, String>> namespaces,
            int repelling) {
        this.nodes = nodes;
        this.places = places;
        this.namespaces = namespaces;
        this.repelling = repelling;
    }

    /// Of nodes and the pods bound to them. Pods that are over, bound elsewhere or not at all are left out.
    public static Cluster of(Collection<Node> nodes, Collection<Pod> pods) {
        return of(nodes, pods, Map.of());
    }

    /// @param namespaces labels by namespace, beside the one every namespace has; those left out have that one only
    public static Cluster of(
            Collection<Node> nodes, Collection<Pod> pods, Map<String, Map<String, String>> namespaces) {
        var cluster = new Cluster(new ArrayList<>(nodes.size()), new HashMap<>(), labelled(namespaces), 0);
        nodes.forEach(each -> cluster.add(NodeInfo.of(each)));
        for (Pod pod : pods) {
            String node = pod.spec().nodeName();
            if (node != null && !pod.isOver() && cluster.places.containsKey(node)) {
                cluster.bind(pod, node);
            }
        }
        return cluster;
    }

    private static Map<String, Map<String, String>> labelled(Map<String, Map<String, String>> namespaces) {
        var labelled = new HashMap<String, Map<String, String>>();
        namespaces.forEach((name, labels) -> {
            var all = new HashMap<>(labels);
            all.putIfAbsent(NAMESPACE_NAME, name);
            labelled.put(name, all);
        });
        return labelled;
    }

    /// A copy of its own.
    public Cluster fork() {
        return new Cluster(new ArrayList<>(nodes), new HashMap<>(places), namespaces, repelling);
    }

    /// In their order.
    public List<NodeInfo> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    public int size() {
        return nodes.size();
    }

    public Optional<NodeInfo> node(String name) {
        Integer place = places.get(name);
        return place == null ? Optional.empty() : Optional.of(nodes.get(place));
    }

    /// Adds a node with its pods, last; takes the place of one of this name.
    public void add(NodeInfo info) {
        Integer place = places.get(info.name());
        if (place != null) {
            last = null;
            set(place, info);
        } else {
            places.put(info.name(), nodes.size());
            nodes.add(info);
            repelling += info.repelling();
            if (last != null && !last.follow(this, info)) {
                last = null;
            }
        }
    }

    /// Takes a node away with all on it. Nothing if there is none.
    public void remove(String name) {
        Integer place = places.remove(name);
        if (place == null) {
            return;
        }
        last = null;
        repelling -= nodes.remove(place.intValue()).repelling();
        for (int i = place; i < nodes.size(); i++) {
            places.put(nodes.get(i).name(), i);
        }
    }

    /// Puts a pod on a node, whatever it asks for.
    public void bind(Pod pod, String node) {
        int place = place(node);
        set(place, nodes.get(place).with(pod));
        if (last != null && !last.follow(this, nodes.get(place).node(), pod)) {
            last = null;
        }
    }

    /// Takes a pod off a node.
    public void unbind(Pod pod, String node) {
        int place = place(node);
        last = null;
        set(place, nodes.get(place).without(pod));
    }

    private int place(String node) {
        Integer place = places.get(node);
        if (place == null) {
            throw new IllegalArgumentException("no node " + node);
        }
        return place;
    }

    private void set(int place, NodeInfo info) {
        repelling += info.repelling() - nodes.get(place).repelling();
        nodes.set(place, info);
    }

    /// What a pod is held against, as the cluster is now. Quick for a pod like the one asked about before.
    public Cycle cycle(Pod pod) {
        Cycle known = last;
        if (known != null && known.suits(pod)) {
            return known;
        }
        Cycle fresh = Cycle.of(this, pod);
        last = fresh;
        return fresh;
    }

    /// Whether any pod has required anti-affinity, so that newcomers must be held against it.
    boolean hasRepellingPods() {
        return repelling > 0;
    }

    /// Those of the namespace the pod is in.
    Map<String, String> namespaceLabels(Pod pod) {
        String namespace = pod.meta().namespace();
        Map<String, String> known = namespaces.get(namespace);
        return known == null ? Map.of(NAMESPACE_NAME, namespace) : known;
    }
}
