package cockpit.simulation.scheduler;

import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.PodAffinityTerm;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whether a pod may stand beside those near a node: what it asks of them, and what they ask of it. Source:
/// `pkg/scheduler/framework/plugins/interpodaffinity/filtering.go`.
final class PodAffinityFilter implements Filter {
    private static final List<String> NO_COMPANY = List.of("node(s) didn't match pod affinity rules");
    private static final List<String> UNWANTED_COMPANY = List.of("node(s) didn't match pod anti-affinity rules");
    private static final List<String> UNWANTED = List.of("node(s) didn't satisfy existing pods anti-affinity rules");

    private final Pod pod;
    /// Domains with a pod that meets all affinity terms.
    private final Set<Domain> company = new HashSet<>();
    /// Domains with a pod that meets an anti-affinity term.
    private final Set<Domain> unwanted = new HashSet<>();
    /// Domains that pods there keep this one out of.
    private final Set<Domain> closed = new HashSet<>();
    private final Set<String> closedKeys = new HashSet<>();

    private final boolean meetsItsOwnTerms;

    private PodAffinityFilter(Cluster cluster, Pod pod) {
        this.pod = pod;
        meetsItsOwnTerms = meetsAll(cluster, pod.spec().affinity(), pod);
        for (NodeInfo each : cluster.nodes()) {
            look(cluster, each);
        }
    }

    /// Null where there is nothing to hold the pod against.
    static @Nullable PodAffinityFilter of(Cluster cluster, Pod pod) {
        if (!asks(pod) && !cluster.hasRepellingPods()) {
            return null;
        }
        var filter = new PodAffinityFilter(cluster, pod);
        return asks(pod) || !filter.closed.isEmpty() ? filter : null;
    }

    private static boolean asks(Pod pod) {
        return !pod.spec().affinity().isEmpty() || !pod.spec().antiAffinity().isEmpty();
    }

    /// Takes in a node with its pods.
    void look(Cluster cluster, NodeInfo info) {
        if (asks(pod) || info.repelling() > 0) {
            for (Pod each : info.pods()) {
                look(cluster, info.node(), each);
            }
        }
    }

    /// Takes in a pod on a node.
    void look(Cluster cluster, Node node, Pod other) {
        List<PodAffinityTerm> wanted = pod.spec().affinity();
        if (meetsAll(cluster, wanted, other)) {
            for (PodAffinityTerm each : wanted) {
                mark(company, node, each);
            }
        }
        for (PodAffinityTerm each : pod.spec().antiAffinity()) {
            if (meets(cluster, each, other)) {
                mark(unwanted, node, each);
            }
        }
        for (PodAffinityTerm each : other.spec().antiAffinity()) {
            if (meets(cluster, each, pod)) {
                mark(closed, node, each);
                closedKeys.add(each.topologyKey());
            }
        }
    }

    private static void mark(Set<Domain> domains, Node node, PodAffinityTerm term) {
        Domain domain = Domain.of(node, term.topologyKey());
        if (domain != null) {
            domains.add(domain);
        }
    }

    private static boolean meets(Cluster cluster, PodAffinityTerm term, Pod other) {
        return term.selector().matches(other.meta().labels())
                && (term.namespaces().contains(other.meta().namespace())
                        || (!term.namespaceSelector().absent()
                                && term.namespaceSelector().matches(cluster.namespaceLabels(other))));
    }

    private static boolean meetsAll(Cluster cluster, List<PodAffinityTerm> terms, Pod other) {
        for (PodAffinityTerm each : terms) {
            if (!meets(cluster, each, other)) {
                return false;
            }
        }
        return !terms.isEmpty();
    }

    @Override
    public List<String> reasons(NodeInfo node) {
        if (!hasCompany(node.node())) {
            return NO_COMPANY;
        }
        for (PodAffinityTerm each : pod.spec().antiAffinity()) {
            if (isIn(unwanted, node.node(), each.topologyKey())) {
                return UNWANTED_COMPANY;
            }
        }
        for (String key : closedKeys) {
            if (isIn(closed, node.node(), key)) {
                return UNWANTED;
            }
        }
        return NONE;
    }

    /// The first pod of a group that wants its own company may begin anywhere that has the labels.
    private boolean hasCompany(Node node) {
        boolean everywhere = true;
        for (PodAffinityTerm each : pod.spec().affinity()) {
            Domain domain = Domain.of(node, each.topologyKey());
            if (domain == null) {
                return false;
            }
            everywhere &= company.contains(domain);
        }
        return everywhere || (company.isEmpty() && meetsItsOwnTerms);
    }

    private static boolean isIn(Set<Domain> domains, Node node, String key) {
        Domain domain = Domain.of(node, key);
        return domain != null && domains.contains(domain);
    }
}
