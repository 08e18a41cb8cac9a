package cockpit.app;

import cockpit.world.Capacity;
import cockpit.world.HpaId;
import cockpit.world.NodePhase;
import cockpit.world.Price;
import cockpit.world.Scaling;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keeps account of a talk while it runs: every number that a HorizontalPodAutoscaler wrote, and what Spot has saved.
/// One
/// thread's.
final class ScalingAccount {
    private static final double HOUR = 3_600e6;

    /// A HorizontalPodAutoscaler wrote another number of replicas.
    ///
    /// @param at      when, microseconds
    /// @param hpa     its name
    /// @param formula the arithmetic behind the number
    /// @param limit   what held the number back, "" for nothing
    /// @param text    the event's
    record Decision(long at, String hpa, int from, int to, String formula, String limit, String text) {}

    private final Map<HpaId, Integer> wanted = new HashMap<>();
    private final Map<HpaId, Long> written = new HashMap<>();
    private final List<Decision> decisions = new ArrayList<>();
    private double saved;
    private long looked = -1;

    /// Looks at a world; often enough that no two numbers are written between two looks.
    void look(World world, long now) {
        if (looked >= 0 && now > looked) {
            saved += savedPerHour(world) * (now - looked) / HOUR;
        }
        looked = now;
        world.scaling().ifPresent(this::decisions);
    }

    private void decisions(Scaling scaling) {
        scaling.hpas().forEach(hpa -> {
            Integer before = wanted.put(hpa.id(), hpa.desired());
            Long last = written.put(hpa.id(), hpa.rescaled());
            boolean fresh = last != null && hpa.rescaled() >= 0 && hpa.rescaled() != last;
            if (fresh && before != null) {
                decisions.add(new Decision(
                        hpa.rescaled(),
                        hpa.id().name(),
                        before,
                        hpa.desired(),
                        hpa.decision().formula(),
                        hpa.decision().limit(),
                        hpa.text()));
            }
        });
    }

    /// What the Spot instances that run would cost more an hour on demand, $.
    private static double savedPerHour(World world) {
        double[] sum = {0};
        world.platform().nodes().forEach(node -> {
            boolean runs = node.phase() != NodePhase.ORDERED && node.phase() != NodePhase.GONE;
            if (runs && node.capacity() == Capacity.SPOT) {
                sum[0] += price(world, node.instanceType(), Capacity.ON_DEMAND)
                        - price(world, node.instanceType(), Capacity.SPOT);
            }
        });
        return sum[0];
    }

    private static double price(World world, String item, Capacity capacity) {
        return world.cloud()
                .prices()
                .find(new Price.Key(item, capacity))
                .map(Price::dollarsPerHour)
                .orElse(Double.NaN);
    }

    /// In their order.
    List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /// So far, $; NaN where a price is not known.
    double saved() {
        return saved;
    }
}
