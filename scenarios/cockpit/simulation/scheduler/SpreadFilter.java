package cockpit.simulation.scheduler;

import cockpit.simulation.kubernetes.Node;
import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.SpreadConstraint;
import cockpit.simulation.kubernetes.Toleration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether a pod on a node would leave pods spread evenly enough over each topology. Source:
/// `pkg/scheduler/framework/plugins/podtopologyspread/filtering.go`.
final class SpreadFilter implements Filter {
    private static final List<String> SKEWED = List.of("node(s) didn't match pod topology spread constraints");
    private static final List<String> LABEL_MISSING =
            List.of("node(s) didn't match pod topology spread constraints (missing required label)");

    private final List<Tally> tallies;

    private SpreadFilter(List<Tally> tallies) {
        this.tallies = tallies;
    }

    /// For a pod with constraints that are mandatory.
    static SpreadFilter of(Cluster cluster, Pod pod) {
        var tallies = new ArrayList<Tally>();
        for (SpreadConstraint each : pod.spec().spread()) {
            if (each.mandatory()) {
                tallies.add(new Tally(each, pod));
            }
        }
        for (NodeInfo each : cluster.nodes()) {
            if (hasAllLabels(each.node(), tallies)) {
                tallies.forEach(tally -> tally.count(each));
            }
        }
        tallies.forEach(Tally::close);
        return new SpreadFilter(tallies);
    }

    static boolean applies(Pod pod) {
        return pod.spec().spread().stream().anyMatch(SpreadConstraint::mandatory);
    }

    private static boolean hasAllLabels(Node node, List<Tally> tallies) {
        for (Tally each : tallies) {
            if (node.label(each.constraint.topologyKey()) == null) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<String> reasons(NodeInfo node) {
        for (Tally each : tallies) {
            String domain = node.node().label(each.constraint.topologyKey());
            if (domain == null) {
                return LABEL_MISSING;
            }
            if (each.skewWithOneMoreIn(domain) > each.constraint.maxSkew()) {
                return SKEWED;
            }
        }
        return NONE;
    }

    /// How many matching pods stand in each domain of one constraint.
    private static final class Tally {
        private final SpreadConstraint constraint;
        private final Pod pod;
        private final int self;
        private final Map<String, Integer> byDomain = new HashMap<>();
        private int emptiest;

        Tally(SpreadConstraint constraint, Pod pod) {
            this.constraint = constraint;
            this.pod = pod;
            self = constraint.selector().matches(pod.meta().labels()) ? 1 : 0;
        }

        void count(NodeInfo info) {
            Node node = info.node();
            if (constraint.honorsNodes() && !pod.spec().nodes().matches(node.meta())) {
                return;
            }
            if (constraint.honorsTaints() && !Toleration.tolerated(pod.spec().tolerations(), node.taints())) {
                return;
            }
            String domain = node.label(constraint.topologyKey());
            if (domain != null) {
                byDomain.merge(domain, matching(info.pods()), Integer::sum);
            }
        }

        /// Pods on their way out do not count; a selector that asks nothing counts none.
        private int matching(List<Pod> pods) {
            if (constraint.selector().isEverything()) {
                return 0;
            }
            int matching = 0;
            for (Pod each : pods) {
                if (each.meta().deleted() == null
                        && each.meta().namespace().equals(pod.meta().namespace())
                        && constraint.selector().matches(each.meta().labels())) {
                    matching++;
                }
            }
            return matching;
        }

        /// With fewer domains than asked for the emptiest is one yet to come.
        void close() {
            emptiest = byDomain.size() < constraint.minDomains()
                    ? 0
                    : byDomain.values().stream()
                            .mapToInt(Integer::intValue)
                            .min()
                            .orElse(0);
        }

        int skewWithOneMoreIn(String domain) {
            return byDomain.getOrDefault(domain, 0) + self - emptiest;
        }
    }
}
