package cockpit.live.kubernetes;

import static java.util.stream.Collectors.joining;

import cockpit.world.Capacity;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.PlatformFact.NodeSeen;
import cockpit.world.Room;
import cockpit.world.Side;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A node's object as a fact.
///
/// Sources: Kubernetes, "Node status" and "Well-Known Labels, Annotations and Taints"; EKS, "Managed node groups"
/// (`eks.amazonaws.com/...`); Karpenter, "Well-Known Labels" (`karpenter.sh/...`).
final class NodeFacts {
    private static final String GPUS = "nvidia.com/gpu";

    private NodeFacts() {}

    /// @param before its phase when it was last told of; null for a node not seen yet
    static NodeSeen of(String context, Side side, Node node, @Nullable NodePhase before) {
        Map<String, String> labels = labels(node);
        NodePhase phase = phase(node, before);
        return new NodeSeen(
                new NodeId(context, node.getMetadata().getName()),
                first(labels, "node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type"),
                group(labels),
                capacity(side, labels),
                phase,
                room(node),
                why(node, phase, labels));
    }

    private static NodePhase phase(Node node, @Nullable NodePhase before) {
        boolean cordoned =
                node.getSpec() != null && Boolean.TRUE.equals(node.getSpec().getUnschedulable());
        if (cordoned || node.getMetadata().getDeletionTimestamp() != null) {
            return NodePhase.LEAVING;
        }
        Optional<NodeCondition> ready = ready(node);
        if (ready.filter(each -> "True".equals(each.getStatus())).isPresent()) {
            return NodePhase.READY;
        }
        if (before != null && before != NodePhase.JOINING && before != NodePhase.GONE) {
            return NodePhase.NOT_READY;
        }
        return ready.filter(each -> wasReady(node, each)).isPresent() ? NodePhase.NOT_READY : NodePhase.JOINING;
    }

    /// Of a node that is not Ready and was never seen before: "Unknown" is said only of a kubelet that had reported;
    /// and
    /// the condition of one that is still joining has not changed since it was made, which is with the node.
    private static boolean wasReady(Node node, NodeCondition ready) {
        return "Unknown".equals(ready.getStatus())
                || Moments.of(ready.getLastTransitionTime())
                        .isAfter(Moments.of(node.getMetadata().getCreationTimestamp())
                                .plus(Moments.SETTLING));
    }

    private static Optional<NodeCondition> ready(Node node) {
        if (node.getStatus() == null || node.getStatus().getConditions() == null) {
            return Optional.empty();
        }
        return node.getStatus().getConditions().stream()
                .filter(each -> "Ready".equals(each.getType()))
                .findFirst();
    }

    private static Room room(Node node) {
        Amounts allocatable =
                Amounts.in(node.getStatus() == null ? null : node.getStatus().getAllocatable());
        Amounts room = allocatable.has("cpu")
                ? allocatable
                : Amounts.in(node.getStatus() == null ? null : node.getStatus().getCapacity());
        return new Room(room.cpuMillis(), room.memoryMebi(), room.count("pods"), room.count(GPUS));
    }

    private static String group(Map<String, String> labels) {
        return first(labels, "eks.amazonaws.com/nodegroup", "alpha.eksctl.io/nodegroup-name", "karpenter.sh/nodepool");
    }

    private static Capacity capacity(Side side, Map<String, String> labels) {
        if (side == Side.ON_PREM) {
            return Capacity.OWNED;
        }
        String said = first(labels, "eks.amazonaws.com/capacityType", "karpenter.sh/capacity-type");
        return said.equalsIgnoreCase("spot") ? Capacity.SPOT : Capacity.ON_DEMAND;
    }

    /// In the cluster's own words: what the kubelet says of not being ready, or which taints a leaving node carries.
    private static String why(Node node, NodePhase phase, Map<String, String> labels) {
        return switch (phase) {
            case LEAVING -> taints(node);
            case JOINING, NOT_READY ->
                ready(node)
                        .map(NodeCondition::getMessage)
                        .filter(Objects::nonNull)
                        .orElse("");
            default -> group(labels).isEmpty() ? "" : "node group " + group(labels);
        };
    }

    private static String taints(Node node) {
        return Stream.ofNullable(node.getSpec())
                .flatMap(spec -> Stream.ofNullable(spec.getTaints()))
                .flatMap(Collection::stream)
                .map(Taint::getKey)
                .sorted()
                .collect(joining(", "));
    }

    private static Map<String, String> labels(Node node) {
        Map<String, String> labels = node.getMetadata().getLabels();
        return labels == null ? Map.of() : labels;
    }

    private static String first(Map<String, String> labels, String... keys) {
        for (String key : keys) {
            String value = labels.get(key);
            if (value != null) {
                return value;
            }
        }
        return "";
    }
}
