package cockpit.live.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The clients of a live stage's clusters, for whoever has something to ask or to write beside the reader: with the
/// same
/// access, whose tokens are kept fresh. Thread-safe.
///
/// Take one for each call and close none: when a kubeconfig changes, another takes its place. Its calls wait little
/// more
/// than a second; never make one on the FX thread.
public final class ClusterClients {
    private final Map<String, Link> links = new ConcurrentHashMap<>();

    ClusterClients() {}

    /// A context's client; empty while its kubeconfig or its credentials give no access.
    public Optional<KubernetesClient> of(String context) {
        return Optional.ofNullable(links.get(context)).map(Link::asking);
    }

    /// A context's client for changes, which waits some seconds for its answers; empty as [#of].
    public Optional<KubernetesClient> writing(String context) {
        return Optional.ofNullable(links.get(context)).map(Link::writing);
    }

    /// The version of `networking.istio.io` in which the context's cluster serves VirtualServices, e.g. v1; empty until
    /// that is known, and where Istio is not installed.
    public Optional<String> virtualServiceVersion(String context) {
        return Optional.ofNullable(links.get(context)).flatMap(Link::istio);
    }

    void put(String context, Link link) {
        links.put(context, link);
    }

    void remove(String context) {
        links.remove(context);
    }
}
