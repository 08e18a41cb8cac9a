package cockpit.simulation.kubernetes;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Amounts as the scheduler counts them, in whole units. Source: `pkg/scheduler/framework/types.go` (Resource) and
/// `pkg/scheduler/util/utils.go` (IsScalarResourceName).
///
/// @param milliCpu         thousandths of a core
/// @param memory           bytes
/// @param ephemeralStorage bytes
/// @param pods             how many; of a node
/// @param others           GPUs, huge pages and other countable things by name
public record Resources(long milliCpu, long memory, long ephemeralStorage, long pods, SortedMap<String, Long> others) {
    public static final Resources NONE = new Resources(0, 0, 0, 0, Collections.emptySortedMap());

    public static final String CPU = "cpu";
    public static final String MEMORY = "memory";
    public static final String EPHEMERAL_STORAGE = "ephemeral-storage";
    public static final String PODS = "pods";

    private static final Pattern QUALIFIED_NAME =
            Pattern.compile("([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    /// Counts a list; what the scheduler does not know is left out.
    public static Resources of(ResourceList list) {
        var others = new TreeMap<String, Long>();
        list.amounts().forEach((name, amount) -> {
            if (isCounted(name)) {
                others.put(name, amount.value());
            }
        });
        return new Resources(
                list.get(CPU).milliValue(),
                list.get(MEMORY).value(),
                list.get(EPHEMERAL_STORAGE).value(),
                list.get(PODS).value(),
                others.isEmpty() ? Collections.emptySortedMap() : Collections.unmodifiableSortedMap(others));
    }

    private static boolean isCounted(String name) {
        if (name.equals(CPU) || name.equals(MEMORY) || name.equals(EPHEMERAL_STORAGE) || name.equals(PODS)) {
            return false;
        }
        return name.startsWith("hugepages-")
                || name.startsWith("attachable-volumes-")
                || name.contains("kubernetes.io/")
                || isExtended(name);
    }

    private static boolean isExtended(String name) {
        return name.contains("/")
                && !name.startsWith("requests.")
                && QUALIFIED_NAME.matcher("requests." + name).matches();
    }

    /// Zero where none is counted.
    public long other(String name) {
        return others.getOrDefault(name, 0L);
    }

    /// Both together.
    public Resources plus(Resources more) {
        return combine(more, 1);
    }

    /// This without the other.
    public Resources minus(Resources less) {
        return combine(less, -1);
    }

    private Resources combine(Resources more, int sign) {
        SortedMap<String, Long> both = others;
        if (!more.others.isEmpty()) {
            both = new TreeMap<>(others);
            for (var each : more.others.entrySet()) {
                both.merge(each.getKey(), sign * each.getValue(), Long::sum);
            }
        }
        return new Resources(
                milliCpu + sign * more.milliCpu,
                memory + sign * more.memory,
                ephemeralStorage + sign * more.ephemeralStorage,
                pods + sign * more.pods,
                both);
    }
}
