package cockpit.simulation.hpa;

import cockpit.simulation.kubernetes.Quantity;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What each kind of metric asks for, and what is said where it cannot be told. Source: horizontal.go
/// (computeReplicasForMetric, computeStatusFor...).
final class MetricProposals {
    private final ReplicaCalculator calculator;
    private final Samples samples;

    MetricProposals(HpaSpec spec, Observation seen, ControllerSettings settings) {
        this.calculator = new ReplicaCalculator(seen, settings, Tolerances.of(spec, settings));
        this.samples = new Samples(seen, spec.namespace());
    }

    Proposal of(MetricSpec metric) throws Failure {
        return switch (metric) {
            case MetricSpec.Resource m ->
                named(
                        "FailedGetResourceMetric",
                        "failed to get " + m.resource() + " resource metric value: ",
                        () -> resource(m.resource(), "", m.target(), " resource"));
            case MetricSpec.ContainerResource m ->
                named(
                        "FailedGetContainerResourceMetric",
                        "failed to get " + m.container() + " container metric value: ",
                        () -> resource(m.resource(), m.container(), m.target(), " container resource"));
            case MetricSpec.Pods m -> named("FailedGetPodsMetric", "failed to get pods metric value: ", () -> pods(m));
            case MetricSpec.OfObject m ->
                named("FailedGetObjectMetric", "failed to get object metric value: ", () -> object(m));
            case MetricSpec.External m ->
                named(
                        "FailedGetExternalMetric",
                        "failed to get " + m.metric() + " external metric value: ",
                        () -> external(m));
            case MetricSpec.Unknown m ->
                throw new Failure(
                        "InvalidMetricSourceType", "", "unknown metric source type \"" + m.type() + "\"", null);
        };
    }

    private interface Attempt {
        Proposal make() throws Failure;
    }

    private static Proposal named(String reason, String about, Attempt attempt) throws Failure {
        return named(reason, about, "", attempt);
    }

    /// The condition does not say these words, only who speaks of several metrics does.
    private static Proposal within(String about, Attempt attempt) throws Failure {
        return named("", about, "", attempt);
    }

    private static Proposal prefixed(String words, Attempt attempt) throws Failure {
        return named("", "", words, attempt);
    }

    private static Proposal named(String reason, String about, String words, Attempt attempt) throws Failure {
        try {
            return attempt.make();
        } catch (Failure e) {
            throw new Failure(reason, about + e.about(), words + e.text(), e);
        }
    }

    private Proposal resource(String resource, String container, MetricTarget target, String kind) throws Failure {
        Quantity amount = target.averageValue();
        if (amount != null) {
            return prefixed(
                    "failed to get " + resource + " usage: ",
                    () -> calculator.average(
                            resource + " resource",
                            resource.equals("cpu"),
                            amount.milliValue(),
                            samples.ofResource(resource, container)));
        }
        Integer percent = target.utilization();
        if (percent == null) {
            throw new Failure("invalid resource metric source: neither an average utilization target nor an average"
                    + " value (usage) target was set");
        }
        return prefixed(
                "failed to get " + resource + " utilization: ",
                () -> calculator.utilization(
                        resource + kind + " utilization (percentage of request)",
                        resource,
                        container,
                        percent,
                        samples.ofResource(resource, container)));
    }

    private Proposal pods(MetricSpec.Pods metric) throws Failure {
        check(metric.selector());
        Quantity target = metric.target().averageValue();
        if (target == null) {
            // The API server would not have let it in; the controller relies on that.
            throw new Failure("invalid pods metric source: no average value target was set");
        }
        return calculator.average(
                "pods metric " + metric.metric(), false, target.milliValue(), samples.ofPods(metric.metric()));
    }

    private Proposal object(MetricSpec.OfObject metric) throws Failure {
        check(metric.selector());
        MetricTarget target = metric.target();
        Quantity value = target.value();
        Quantity average = target.averageValue();
        if (target.type().equals("Value") && value != null) {
            return calculator.value(
                    metric.kind() + " metric " + metric.metric(), samples.ofObject(metric), value.milliValue());
        }
        if (target.type().equals("AverageValue") && average != null) {
            // Upstream names it so.
            return within(
                    "failed to get " + metric.metric() + " object metric: ",
                    () -> calculator.perPod(
                            external(metric.metric(), metric.selector()),
                            samples.ofObject(metric),
                            average.milliValue()));
        }
        throw new Failure("invalid object metric source: neither a value target nor an average value target was set");
    }

    private Proposal external(MetricSpec.External metric) throws Failure {
        String name = metric.metric();
        Quantity value = metric.target().value();
        Quantity average = metric.target().averageValue();
        String words = external(name, metric.selector());
        if (average != null) {
            return within(
                    "failed to get " + name + " external metric: ",
                    () -> calculator.perPod(words, samples.external(name, metric.selector()), average.milliValue()));
        }
        if (value != null) {
            return within(
                    "failed to get external metric " + name + ": ",
                    () -> calculator.value(words, sum(samples.external(name, metric.selector())), value.milliValue()));
        }
        throw new Failure("invalid external metric source: neither a value target nor an average value target was set");
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long each : values) {
            sum += each;
        }
        return sum;
    }

    private static String external(String metric, @Nullable MetricSelector selector) {
        return "external metric " + metric + "(" + (selector == null ? "nil" : selector) + ")";
    }

    private static void check(@Nullable MetricSelector selector) throws Failure {
        Optional<String> fault = selector == null ? Optional.empty() : selector.fault();
        if (fault.isPresent()) {
            throw new Failure(fault.get());
        }
    }
}
