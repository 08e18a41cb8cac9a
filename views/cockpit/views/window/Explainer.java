package cockpit.views.window;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Texts;
import cockpit.views.topology.Subject;
import cockpit.world.Cluster;
import cockpit.world.Link;
import cockpit.world.Node;
import cockpit.world.Pod;
import cockpit.world.Proxy;
import cockpit.world.Side;
import cockpit.world.Workload;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts a thing on the stage into words: what it is, how it stands, why it changed.
final class Explainer {
    /// A title and its lines.
    record Words(String title, List<String> lines) {}

    private final Frame frame;
    private final World world;
    private final Texts texts;

    Explainer(Frame frame, Texts texts) {
        this.frame = frame;
        this.world = frame.world();
        this.texts = texts;
    }

    /// The words for a subject; none when it has gone meanwhile.
    Optional<Words> of(Subject subject) {
        return switch (subject) {
            case Subject.OfCluster s ->
                world.platform().clusters().find(s.context()).map(this::cluster);
            case Subject.OfNode s -> world.platform().nodes().find(s.node()).map(this::node);
            case Subject.OfPod s -> world.platform().pods().find(s.pod()).map(this::pod);
            case Subject.OfPlace s ->
                Optional.of(new Words(texts.get("stage.reserved"), List.of(texts.get("explain.place"))));
            case Subject.OfRiver s -> Optional.of(river());
        };
    }

    /// The words for a station of the chain.
    Words of(Link link) {
        String text = texts.get("explain.link." + link, frame.names().route());
        var lines = new ArrayList<>(List.of(text));
        switch (link) {
            case ALARM ->
                world.cloud()
                        .alarms()
                        .find(frame.names().alarm())
                        .filter(a -> !a.reason().isEmpty())
                        .ifPresent(a -> lines.add(a.state() + ": " + a.reason()));
            case TOPIC ->
                world.cloud()
                        .topics()
                        .find(frame.names().topic())
                        .ifPresent(t -> lines.add(t.id() + ": " + t.subject()));
            case FUNCTION ->
                world.cloud()
                        .functions()
                        .find(frame.names().function())
                        .filter(f -> !f.outcome().isEmpty())
                        .ifPresent(f -> lines.add(f.id() + ": " + f.outcome()));
            case ROUTE ->
                world.mesh()
                        .routes()
                        .find(frame.names().routeId())
                        .filter(r -> !r.writer().isEmpty())
                        .ifPresent(r -> lines.add("fieldManager: " + r.writer()));
            case LOAD, AGENT, TRAFFIC -> {}
        }
        return new Words(texts.get("link." + link), lines);
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
        int taken = taken(n);
        lines.add(texts.get("explain.node", taken, n.room().pods(), type));
        lines.add(
                texts.get("node." + n.phase()) + " · " + texts.get("explain.node.cpu", Figures.whole(n.cpuPercent())));
        if (!n.group().isEmpty()) {
            lines.add(n.group() + " · " + n.capacity());
        }
        why(lines, n.why());
        return new Words(n.id().name(), lines);
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
        why(lines, pod.why());
        return new Words(pod.workload(), lines);
    }

    private String envoy(Proxy proxy) {
        return texts.get("explain.pod.proxy", proxy.cds(), proxy.lds(), proxy.eds(), proxy.rds());
    }

    private Words river() {
        boolean flows = world.mesh()
                .routes()
                .find(frame.names().routeId())
                .map(r -> r.measured().known() && r.measured().value() > 0)
                .orElse(false);
        String line = flows ? texts.get("explain.river", frame.names().service(), 5) : texts.get("explain.river.none");
        return new Words(texts.get("stage.peering"), List.of(line));
    }

    private void why(List<String> lines, String why) {
        if (!why.isEmpty()) {
            lines.add(texts.get("explain.node.why", why));
        }
    }
}
