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
        closed.forEach(each -> closedKeys.add(each.key()));
    }

    /// Null where there is nothing to hold the pod against.
    static @Nullable PodAffinityFilter of(Cluster cluster, Pod pod) {
        boolean asks =
                !pod.spec().affinity().isEmpty() || !pod.spec().antiAffinity().isEmpty();
        if (!asks && !cluster.hasRepellingPods()) {
            return null;
        }
        var filter = new PodAffinityFilter(cluster, pod);
        return asks || !filter.closed.isEmpty() ? filter : null;
    }

    private void look(Cluster cluster, NodeInfo info) {
        List<PodAffinityTerm> wanted = pod.spec().affinity();
        List<PodAffinityTerm> avoided = pod.spec().antiAffinity();
        boolean asks = !wanted.isEmpty() || !avoided.isEmpty();
        if (!asks && info.repelling() == 0) {
            return;
        }
        for (Pod each : info.pods()) {
            if (meetsAll(cluster, wanted, each)) {
                wanted.forEach(term -> mark(company, info.node(), term));
            }
            avoided.stream()
                    .filter(term -> meets(cluster, term, each))
                    .forEach(term -> mark(unwanted, info.node(), term));
            each.spec().antiAffinity().stream()
                    .filter(term -> meets(cluster, term, pod))
                    .forEach(term -> mark(closed, info.node(), term));
        }
    }

    private static void mark(Set<Domain> domains, Node node, PodAffinityTerm term) {
        Domain domain = Domain.of(node, term.topologyKey());
        if (domain != null) {
            domains.add(domain);
        }
    }

    private static boolean meets(Cluster cluster, PodAffinityTerm term, Pod other) {
        return term.matches(other, cluster.namespaceLabels(other));
    }

    private static boolean meetsAll(Cluster cluster, List<PodAffinityTerm> terms, Pod other) {
        return !terms.isEmpty() && terms.stream().allMatch(term -> meets(cluster, term, other));
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
