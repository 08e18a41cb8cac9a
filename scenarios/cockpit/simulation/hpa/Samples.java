package cockpit.simulation.hpa;

import cockpit.simulation.hpa.PodGroups.Sample;
import cockpit.simulation.kubernetes.Quantity;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the three metrics APIs give for one metric, in thousandths. Source: metrics/client.go.
final class Samples {
    private final Observation seen;
    private final String namespace;

    Samples(Observation seen, String namespace) {
        this.seen = seen;
        this.namespace = namespace;
    }

    /// Of a resource, all containers together or one of them; a pod of which a part is not told is left out.
    Map<String, Sample> ofResource(String resource, String container) throws Failure {
        if (seen.samples().isEmpty()) {
            throw new Failure("unable to get metrics for resource " + resource
                    + ": no metrics returned from resource metrics API");
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
            throw new Failure("unable to get metric " + metric + ": no metrics returned from custom metrics API");
        }
        return found;
    }

    /// Of one object.
    long ofObject(MetricSpec.OfObject spec) throws Failure {
        String name = spec.isNamespace() ? namespace : spec.name();
        for (Observation.Custom each : seen.custom()) {
            if (each.kind().equals(spec.kind())
                    && each.name().equals(name)
                    && each.metric().equals(spec.metric())) {
                return each.value().milliValue();
            }
        }
        // The controller's own words: it gives the parts of this text in an order that it does not mean.
        throw new Failure("unable to get metric " + spec.metric() + ": " + spec.kind() + " on " + namespace + " "
                + spec.name()
                + "/unable to fetch metrics from custom metrics API: the server could not find the metric "
                + spec.metric() + " for " + spec.kind() + " " + name);
    }

    /// From outside: each series that the selector selects.
    long[] external(String metric, @Nullable MetricSelector selector) throws Failure {
        Optional<String> fault = selector == null ? Optional.empty() : selector.fault();
        if (fault.isPresent()) {
            throw new Failure(fault.get());
        }
        long[] found = seen.external().stream()
                .filter(each -> each.metric().equals(metric))
                .filter(each -> selector == null || selector.matches(each.labels()))
                .mapToLong(each -> each.value().milliValue())
                .toArray();
        if (found.length == 0) {
            throw new Failure("unable to get external metric " + namespace + "/" + metric + "/"
                    + (selector == null ? "nil" : selector) + ": no metrics returned from external metrics API");
        }
        return found;
    }
}
