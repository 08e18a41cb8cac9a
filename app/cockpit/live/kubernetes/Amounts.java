package cockpit.live.kubernetes;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Kubernetes quantities, such as "250m" or "16Gi", by the name of what they are of. What is not named counts as none.
///
/// @param of as in `status.allocatable` or `resources.requests`
record Amounts(Map<String, Quantity> of) {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MEBI = BigDecimal.valueOf(1L << 20);

    /// @param of null where the object has none
    static Amounts in(@Nullable Map<String, Quantity> of) {
        return new Amounts(of == null ? Map.of() : of);
    }

    boolean has(String name) {
        return of.containsKey(name);
    }

    /// Thousandths of a core; what is left over counts as one, as the scheduler has it.
    int cpuMillis() {
        return whole(amount("cpu").multiply(THOUSAND), RoundingMode.CEILING);
    }

    /// MiB.
    int memoryMebi() {
        return whole(amount("memory").divide(MEBI, 0, RoundingMode.FLOOR), RoundingMode.FLOOR);
    }

    /// How many, of what comes in pieces.
    int count(String name) {
        return whole(amount(name), RoundingMode.FLOOR);
    }

    private BigDecimal amount(String name) {
        Quantity quantity = of.get(name);
        return quantity == null ? BigDecimal.ZERO : quantity.getNumericalAmount();
    }

    private static int whole(BigDecimal amount, RoundingMode mode) {
        return amount.setScale(0, mode)
                .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                .max(BigDecimal.ZERO)
                .intValue();
    }
}
