package cockpit.world;

import java.util.List;

/// A HorizontalPodAutoscaler, and how it got where it is.
///
/// @param target        the name of the Deployment it scales
/// @param targetPercent target of its CPU utilization, percent of the request; 0 when it has none
/// @param percent       current utilization over time, percent of the request
/// @param proposals     what the metrics asked for, replicas over time
/// @param replicas      what it wanted, replicas over time
/// @param decision      its last reconcile
/// @param rescaled      when it last wrote another number, microseconds; -1 for never
/// @param text          that event's text
public record Hpa(
        HpaId id,
        String target,
        int min,
        int max,
        int current,
        int desired,
        int targetPercent,
        List<String> metrics,
        List<String> behavior,
        List<HpaCondition> conditions,
        Trace percent,
        Trace proposals,
        Trace replicas,
        HpaDecision decision,
        long rescaled,
        String text)
        implements Keyed<HpaId> {
    /// Copies the lists.
    public Hpa {
        metrics = List.copyOf(metrics);
        behavior = List.copyOf(behavior);
        conditions = List.copyOf(conditions);
    }

    static Hpa unknown(HpaId id) {
        return new Hpa(
                id,
                "",
                0,
                0,
                0,
                0,
                0,
                List.of(),
                List.of(),
                List.of(),
                Trace.EMPTY,
                Trace.EMPTY,
                Trace.EMPTY,
                HpaDecision.NONE,
                -1,
                "");
    }

    Hpa seen(ScalingFact.HpaSeen f, long at) {
        return new Hpa(
                id,
                f.target(),
                f.min(),
                f.max(),
                f.current(),
                f.desired(),
                f.targetPercent(),
                f.metrics(),
                f.behavior(),
                f.conditions(),
                Double.isNaN(f.percent()) ? percent : percent.with(at, f.percent()),
                proposals,
                replicas.with(at, f.desired()),
                decision,
                rescaled,
                text);
    }

    Hpa decided(HpaDecision newDecision, long at) {
        return new Hpa(
                id,
                target,
                min,
                max,
                current,
                desired,
                targetPercent,
                metrics,
                behavior,
                conditions,
                percent,
                newDecision.proposed() < 0 ? proposals : proposals.with(at, newDecision.proposed()),
                replicas,
                newDecision,
                rescaled,
                text);
    }

    Hpa rescaled(ScalingFact.Rescaled f, long at) {
        return new Hpa(
                id,
                target,
                min,
                max,
                current,
                f.to(),
                targetPercent,
                metrics,
                behavior,
                conditions,
                percent,
                proposals,
                replicas.with(at, f.to()),
                decision,
                at,
                f.text());
    }
}
