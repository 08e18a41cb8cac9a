package cockpit.script;

import cockpit.world.Hpa;
import cockpit.world.HpaDecision;
import cockpit.world.NodeGroup;
import cockpit.world.NodeOutlook;
import cockpit.world.NodePhase;
import cockpit.world.PodPhase;
import cockpit.world.ScaleUp;
import cockpit.world.Scaling;
import cockpit.world.Side;
import cockpit.world.World;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What an expectation may speak of in a scenario that scales.
///
/// | name | what |
/// |---|---|
/// | `hpa.percent` `hpa.target` | utilization of the request, and its target, percent |
/// | `hpa.current` `hpa.desired` `hpa.proposed` `hpa.min` `hpa.max` | replicas |
/// | `hpa.limit` | what held its number back last |
/// | `pods.pending` `pods.of_<workload>` `pods.ready_of_<workload>` | on EKS; a name's dashes are underscores |
/// | `groups.<name>_desired` `_min` `_max` `_ready` `_coming` | a node group's capacity, its nodes Ready and on their
/// way |
/// | `groups.chosen` `groups.options` `groups.policies` | the last scale-up; scaling policies of all groups |
/// | `spot.noticed` `spot.seconds` | nodes under notice; seconds until the first of them is taken |
/// | `ribbon.length` | stations from load to answer, 0 to 9 |
/// | `cost.per_hour` `cost.total` | US dollars |
final class ScalingNames {
    static final List<String> ROOTS = List.of("hpa", "pods", "groups", "spot", "ribbon", "cost");

    private final World world;
    private final Optional<Scaling> scaling;

    ScalingNames(World world) {
        this.world = world;
        this.scaling = world.scaling();
    }

    /// The values under one name.
    Map<String, Object> of(String root) {
        return switch (root) {
            case "hpa" -> hpa();
            case "pods" -> pods();
            case "groups" -> groups();
            case "spot" -> spot();
            case "ribbon" ->
                Map.of("length", (double) scaling.map(s -> s.ribbon().length()).orElse(0));
            case "cost" ->
                Map.of(
                        "per_hour",
                        world.bill().dollarsPerHour(),
                        "total",
                        world.bill().dollars(world.now()));
            default -> Map.of();
        };
    }

    private Map<String, Object> hpa() {
        var all = scaling.map(s -> s.hpas()
                        .sorted(Comparator.comparing((Hpa each) -> each.id().name())))
                .orElse(List.of());
        if (all.isEmpty()) {
            return Map.of();
        }
        Hpa hpa = all.getFirst();
        HpaDecision decision = hpa.decision();
        return Map.of(
                "percent", hpa.percent().last(),
                "target", (double) hpa.targetPercent(),
                "current", (double) hpa.current(),
                "desired", (double) hpa.desired(),
                "proposed", decision.proposed() < 0 ? Double.NaN : decision.proposed(),
                "min", (double) hpa.min(),
                "max", (double) hpa.max(),
                "limit", decision.limit());
    }

    private Map<String, Object> pods() {
        var counts = new HashMap<String, Object>();
        counts.put("pending", 0.0);
        world.platform().workloads().forEach(workload -> {
            counts.put("of_" + plain(workload.id().name()), (double) workload.desired());
            counts.put("ready_of_" + plain(workload.id().name()), (double) workload.ready());
        });
        world.platform().clusters().forEach(cluster -> {
            if (cluster.side() == Side.CLOUD) {
                counts.put("pending", (double) cluster.pods().of(PodPhase.PENDING));
            }
        });
        return counts;
    }

    private Map<String, Object> groups() {
        var values = new HashMap<String, Object>();
        double[] policies = {0};
        scaling.ifPresent(s -> s.groups().forEach(group -> {
            put(values, group);
            policies[0] += group.policies() < 0 ? Double.NaN : group.policies();
        }));
        List<ScaleUp> ups = scaling.map(s -> s.scaleUps().sorted(Comparator.comparing(ScaleUp::id)))
                .orElse(List.of());
        values.put("chosen", ups.isEmpty() ? "" : ups.getFirst().chosen());
        values.put(
                "options",
                ups.isEmpty()
                        ? 0.0
                        : (double) ups.getFirst().options().stream()
                                .filter(option -> option.no().isEmpty())
                                .count());
        values.put("policies", policies[0]);
        return values;
    }

    private void put(Map<String, Object> values, NodeGroup group) {
        String name = plain(group.id().name());
        double[] nodes = {0, 0};
        world.platform().nodes().forEach(node -> {
            if (node.group().equals(group.id().name())
                    && node.id().context().equals(group.id().context())) {
                nodes[0] += node.phase() == NodePhase.READY ? 1 : 0;
                nodes[1] += node.phase() == NodePhase.ORDERED
                                || node.phase() == NodePhase.BOOTING
                                || node.phase() == NodePhase.JOINING
                        ? 1
                        : 0;
            }
        });
        values.put(name + "_desired", (double) group.desired());
        values.put(name + "_min", (double) group.min());
        values.put(name + "_max", (double) group.max());
        values.put(name + "_ready", nodes[0]);
        values.put(name + "_coming", nodes[1]);
    }

    private Map<String, Object> spot() {
        double[] told = {0, Double.NaN};
        scaling.ifPresent(s -> s.outlooks().forEach((NodeOutlook outlook) -> {
            boolean there = world.platform()
                    .nodes()
                    .find(outlook.id())
                    .filter(node -> node.phase() != NodePhase.GONE)
                    .isPresent();
            if (there && outlook.until() >= 0) {
                double left = (outlook.until() - world.now()) / 1e6;
                told[0]++;
                told[1] = Double.isNaN(told[1]) ? left : Math.min(told[1], left);
            }
        }));
        return Map.of("noticed", told[0], "seconds", told[1]);
    }

    private static String plain(String name) {
        return name.replace('-', '_').toLowerCase(Locale.ROOT);
    }
}
