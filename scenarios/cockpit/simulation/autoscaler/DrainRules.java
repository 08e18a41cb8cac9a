package cockpit.simulation.autoscaler;

import cockpit.simulation.kubernetes.Pod;
import cockpit.simulation.kubernetes.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a node's pods may be moved off it: an ordered list of small rules, the first with an opinion decides.
/// Source:
/// `cluster-autoscaler/simulator/drainability/rules/rules.go` and its packages, `utils/drain/drain.go`, flags at their
/// defaults (skip-nodes-with-custom-controller-pods true, bsp-disruption-timeout one hour).
final class DrainRules {
    private static final String SAFE_TO_EVICT = "cluster-autoscaler.kubernetes.io/safe-to-evict";
    private static final String SAFE_VOLUMES = "cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes";
    private static final String SYSTEM = "kube-system";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SYSTEM_POD_HOLDS = Duration.ofHours(1);
    private static final Set<String> REPLICATED = Set.of("ReplicationController", "Job", "ReplicaSet", "StatefulSet");

    private final List<Rule> rules = new ArrayList<>();
    private final Budgets budgets;
    private final Instant now;

    DrainRules(AutoscalerConfig.ScaleDownRules config, Budgets budgets, Instant now) {
        this.budgets = budgets;
        this.now = now;
        rules.add(pod -> pod.isMirror() ? Plain.SKIPPED : Plain.NONE);
        rules.add(pod -> isLongTerminating(pod, now) ? Plain.SKIPPED : Plain.NONE);
        rules.add(pod -> pod.isOfDaemonSet() ? Plain.MOVABLE : Plain.NONE);
        rules.add(pod -> pod.meta().says(SAFE_TO_EVICT) ? Plain.MOVABLE : Plain.NONE);
        rules.add(pod -> isReplicated(pod) ? Plain.NONE : new Blocked(BlockingReason.NotReplicated));
        if (config.skipSystemPods()) {
            rules.add(this::system);
        }
        rules.add(pod -> "false".equals(pod.meta().annotations().get(SAFE_TO_EVICT))
                ? new Blocked(BlockingReason.NotSafeToEvictAnnotation)
                : Plain.NONE);
        if (config.skipLocalStorage()) {
            rules.add(pod -> hasLocalStorage(pod) ? new Blocked(BlockingReason.LocalStorageRequested) : Plain.NONE);
        }
        rules.add(this::budget);
    }

    /// What becomes of a pod when its node goes.
    Outcome outcome(Pod pod) {
        for (Rule each : rules) {
            Outcome outcome = each.apply(pod);
            if (outcome != Plain.NONE) {
                return outcome;
            }
        }
        return Plain.MOVABLE;
    }

    /// Deleted, past its grace period, and 30 s more.
    static boolean isLongTerminating(Pod pod, Instant now) {
        Instant deleted = pod.meta().deleted();
        return deleted != null
                && deleted.plusSeconds(pod.spec().graceSeconds()).plus(LONG).isBefore(now);
    }

    private static boolean isReplicated(Pod pod) {
        return pod.meta()
                .controller()
                .filter(each -> REPLICATED.contains(each.kind()))
                .isPresent();
    }

    private Outcome system(Pod pod) {
        Instant created = pod.meta().created();
        boolean old = created != null && created.plus(SYSTEM_POD_HOLDS).isBefore(now);
        return pod.meta().namespace().equals(SYSTEM) && !budgets.cover(pod) && !old
                ? new Blocked(BlockingReason.UnmovableKubeSystemPod)
                : Plain.NONE;
    }

    private static boolean hasLocalStorage(Pod pod) {
        String safe =
                Optional.ofNullable(pod.meta().annotations().get(SAFE_VOLUMES)).orElse("");
        List<String> spared = Arrays.asList(safe.split(",", -1));
        return pod.spec().volumes().stream().filter(Volume::local).anyMatch(each -> !spared.contains(each.name()));
    }

    private Outcome budget(Pod pod) {
        return budgets.allow(pod) ? Plain.NONE : new Blocked(BlockingReason.NotEnoughPdb);
    }

    @FunctionalInterface
    private interface Rule {
        Outcome apply(Pod pod);
    }

    /// What a rule says of a pod.
    sealed interface Outcome {}

    /// Outcomes that need no further word.
    enum Plain implements Outcome {
        /// No opinion.
        NONE,
        /// It ends with its node, and nobody minds.
        SKIPPED,
        /// It can go elsewhere.
        MOVABLE
    }

    /// It keeps its node.
    record Blocked(BlockingReason reason) implements Outcome {}
}
