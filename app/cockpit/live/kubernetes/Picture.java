package cockpit.live.kubernetes;

import cockpit.live.Feed;
import cockpit.live.GroupNames;
import cockpit.live.StageActs;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.world.Fact;
import cockpit.world.MeshFact;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.Origin;
import cockpit.world.PlatformFact.ClusterSeen;
import cockpit.world.PlatformFact.NodeGone;
import cockpit.world.PlatformFact.NodeSeen;
import cockpit.world.PlatformFact.PodGone;
import cockpit.world.PlatformFact.PodSeen;
import cockpit.world.PlatformFact.WorkloadGone;
import cockpit.world.PlatformFact.WorkloadSeen;
import cockpit.world.PodId;
import cockpit.world.PodPhase;
import cockpit.world.Side;
import cockpit.world.TalkFact;
import cockpit.world.WorkloadId;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What was last told of one cluster: only what differs from it is told. It outlives connections, so that after one was
/// lost the difference is told and nothing else. Any thread; one at a time gets in, so facts keep their order.
final class Picture {
    /// Places that the simulated stage keeps for each cluster's nodes; more, once more are seen.
    private static final int PLACES = 4;

    /// A pod as last told of.
    ///
    /// @param said why it stands as it does, by its own status
    private record Known(PodSeen told, String said, boolean proxied) {}

    private final StageFile stage;
    private final String context;
    private final String name;
    private final Side side;
    private final Feed feed;
    private final Origin origin;
    private final Map<String, NodeSeen> nodes = new HashMap<>();
    private final Map<String, Known> pods = new HashMap<>();
    private final Map<String, WorkloadSeen> workloads = new HashMap<>();
    private final Map<String, MeshFact.RouteApplied> routes = new HashMap<>();
    private final Sayings sayings = new Sayings();
    private final Gateways gateways;
    private final SubsetRules subsets;
    private final GroupNames groups;
    private final Proxies proxies;
    private @Nullable ClusterSeen cluster;

    Picture(StageFile stage, Side side, GroupNames groups, Feed feed, Origin origin, Proxies proxies) {
        var named = side == Side.CLOUD
                ? stage.kubernetes().main()
                : stage.kubernetes().remote();
        this.stage = stage;
        this.context = named.context();
        this.name = named.cluster();
        this.side = side;
        this.feed = feed;
        this.origin = origin;
        this.proxies = proxies;
        this.gateways = new Gateways(context, fact -> feed.tell(origin, fact));
        this.subsets = new SubsetRules(stage.route(), stage.kubernetes().namespace());
        this.groups = groups;
    }

    /// The cluster itself, known by name before anything of it could be read.
    ///
    /// @param version Kubernetes version, "" when not told yet
    synchronized void cluster(String version) {
        String known = version.isEmpty() && cluster != null ? cluster.version() : version;
        var now = new ClusterSeen(context, name, side, known, "", Math.max(PLACES, nodes.size()));
        if (!now.equals(cluster)) {
            cluster = now;
            tell(now);
        }
    }

    synchronized void node(Node node) {
        NodeSeen before = nodes.get(node.getMetadata().getName());
        NodeSeen now = groups.named(NodeFacts.of(context, side, node, before == null ? null : before.phase()));
        if (now.equals(before)) {
            return;
        }
        nodes.put(now.node().name(), now);
        if (nodes.size() > PLACES && before == null) {
            cluster("");
        }
        tell(now);
    }

    synchronized void nodeGone(String node) {
        NodeSeen before = nodes.remove(node);
        if (before != null) {
            tell(new NodeGone(new NodeId(context, node), before.phase() == NodePhase.READY ? "" : before.why()));
        }
    }

    synchronized void pod(Pod pod) {
        Known before = pods.get(pod.getMetadata().getName());
        PodFacts facts = PodFacts.of(context, pod, before == null ? null : phase(before));
        pod(
                facts.pod(),
                new PodSeen(facts.pod(), facts.workload(), facts.node(), facts.phase(), facts.cpuMillis(), ""),
                facts.said(),
                facts.proxied());
    }

    private static PodPhase phase(Known known) {
        return known.told().phase();
    }

    private void pod(PodId id, PodSeen seen, String said, boolean proxied) {
        String heard = sayings.of(id.name());
        var now = new PodSeen(
                id, seen.workload(), seen.node(), seen.phase(), seen.cpuMillis(), heard.isEmpty() ? said : heard);
        Known before = pods.put(id.name(), new Known(now, said, proxied));
        if (before == null || !before.told().equals(now)) {
            tell(now);
        }
        if (proxied && (before == null || !before.proxied())) {
            proxies.seen(id, origin);
        }
    }

    synchronized void podGone(String pod) {
        Known before = pods.remove(pod);
        if (before != null) {
            tell(new PodGone(before.told().pod(), before.told().why()));
            if (before.proxied()) {
                proxies.gone(before.told().pod(), origin);
            }
        }
        sayings.forget(pod);
    }

    synchronized void event(Event event) {
        String pod = sayings.heard(event);
        Known known = pods.get(pod);
        if (known != null) {
            pod(known.told().pod(), known.told(), known.said(), known.proxied());
        }
    }

    synchronized void eventGone(String event) {
        sayings.expired(event, pods.keySet());
    }

    synchronized void deployment(Deployment deployment) {
        WorkloadSeen now = WorkloadFacts.of(context, deployment, stage.sensitive());
        WorkloadSeen before = workloads.put(now.workload().name(), now);
        if (now.equals(before)) {
            return;
        }
        tell(now);
        if (before != null && before.desired() != now.desired()) {
            WorkloadFacts.scaler(deployment)
                    .ifPresent(writer -> foreign(
                            "Deployment " + now.workload().name(),
                            String.valueOf(before.desired()),
                            String.valueOf(now.desired()),
                            writer));
        }
    }

    synchronized void deploymentGone(String deployment) {
        if (workloads.remove(deployment) != null) {
            tell(new WorkloadGone(new WorkloadId(context, stage.kubernetes().namespace(), deployment)));
        }
    }

    synchronized void route(GenericKubernetesResource object) {
        RouteFacts.of(context, object, stage.route()).ifPresent(now -> {
            MeshFact.RouteApplied before = routes.put(now.route().name(), now);
            if (now.equals(before)) {
                return;
            }
            // The cockpit tells what it asks for by itself; of all others, the function too, only this is seen.
            if (before != null
                    && before.cloudWeight() != now.cloudWeight()
                    && !now.writer().equals(StageActs.WRITER)) {
                tell(new MeshFact.RouteAsked(now.route(), now.cloudWeight(), now.writer()));
            }
            tell(now);
            if (before != null && before.cloudWeight() != now.cloudWeight()) {
                foreign(
                        "VirtualService " + now.route().name(),
                        (100 - before.cloudWeight()) + " / " + before.cloudWeight(),
                        (100 - now.cloudWeight()) + " / " + now.cloudWeight(),
                        now.writer());
            }
        });
    }

    /// Tells what neither the cockpit nor the stage's function did.
    private void foreign(String object, String before, String after, String writer) {
        if (!writer.equals(StageActs.WRITER) && !writer.equals(stage.function())) {
            tell(new TalkFact.ChangedElsewhere(object, before, after, writer));
        }
    }

    /// Its last weights stay on screen: no fact says that a route is gone. One that comes back is told of again.
    synchronized void routeGone(String route) {
        routes.remove(route);
    }

    /// Changes what is known of the gateways.
    synchronized void gateways(Consumer<Gateways> change) {
        change.accept(gateways);
    }

    /// What DestinationRules define.
    SubsetRules subsets() {
        return subsets;
    }

    /// What is the matter with the subsets of a route that is there; empty if nothing is.
    synchronized Optional<Trouble> undefined() {
        return routes.isEmpty() ? Optional.empty() : subsets.undefined();
    }

    /// After a list on a new connection: what was told of and is not on it, is gone.
    synchronized void onlyPods(Set<String> there) {
        missing(pods.keySet(), there).forEach(this::podGone);
    }

    /// Alike, for nodes.
    synchronized void onlyNodes(Set<String> there) {
        missing(nodes.keySet(), there).forEach(this::nodeGone);
    }

    /// Alike, for Deployments.
    synchronized void onlyDeployments(Set<String> there) {
        missing(workloads.keySet(), there).forEach(this::deploymentGone);
    }

    private static Set<String> missing(Set<String> told, Set<String> there) {
        var missing = new HashSet<>(told);
        missing.removeAll(there);
        return missing;
    }

    private void tell(Fact fact) {
        feed.tell(origin, fact);
    }
}
