package cockpit.simulation.kubernetes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A node.
///
/// @param taints        in their order
/// @param unschedulable cordoned
/// @param capacity      what the machine has
/// @param allocatable   what of it pods may ask for
public record Node(
        Meta meta,
        List<Taint> taints,
        boolean unschedulable,
        ResourceList capacity,
        ResourceList allocatable,
        List<Condition> conditions) {
    private static final String READY = "Ready";

    public Node {
        taints = List.copyOf(taints);
        conditions = List.copyOf(conditions);
    }

    public String name() {
        return meta.name();
    }

    /// The label's value, null where it has none.
    public @Nullable String label(String key) {
        return meta.labels().get(key);
    }

    /// Whether it carries a taint of this key.
    public boolean isTainted(String key) {
        return taints.stream().anyMatch(each -> each.key().equals(key));
    }

    /// The taint of this key.
    public Optional<Taint> taint(String key) {
        return taints.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    /// The Ready condition.
    public Optional<Condition> readiness() {
        return conditions.stream().filter(each -> each.type().equals(READY)).findFirst();
    }

    /// The same with one taint more.
    public Node with(Taint taint) {
        var more = new ArrayList<>(taints);
        more.add(taint);
        return withTaints(more);
    }

    /// The same with these taints only.
    public Node withTaints(List<Taint> newTaints) {
        return new Node(meta, newTaints, unschedulable, capacity, allocatable, conditions);
    }

    /// The same with other metadata.
    public Node with(Meta newMeta) {
        return new Node(newMeta, taints, unschedulable, capacity, allocatable, conditions);
    }

    /// A node that is Ready and has nothing but its amounts.
    public static Node ready(Meta meta, ResourceList capacity, ResourceList allocatable, @Nullable Instant since) {
        return new Node(
                meta, List.of(), false, capacity, allocatable, List.of(new Condition(READY, "True", "", since)));
    }
}
