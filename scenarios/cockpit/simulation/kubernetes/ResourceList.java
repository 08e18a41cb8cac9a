package cockpit.simulation.kubernetes;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// Amounts by resource name: cpu, memory, ephemeral-storage, pods, hugepages-..., vendor.com/... .
public record ResourceList(SortedMap<String, Quantity> amounts) {
    public static final ResourceList EMPTY = new ResourceList(new TreeMap<>());

    public ResourceList {
        amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    }

    /// Zero where none is given.
    public Quantity get(String name) {
        return amounts.getOrDefault(name, Quantity.ZERO);
    }

    public boolean isEmpty() {
        return amounts.isEmpty();
    }

    /// Both together.
    public ResourceList plus(ResourceList other) {
        if (other.isEmpty()) {
            return this;
        }
        var sum = new TreeMap<>(amounts);
        other.amounts.forEach((name, amount) -> sum.merge(name, amount, Quantity::plus));
        return new ResourceList(sum);
    }

    /// Of each resource the greater amount.
    public ResourceList max(ResourceList other) {
        if (other.isEmpty()) {
            return this;
        }
        var greater = new TreeMap<>(amounts);
        other.amounts.forEach((name, amount) -> greater.merge(name, amount, Quantity::max));
        return new ResourceList(greater);
    }

    /// This, and of what is missing here the other's.
    public ResourceList orElse(ResourceList other) {
        if (other.isEmpty()) {
            return this;
        }
        var filled = new TreeMap<>(other.amounts);
        filled.putAll(amounts);
        return new ResourceList(filled);
    }
}
