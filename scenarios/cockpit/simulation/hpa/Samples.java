package cockpit.simulation.hpa;

import cockpit.simulation.hpa.PodGroups.Sample;
import cockpit.simulation.kubernetes.LabelSelector;
import cockpit.simulation.kubernetes.Quantity;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the three metrics APIs give for one metric. Source: metrics/client.go.
final class Samples {
    private final Observation seen;

    Samples(Observation seen) {
        this.seen = seen;
    }

    /// Of a resource, all containers together or one of them; a pod of which a part is not told is left out.
    Map<String, Sample> ofResource(String resource, String container) throws Failure {
        if (seen.samples().isEmpty()) {
            throw new Failure("", "no metrics returned from resource metrics API");
        }
        var found = new HashMap<String, Sample>();
        for (PodSample each : seen.samples()) {
            sum(each, resource, container)
                    .ifPresent(milli -> found.put(each.pod(), new Sample(milli, each.at(), each.window())));
        }
        return found;
    }

    private static Optional<Long> sum(PodSample sample, String resource, String container) {
        long sum = 0;
        boolean any = false;
        for (PodSample.Usage usage : sample.containers()) {
            if (container.isEmpty() || usage.container().equals(container)) {
                Quantity amount = usage.amounts().amounts().get(resource);
                if (amount == null) {
                    return Optional.empty();
                }
                sum += amount.milliValue();
                any = true;
                if (!container.isEmpty()) {
                    break;
                }
            }
        }
        return any ? Optional.of(sum) : Optional.empty();
    }

    /// Of a metric of the pods.
    Map<String, Sample> ofPods(String metric) throws Failure {
        var found = new HashMap<String, Sample>();
        for (Observation.Custom each : seen.custom()) {
            if (each.kind().equals("Pod") && each.metric().equals(metric)) {
                found.put(each.name(), new Sample(each.value().milliValue(), each.at(), Duration.ZERO));
            }
        }
        if (found.isEmpty()) {
            throw new Failure(
                    "", "unable to fetch metrics from custom metrics API: no custom metric " + metric + " for pods");
        }
        return found;
    }

    /// Of one object, thousandths.
    long ofObject(MetricSpec.OfObject spec) throws Failure {
        for (Observation.Custom each : seen.custom()) {
            boolean thisOne = each.kind().equals("Namespace") || each.name().equals(spec.name());
            if (each.kind().equals(spec.kind()) && thisOne && each.metric().equals(spec.metric())) {
                return each.value().milliValue();
            }
        }
        throw new Failure(
                "",
                "unable to get metric " + spec.metric() + ": " + spec.kind() + " on " + spec.name()
                        + ": the server could not find the metric");
    }

    /// From outside, all that match together, thousandths; no more than 64 bits hold.
    long external(String metric, @Nullable LabelSelector selector) throws Failure {
        List<Observation.External> matching = seen.external().stream()
                .filter(each -> each.metric().equals(metric))
                .filter(each -> selector == null || selector.matches(each.labels()))
                .toList();
        if (matching.isEmpty()) {
            throw new Failure("", "no metrics returned from external metrics API");
        }
        long sum = 0;
        for (Observation.External each : matching) {
            sum += each.value().milliValue();
            if (sum < 0 && each.value().amount().signum() > 0) {
                return Long.MAX_VALUE;
            }
        }
        return sum;
    }
}
