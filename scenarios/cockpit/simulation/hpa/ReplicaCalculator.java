package cockpit.simulation.hpa;

import cockpit.simulation.hpa.PodGroups.Sample;
import java.util.HashMap;
import java.util.Map;

/// How many replicas a metric of the pods asks for. Source: replica_calculator.go.
final class ReplicaCalculator {
    private static final int ALL = 100;

    private final Observation seen;
    private final ControllerSettings settings;
    private final Tolerances tolerances;

    ReplicaCalculator(Observation seen, ControllerSettings settings, Tolerances tolerances) {
        this.seen = seen;
        this.settings = settings;
        this.tolerances = tolerances;
    }

    /// Against a share of what the pods ask for. Percent, and cut to whole ones before anything else.
    Proposal utilization(String metric, String resource, String container, int target, Map<String, Sample> samples)
            throws Failure {
        PodGroups groups = groups(samples, resource.equals("cpu"));
        Map<String, Long> used = counted(samples, groups);
        Map<String, Long> requests = new HashMap<>();
        for (HpaPod pod : seen.pods()) {
            requests.put(pod.name(), Requests.of(pod, container, resource));
        }
        Utilization now = Utilization.of(used, requests, target);
        Weighed weighed = weigh(now.ratio(), groups, used, (pod, ratio) -> {
            long fallback = Math.max(ALL, target);
            return requests.getOrDefault(pod.name(), 0L) * fallback / ALL;
        });
        double filled =
                weighed.filled() ? Utilization.of(used, requests, target).ratio() : Double.NaN;
        int replicas = weighed.filled() ? weighed(now.ratio(), filled, used.size()) : plain(now.ratio(), groups);
        return new Proposal(
                metric,
                replicas,
                now.percent(),
                now.average(),
                null,
                now.ratio(),
                filled,
                groups.ready(),
                weighed.waiting());
    }

    /// Against an amount a pod, thousandths.
    Proposal average(String metric, boolean cpu, long target, Map<String, Sample> samples) throws Failure {
        PodGroups groups = groups(samples, cpu);
        Map<String, Long> used = counted(samples, groups);
        long average = mean(used);
        double ratio = (double) average / target;
        Weighed weighed = weigh(ratio, groups, used, (pod, r) -> target);
        double filled = weighed.filled() ? (double) mean(used) / target : Double.NaN;
        int replicas = weighed.filled() ? weighed(ratio, filled, used.size()) : plain(ratio, groups);
        return new Proposal(metric, replicas, null, average, null, ratio, filled, groups.ready(), weighed.waiting());
    }

    private PodGroups groups(Map<String, Sample> samples, boolean cpu) throws Failure {
        if (seen.pods().isEmpty()) {
            throw new Failure("no pods returned by selector while calculating replica count");
        }
        return PodGroups.of(seen.pods(), samples, cpu, settings, seen.now());
    }

    /// The samples that count.
    private static Map<String, Long> counted(Map<String, Sample> samples, PodGroups groups) throws Failure {
        var used = new HashMap<String, Long>();
        samples.forEach((pod, sample) -> used.put(pod, sample.milli()));
        groups.ignored().forEach(pod -> used.remove(pod.name()));
        groups.unready().forEach(pod -> used.remove(pod.name()));
        if (used.isEmpty()) {
            throw new Failure("did not receive metrics for targeted pods (pods might be unready)");
        }
        return used;
    }

    /// What a pod without a sample is taken to use where the target shrinks.
    private interface Fallback {
        long of(HpaPod pod, double ratio);
    }

    /// Whether pods without a word of their own were counted in, and how many.
    private record Weighed(boolean filled, int waiting) {}

    /// Counts pods without a sample and pods that are not ready so that they make any change smaller: growing, they use
    /// nothing; shrinking, those without a sample use all.
    private static Weighed weigh(double ratio, PodGroups groups, Map<String, Long> used, Fallback fallback) {
        boolean growWithUnready = !groups.unready().isEmpty() && ratio > 1;
        if (!growWithUnready && groups.missing().isEmpty()) {
            return new Weighed(false, 0);
        }
        int waiting = 0;
        for (HpaPod pod : groups.missing()) {
            if (ratio < 1) {
                used.put(pod.name(), fallback.of(pod, ratio));
                waiting++;
            } else if (ratio > 1) {
                used.put(pod.name(), 0L);
                waiting++;
            }
        }
        if (growWithUnready) {
            groups.unready().forEach(pod -> used.put(pod.name(), 0L));
            waiting += groups.unready().size();
        }
        return new Weighed(true, waiting);
    }

    private int plain(double ratio, PodGroups groups) {
        return tolerances.admit(ratio) ? seen.replicas() : Cut.up(ratio * groups.ready());
    }

    /// Waiting pods counted in, it is never turned round.
    private int weighed(double ratio, double filled, int samples) {
        int current = seen.replicas();
        if (tolerances.admit(filled) || (ratio < 1 && filled > 1) || (ratio > 1 && filled < 1)) {
            return current;
        }
        int replicas = Cut.up(filled * samples);
        boolean turnsRound = (filled < 1 && replicas > current) || (filled > 1 && replicas < current);
        return turnsRound ? current : replicas;
    }

    /// Of one amount in all, thousandths.
    Proposal value(String metric, long value, long target) throws Failure {
        double ratio = (double) value / target;
        int replicas;
        if (seen.replicas() == 0) {
            replicas = Cut.up(ratio);
        } else if (tolerances.admit(ratio)) {
            replicas = seen.replicas();
        } else if (seen.pods().isEmpty()) {
            throw new Failure(
                    "unable to calculate ready pods: no pods returned by selector while calculating replica count");
        } else {
            replicas = Cut.up(ratio * readyPods());
        }
        return new Proposal(metric, replicas, null, null, value, ratio, Double.NaN, readyPods(), 0);
    }

    /// Of the amount of one object that is to be so much a pod, thousandths.
    Proposal perPod(String metric, long value, long target) {
        int running = seen.running();
        double ratio = value / ((double) target * running);
        int replicas = tolerances.admit(ratio) ? running : Cut.up((double) value / target);
        long average = Cut.toLong(Math.ceil((double) value / running));
        return new Proposal(metric, replicas, null, average, null, ratio, Double.NaN, running, 0);
    }

    /// Of series from outside that are together to be so much a pod, thousandths. No more than 64 bits, and no more
    /// replicas than 32, which upstream watches here and nowhere else; a negative sum is taken for one too great.
    Proposal perPod(String metric, long[] values, long target) {
        long value = 0;
        for (long each : values) {
            value += each;
            if (value < 0) {
                value = Long.MAX_VALUE;
                break;
            }
        }
        int running = seen.running();
        double ratio = value / ((double) target * running);
        double asked = Math.ceil((double) value / target);
        int replicas =
                tolerances.admit(ratio) ? running : asked > Integer.MAX_VALUE ? Integer.MAX_VALUE : Cut.toInt(asked);
        long average =
                (double) value >= Long.MAX_VALUE ? Long.MAX_VALUE : Cut.toLong(Math.ceil((double) value / running));
        return new Proposal(metric, replicas, null, average, null, ratio, Double.NaN, running, 0);
    }

    private int readyPods() {
        return (int) seen.pods().stream().filter(HpaPod::isReady).count();
    }

    private static long mean(Map<String, Long> used) {
        return used.values().stream().mapToLong(Long::longValue).sum() / used.size();
    }
}
