package cockpit.simulation.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A pod. What it asks for is counted once, when it is made. Two pods are equal when all that was read of them is.
public final class Pod {
    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String SOURCE = "kubernetes.io/config.source";

    private final Meta meta;
    private final PodSpec spec;
    private final String phase;
    private final Resources requests;
    private final Resources running;
    private final List<HostPort> ports;

    /// @param phase Pending, Running, Succeeded, Failed or Unknown
    public Pod(Meta meta, PodSpec spec, String phase) {
        this(
                meta,
                spec,
                phase,
                Resources.of(PodRequests.of(spec)),
                Resources.of(PodRequests.ofRunning(spec)),
                ports(spec));
    }

    private Pod(Meta meta, PodSpec spec, String phase, Resources requests, Resources running, List<HostPort> ports) {
        this.meta = meta;
        this.spec = spec;
        this.phase = phase;
        this.requests = requests;
        this.running = running;
        this.ports = ports;
    }

    /// Those of containers that go on running.
    private static List<HostPort> ports(PodSpec spec) {
        var ports = new ArrayList<HostPort>();
        spec.initContainers().stream().filter(Container::sidecar).forEach(each -> ports.addAll(each.ports()));
        spec.containers().forEach(each -> ports.addAll(each.ports()));
        return List.copyOf(ports);
    }

    public Meta meta() {
        return meta;
    }

    public PodSpec spec() {
        return spec;
    }

    public String phase() {
        return phase;
    }

    public String name() {
        return meta.name();
    }

    /// What it asks for as a whole.
    public Resources requests() {
        return requests;
    }

    /// What its containers ask for together, without init containers, overhead and what is asked for the pod as a
    /// whole.
    public Resources running() {
        return running;
    }

    /// The ports it takes of its node.
    public List<HostPort> ports() {
        return ports;
    }

    /// The node it is bound to.
    public Optional<String> node() {
        return Optional.ofNullable(spec.nodeName());
    }

    /// Its priority, 0 where none is given.
    public int priority() {
        Integer given = spec.priority();
        return given == null ? 0 : given;
    }

    /// Whether it has run its course: it takes nothing of its node any more.
    public boolean isOver() {
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    /// Whether a DaemonSet manages it, or says an annotation that it is to be counted so.
    public boolean isOfDaemonSet() {
        return meta.controller().filter(each -> each.kind().equals("DaemonSet")).isPresent()
                || meta.says("cluster-autoscaler.kubernetes.io/daemonset-pod");
    }

    /// Whether it is the API server's image of a pod that a kubelet runs by itself.
    public boolean isMirror() {
        return meta.annotations().containsKey(MIRROR);
    }

    /// Whether a kubelet runs it from a file or address rather than from the API server.
    public boolean isStatic() {
        String source = meta.annotations().get(SOURCE);
        return source != null && !source.equals("api");
    }

    /// The same, bound to a node, or to none.
    public Pod on(@Nullable String node) {
        return new Pod(meta, spec.on(node), phase, requests, running, ports);
    }

    /// The same under another name.
    public Pod named(String name) {
        return new Pod(meta.renamed(name, meta.labels()), spec, phase, requests, running, ports);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pod that
                && meta.equals(that.meta)
                && spec.equals(that.spec)
                && phase.equals(that.phase);
    }

    @Override
    public int hashCode() {
        return meta.key().hashCode();
    }

    @Override
    public String toString() {
        return meta.key();
    }
}
