package cockpit.simulation.hpa;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The target's pods by what can be said of them. Source: replica_calculator.go (groupPods).
///
/// @param ready   how many count in full
/// @param unready those whose sample says nothing yet
/// @param missing those without a sample
/// @param ignored those that are going
record PodGroups(int ready, List<HpaPod> unready, List<HpaPod> missing, List<HpaPod> ignored) {
    /// A sample of one pod, in thousandths.
    record Sample(long milli, Instant at, Duration window) {}

    /// @param cpu whether it is CPU that is measured: of it a pod that has just begun says little
    static PodGroups of(
            List<HpaPod> pods, Map<String, Sample> samples, boolean cpu, ControllerSettings settings, Instant now) {
        int ready = 0;
        var unready = new ArrayList<HpaPod>();
        var missing = new ArrayList<HpaPod>();
        var ignored = new ArrayList<HpaPod>();
        for (HpaPod pod : pods) {
            Sample sample = samples.get(pod.name());
            if (pod.isGoing()) {
                ignored.add(pod);
            } else if (pod.phase().equals("Pending")) {
                unready.add(pod);
            } else if (sample == null) {
                missing.add(pod);
            } else if (cpu && isFresh(pod, sample, settings, now)) {
                unready.add(pod);
            } else {
                ready++;
            }
        }
        return new PodGroups(ready, unready, missing, ignored);
    }

    /// Whether its CPU says nothing: it is within its first minutes and not Ready, or was not Ready for the whole of
    /// the sample; or it is past them and never became Ready.
    private static boolean isFresh(HpaPod pod, Sample sample, ControllerSettings settings, Instant now) {
        HpaPod.Ready condition = pod.ready();
        Instant started = pod.started();
        if (condition == null || started == null) {
            return true;
        }
        if (started.plus(settings.cpuInitializationPeriod()).isAfter(now)) {
            return condition.isFalse() || sample.at().isBefore(condition.since().plus(sample.window()));
        }
        return condition.isFalse()
                && started.plus(settings.initialReadinessDelay()).isAfter(condition.since());
    }
}
