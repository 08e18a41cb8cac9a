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

    private static final int UNKNOWN = -1;

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
        var filter = new SpreadFilter(tallies);
        cluster.nodes().forEach(filter::look);
        return filter;
    }

    /// Takes in a node with its pods.
    void look(NodeInfo info) {
        look(info.node(), info.pods());
    }

    /// Takes in pods on a node.
    void look(Node node, List<Pod> pods) {
        if (hasAllLabels(node, tallies)) {
            for (Tally each : tallies) {
                each.count(node, pods);
            }
        }
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
        private int emptiest = UNKNOWN;

        Tally(SpreadConstraint constraint, Pod pod) {
            this.constraint = constraint;
            this.pod = pod;
            self = constraint.selector().matches(pod.meta().labels()) ? 1 : 0;
        }

        void count(Node node, List<Pod> pods) {
            if (constraint.honorsNodes() && !pod.spec().nodes().matches(node.meta())) {
                return;
            }
            if (constraint.honorsTaints() && !Toleration.tolerated(pod.spec().tolerations(), node.taints())) {
                return;
            }
            String domain = node.label(constraint.topologyKey());
            if (domain != null) {
                byDomain.merge(domain, matching(pods), Integer::sum);
                emptiest = UNKNOWN;
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

        int skewWithOneMoreIn(String domain) {
            if (emptiest == UNKNOWN) {
                emptiest = emptiest();
            }
            return byDomain.getOrDefault(domain, 0) + self - emptiest;
        }

        /// With fewer domains than asked for the emptiest is one yet to come.
        private int emptiest() {
            if (byDomain.size() < constraint.minDomains()) {
                return 0;
            }
            int least = Integer.MAX_VALUE;
            for (int each : byDomain.values()) {
                least = Math.min(least, each);
            }
            return byDomain.isEmpty() ? 0 : least;
        }
    }
}
