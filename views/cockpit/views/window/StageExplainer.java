package cockpit.views.window;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Figures;
import cockpit.views.theme.ShortName;
import cockpit.views.theme.Texts;
import cockpit.views.window.Explainer.Words;
import cockpit.world.Cluster;
import cockpit.world.Edge;
import cockpit.world.Node;
import cockpit.world.NodeId;
import cockpit.world.Pod;
import cockpit.world.PodId;
import cockpit.world.Proxy;
import cockpit.world.Side;
import cockpit.world.SourceState;
import cockpit.world.Workload;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Puts what stands on the stage into words: clusters, nodes, pods, and the way between the clusters.
final class StageExplainer {
    /// How a source says that it stands in for a better one.
    private static final String SECOND_CHOICE = "live.mesh.cloudWatch\t";

    private final Frame frame;
    private final World world;
    private final Texts texts;

    StageExplainer(Frame frame, Texts texts) {
        this.frame = frame;
        this.world = frame.world();
        this.texts = texts;
    }

    Optional<Words> cluster(String context) {
        return world.platform().clusters().find(context).map(this::cluster);
    }

    Optional<Words> node(NodeId id) {
        return world.platform().nodes().find(id).map(this::node);
    }

    Optional<Words> pod(PodId id) {
        return world.platform().pods().find(id).map(this::pod);
    }

    Words place() {
        return new Words(texts.get("stage.reserved"), List.of(texts.get("explain.place")));
    }

    Words river() {
        boolean flows = world.mesh()
                .routes()
                .find(frame.names().routeId())
                .map(r -> r.measured().known() && r.measured().value() > 0)
                .orElse(false);
        String line = flows ? texts.get("explain.river", frame.names().service()) : texts.get("explain.river.none");
        return new Words(texts.get("stage.peering"), List.of(line));
    }

    Words service(String name) {
        var lines = new ArrayList<String>();
        lines.add(texts.get("explain.service"));
        world.mesh()
                .edges()
                .sorted(Comparator.comparing(edge -> edge.id().toString()))
                .forEach(edge -> {
                    boolean called = edge.id().to().equals(name);
                    if (called || edge.id().from().equals(name)) {
                        lines.add(call(edge, called));
                    }
                });
        world.talk().sources().sorted(Comparator.comparing(SourceState::id)).stream()
                .filter(source -> source.detail().startsWith(SECOND_CHOICE))
                .forEach(source -> lines.add(texts.told(source.detail())));
        return new Words(name, lines);
    }

    private String call(Edge edge, boolean called) {
        String other = called ? edge.id().from() : edge.id().to();
        String context = called ? edge.id().fromContext() : edge.id().toContext();
        return texts.get(
                called ? "explain.service.called" : "explain.service.calls",
                ShortName.workload(other) + " (" + context + ")",
                Figures.one(edge.perSecond()),
                Figures.whole(edge.p95Millis()),
                edge.mutualTls() ? "mTLS" : texts.get("explain.service.plain"));
    }

    private Words cluster(Cluster c) {
        var lines = new ArrayList<String>();
        lines.add(texts.get(c.side() == Side.ON_PREM ? "explain.cluster.onprem" : "explain.cluster.eks"));
        lines.add("kubectl --context " + c.id() + (c.version().isEmpty() ? "" : " · Kubernetes " + c.version())
                + (c.cidr().isEmpty() ? "" : " · " + c.cidr()));
        return new Words(c.name(), lines);
    }

    private Words node(Node n) {
        var lines = new ArrayList<String>();
        String type = n.instanceType().isEmpty() ? texts.get("explain.node.owned") : n.instanceType();
        lines.add(texts.get("explain.node", taken(n), n.room().pods(), type));
        lines.add(
                texts.get("node." + n.phase()) + " · " + texts.get("explain.node.cpu", Figures.whole(n.cpuPercent())));
        requested(n).ifPresent(lines::add);
        if (!n.group().isEmpty()) {
            lines.add(n.group() + " · " + n.capacity());
        }
        lines.add(why(n.why()));
        return new Words(n.id().name(), lines);
    }

    /// What its pods request of its CPU.
    private Optional<String> requested(Node n) {
        long[] sum = {0};
        world.platform().pods().forEach(pod -> {
            if (pod.placed() && pod.nodeId().equals(n.id())) {
                sum[0] += pod.cpuMillis();
            }
        });
        return n.room().cpuMillis() <= 0
                ? Optional.empty()
                : Optional.of(
                        texts.get("explain.node.requested", sum[0], n.room().cpuMillis()));
    }

    private static int taken(Node n) {
        int taken = 0;
        for (long word : n.seats().toWords()) {
            taken += Long.bitCount(word);
        }
        return taken;
    }

    private Words pod(Pod pod) {
        var lines = new ArrayList<String>();
        Optional<Workload> workload = world.platform().workloads().find(pod.workloadId());
        boolean sensitive = workload.map(Workload::sensitive).orElse(false);
        boolean movable = pod.workload().equals(frame.names().service());
        lines.add(
                texts.get(sensitive ? "explain.pod.sensitive" : movable ? "explain.pod.movable" : "explain.pod.other"));
        lines.add(texts.get(
                "explain.pod.since", texts.get("pod." + pod.phase()), Figures.clock((frame.at() - pod.since()) / 1e6)));
        lines.add(texts.get("explain.pod", pod.id().name(), pod.node()) + " · "
                + texts.get("explain.pod.requests", pod.cpuMillis()));
        world.mesh().proxies().find(pod.id()).ifPresent(proxy -> lines.add(envoy(proxy)));
        lines.add(why(pod.why()));
        return new Words(pod.workload(), lines);
    }

    private String envoy(Proxy proxy) {
        return texts.get("explain.pod.proxy", proxy.cds(), proxy.lds(), proxy.eds(), proxy.rds());
    }

    private String why(String why) {
        return why.isEmpty() ? "" : texts.get("explain.node.why", why);
    }
}
