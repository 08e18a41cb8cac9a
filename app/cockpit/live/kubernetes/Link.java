package cockpit.live.kubernetes;

import cockpit.live.Trouble;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A cluster's clients and watches, under one access. When that changes, another takes its place. Thread-safe.
///
/// There are three clients: the pods have one of their own, as parsing a page of them must not keep the other watches'
/// pings waiting; and the heartbeat has one, as it must tell the truth while the others are busy.
final class Link implements AutoCloseable {
    private static final String ISTIO = "networking.istio.io";

    private final String context;
    private final Kubeconfig.Access access;
    private final KubernetesClient watching;
    private final KubernetesClient pods;
    private final KubernetesClient asking;
    private final List<Watch<?>> watches = new CopyOnWriteArrayList<>();
    private @Nullable KubernetesClient writing;
    private volatile @Nullable String istio;
    private volatile boolean closed;

    /// What discovery found.
    ///
    /// @param version Kubernetes', major and minor
    /// @param istio   version in which VirtualServices are served; empty where there are none
    /// @param hpas    version in which HorizontalPodAutoscalers are read; empty where none that can be is served
    record Found(String version, Optional<String> istio, Optional<String> hpas) {}

    Link(String context, Kubeconfig.Access access) {
        this.context = context;
        this.access = access;
        this.watching = Tuning.watching(access.config());
        this.pods = Tuning.watchingPods(access.config());
        this.asking = Tuning.asking(access.config());
    }

    Optional<Credential> credential() {
        return access.credential();
    }

    String context() {
        return context;
    }

    KubernetesClient watching() {
        return watching;
    }

    KubernetesClient pods() {
        return pods;
    }

    KubernetesClient asking() {
        return asking;
    }

    /// Made when first asked for: most cockpits only look.
    synchronized KubernetesClient writing() {
        KubernetesClient made = writing;
        if (made == null) {
            made = Tuning.writing(access.config());
            writing = made;
        }
        return made;
    }

    Asked asked(String verb, String resource, String namespace) {
        return new Asked(context, access.server(), verb, resource, namespace);
    }

    List<Watch<?>> watches() {
        return List.copyOf(watches);
    }

    boolean isStopped() {
        return closed;
    }

    /// Adds a watch, which ends with this.
    void add(Watch<?> watch) {
        watches.add(watch);
        if (closed) {
            watch.stop();
        }
    }

    /// The served version of VirtualServices, once it is known.
    Optional<String> istio() {
        return Optional.ofNullable(istio);
    }

    /// Takes the version of VirtualServices from who knows it.
    void serves(String version) {
        istio = version;
    }

    /// Asks whether the API server is ready; empty if it is. Waits a little more than a second at most.
    Optional<Trouble> failing() {
        Asked asked = Asked.whetherReady(context, access.server());
        try {
            return html(asked, ask("/readyz", "/version"));
        } catch (KubernetesClientException | IllegalStateException e) { // the latter of a client closed meanwhile
            return Optional.of(asked.failed(e));
        }
    }

    /// `/readyz` takes a right that nearly every user has; `/version` tells at least that somebody is there.
    private @Nullable String ask(String path, String otherwise) {
        try {
            String body = asking.raw(path);
            return body == null ? asking.raw(otherwise) : body;
        } catch (KubernetesClientException e) {
            if (e.getCode() == 403 || e.getCode() == 404) {
                return asking.raw(otherwise);
            }
            throw e;
        }
    }

    private static Optional<Trouble> html(Asked asked, @Nullable String body) {
        return body != null && body.stripLeading().startsWith("<") ? Optional.of(asked.html()) : Optional.empty();
    }

    /// Asks what is served. Waits.
    ///
    /// @throws KubernetesClientException if that is not answered
    /// @throws IllegalStateException     if this was closed meanwhile
    Found discover() {
        var version = asking.getKubernetesVersion();
        // "34+" on EKS.
        String number = version.getMajor() + "." + version.getMinor().replaceAll("\\D.*", "");
        APIGroup group = asking.getApiGroup(ISTIO);
        Optional<String> served = group == null || group.getPreferredVersion() == null
                ? Optional.empty()
                : Optional.of(group.getPreferredVersion().getVersion())
                        .filter(each -> asking.supports(ISTIO + "/" + each, "VirtualService"));
        served.ifPresent(each -> istio = each);
        return new Found(number, served, hpas());
    }

    private Optional<String> hpas() {
        APIGroup group = asking.getApiGroup("autoscaling");
        return group == null
                ? Optional.empty()
                : HpaShape.VERSIONS.stream()
                        .filter(each ->
                                group.getVersions().stream().anyMatch(served -> each.equals(served.getVersion())))
                        .findFirst();
    }

    /// Ends the watches: nothing more is heard.
    void stop() {
        closed = true;
        watches.forEach(Watch::stop);
    }

    /// Ends watches and connections. Waits for them.
    @Override
    public void close() {
        stop();
        List.of(watching, pods, asking).forEach(KubernetesClient::close);
        synchronized (this) {
            if (writing != null) {
                writing.close();
            }
        }
    }
}
