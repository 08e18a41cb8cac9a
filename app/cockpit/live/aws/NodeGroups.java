package cockpit.live.aws;

import cockpit.live.Feed;
import cockpit.live.GroupNames;
import cockpit.world.Capacity;
import cockpit.world.Origin;
import cockpit.world.ScalingFact.GroupGone;
import cockpit.world.ScalingFact.GroupSeen;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.eks.model.CapacityTypes;
import software.amazon.awssdk.services.eks.model.Nodegroup;
import software.amazon.awssdk.services.eks.model.NodegroupScalingConfig;

/// The stage's node groups, put together from what EKS and what EC2 Auto Scaling say of them. What one of the two does
/// not tell, the other often does. Only what differs is told. Thread-safe.
///
/// How many nodes are wanted, the Auto Scaling group says: that is what autoscalers set, and EKS follows.
final class NodeGroups {
    private static final String DISCOVERY = "k8s.io/cluster-autoscaler/";
    private static final String TEMPLATE = DISCOVERY + "node-template/";

    /// What is known of one group.
    private static final class Known {
        private @Nullable Nodegroup eks;
        private @Nullable AutoScalingGroup asg;
        private int policies = -1;
        private @Nullable GroupSeen told;
    }

    private final GroupNames names;
    private final Feed feed;
    private final Origin origin;
    private final Map<String, Known> groups = new TreeMap<>();
    /// Roles whose groups EKS does not know. While one is deleted its Auto Scaling group lives a little longer.
    private final Set<String> absent = new HashSet<>();
    private boolean asked;

    NodeGroups(GroupNames names, Feed feed, Origin origin) {
        this.names = names;
        this.feed = feed;
        this.origin = origin;
    }

    /// As EKS knows it; empty for one that it does not know.
    synchronized void eks(String role, Optional<Nodegroup> found) {
        if (found.isEmpty()) {
            absent.add(role);
            Known gone = groups.remove(role);
            if (gone != null && gone.told != null) {
                feed.tell(origin, new GroupGone(names.id(role)));
            }
            return;
        }
        absent.remove(role);
        known(role).eks = found.get();
        asg(role).ifPresent(name -> names.learn(name, role));
        tell(role);
    }

    /// The Auto Scaling groups, all of them; those of none of the stage's groups are left out. Without any, EC2 Auto
    /// Scaling did not say: then what EKS tells has to do.
    synchronized void asgs(List<AutoScalingGroup> all, String cluster) {
        asked = true;
        for (AutoScalingGroup each : all) {
            role(each, cluster).filter(role -> !absent.contains(role)).ifPresent(role -> {
                names.learn(each.autoScalingGroupName(), role);
                known(role).asg = each;
            });
        }
        List.copyOf(groups.keySet()).forEach(this::tell);
    }

    private Optional<String> role(AutoScalingGroup asg, String cluster) {
        var tags = tags(asg);
        boolean ours = cluster.equals(tags.get("eks:cluster-name"));
        return Optional.ofNullable(ours ? tags.get("eks:nodegroup-name") : null)
                .flatMap(nodegroup -> names.nodegroups().entrySet().stream()
                        .filter(each -> each.getValue().equals(nodegroup))
                        .map(Map.Entry::getKey)
                        .findFirst())
                .or(() -> groups.keySet().stream()
                        .filter(each -> asg(each).equals(Optional.of(asg.autoScalingGroupName())))
                        .findFirst());
    }

    /// How many scaling policies a group's Auto Scaling group has.
    synchronized void policies(String role, int count) {
        known(role).policies = count;
        tell(role);
    }

    /// The names of the Auto Scaling groups, by role.
    synchronized Map<String, String> asgs() {
        var all = new TreeMap<String, String>();
        groups.keySet().forEach(role -> asg(role).ifPresent(name -> all.put(role, name)));
        return all;
    }

    private Known known(String role) {
        return groups.computeIfAbsent(role, each -> new Known());
    }

    private Optional<String> asg(String role) {
        Known known = known(role);
        if (known.asg != null) {
            return Optional.of(known.asg.autoScalingGroupName());
        }
        return Optional.ofNullable(known.eks)
                .flatMap(each -> Optional.ofNullable(each.resources()))
                .flatMap(each -> each.autoScalingGroups().stream().findFirst())
                .map(software.amazon.awssdk.services.eks.model.AutoScalingGroup::name);
    }

    /// Not before EC2 Auto Scaling was asked: else a first number from EKS would look like a change.
    private void tell(String role) {
        Known known = known(role);
        if (!asked || known.eks == null && known.asg == null) {
            return;
        }
        GroupSeen now = seen(role, known);
        if (!now.equals(known.told)) {
            known.told = now;
            feed.tell(origin, now);
        }
    }

    private GroupSeen seen(String role, Known known) {
        Optional<AutoScalingGroup> asg = Optional.ofNullable(known.asg);
        Optional<Nodegroup> eks = Optional.ofNullable(known.eks);
        Optional<NodegroupScalingConfig> scaling = eks.flatMap(each -> Optional.ofNullable(each.scalingConfig()));
        return new GroupSeen(
                names.id(role),
                asg(role).orElse(""),
                types(eks, asg),
                isSpot(eks, asg) ? Capacity.SPOT : Capacity.ON_DEMAND,
                asg.map(AutoScalingGroup::minSize)
                        .or(() -> scaling.map(NodegroupScalingConfig::minSize))
                        .orElse(0),
                asg.map(AutoScalingGroup::maxSize)
                        .or(() -> scaling.map(NodegroupScalingConfig::maxSize))
                        .orElse(0),
                asg.map(AutoScalingGroup::desiredCapacity)
                        .or(() -> scaling.map(NodegroupScalingConfig::desiredSize))
                        .orElse(0),
                known.policies,
                eks.map(each -> told(each.statusAsString())).orElse(""),
                eks.map(NodeGroups::labels).orElse(List.of()),
                eks.map(NodeGroups::taints).orElse(List.of()),
                asg.map(NodeGroups::discovery).orElse(List.of()));
    }

    /// With a launch template of its own, a group's types are there and not with EKS.
    private static List<String> types(Optional<Nodegroup> eks, Optional<AutoScalingGroup> asg) {
        return eks.map(Nodegroup::instanceTypes)
                .filter(each -> !each.isEmpty())
                .orElseGet(() -> asg.stream()
                        .flatMap(each -> each.instances().stream())
                        .map(each -> told(each.instanceType()))
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .toList());
    }

    /// Where EKS may not be asked: it makes a Spot group of an Auto Scaling group without any On-Demand share.
    private static boolean isSpot(Optional<Nodegroup> eks, Optional<AutoScalingGroup> asg) {
        return eks.map(each -> each.capacityType() == CapacityTypes.SPOT)
                .orElseGet(() -> asg.flatMap(each -> Optional.ofNullable(each.mixedInstancesPolicy()))
                        .flatMap(each -> Optional.ofNullable(each.instancesDistribution()))
                        .flatMap(each -> Optional.ofNullable(each.onDemandPercentageAboveBaseCapacity()))
                        .filter(percent -> percent == 0)
                        .isPresent());
    }

    private static List<String> labels(Nodegroup group) {
        return new TreeMap<>(group.labels())
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .toList();
    }

    private static List<String> taints(Nodegroup group) {
        return group.taints().stream()
                .map(taint -> told(taint.key()) + "=" + told(taint.value()) + ":" + effect(taint.effectAsString()))
                .toList();
    }

    /// EKS writes Kubernetes' words in capitals.
    private static String effect(String eks) {
        return switch (told(eks)) {
            case "NO_SCHEDULE" -> "NoSchedule";
            case "NO_EXECUTE" -> "NoExecute";
            case "PREFER_NO_SCHEDULE" -> "PreferNoSchedule";
            default -> told(eks);
        };
    }

    private static List<String> discovery(AutoScalingGroup asg) {
        return tags(asg).keySet().stream()
                .filter(key -> key.startsWith(DISCOVERY) && !key.startsWith(TEMPLATE))
                .sorted()
                .toList();
    }

    private static Map<String, String> tags(AutoScalingGroup asg) {
        var tags = new HashMap<String, String>();
        asg.tags().forEach(tag -> tags.put(told(tag.key()), told(tag.value())));
        return tags;
    }

    /// An answer may leave anything out.
    private static String told(@Nullable String text) {
        return text == null ? "" : text;
    }
}
