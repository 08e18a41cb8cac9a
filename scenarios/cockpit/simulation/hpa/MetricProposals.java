package cockpit.simulation.hpa;

import cockpit.simulation.kubernetes.Quantity;
import java.util.stream.LongStream;

/// What each kind of metric asks for, and what is said where it cannot be told. Source: horizontal.go
/// (computeReplicasForMetric, computeStatusFor...).
final class MetricProposals {
    private final ReplicaCalculator calculator;
    private final Samples samples;

    MetricProposals(Observation seen, ControllerSettings settings, Tolerances tolerances) {
        this.calculator = new ReplicaCalculator(seen, settings, tolerances);
        this.samples = new Samples(seen);
    }

    Proposal of(MetricSpec metric) throws Failure {
        return switch (metric) {
            case MetricSpec.Resource m ->
                told("FailedGetResourceMetric", () -> resource(m.resource(), "", m.target(), " resource"));
            case MetricSpec.ContainerResource m ->
                told(
                        "FailedGetContainerResourceMetric",
                        () -> resource(m.resource(), m.container(), m.target(), " container resource"));
            case MetricSpec.Pods m -> told("FailedGetPodsMetric", () -> pods(m));
            case MetricSpec.OfObject m -> told("FailedGetObjectMetric", () -> object(m));
            case MetricSpec.External m -> told("FailedGetExternalMetric", () -> external(m));
            case MetricSpec.Unknown m ->
                throw new Failure("InvalidMetricSourceType", "unknown metric source type \"" + m.type() + "\"");
        };
    }

    private interface Attempt {
        Proposal make() throws Failure;
    }

    private static Proposal told(String reason, Attempt attempt) throws Failure {
        try {
            return attempt.make();
        } catch (Failure e) {
            throw e.as(reason);
        }
    }

    private static Proposal about(String about, Attempt attempt) throws Failure {
        try {
            return attempt.make();
        } catch (Failure e) {
            throw e.about(about);
        }
    }

    private Proposal resource(String resource, String container, MetricTarget target, String kind) throws Failure {
        Quantity amount = target.averageValue();
        if (amount != null) {
            String words = resource + " resource";
            boolean cpu = resource.equals("cpu");
            return about(
                    "failed to get " + resource + " usage: ",
                    () -> calculator.average(words, cpu, amount.milliValue(), samples.ofResource(resource, container)));
        }
        Integer percent = target.utilization();
        if (percent != null) {
            int share = percent;
            String words = resource + kind + " utilization (percentage of request)";
            return about(
                    "failed to get " + resource + " utilization: ",
                    () -> calculator.utilization(
                            words, resource, container, share, samples.ofResource(resource, container)));
        }
        throw new Failure(
                "",
                "invalid resource metric source: neither an average utilization target nor an average value (usage)"
                        + " target was set");
    }

    private Proposal pods(MetricSpec.Pods metric) throws Failure {
        Samples.check(metric.selector());
        Quantity target = metric.target().averageValue();
        if (target == null) {
            throw new Failure("", "invalid pods metric source: no average value target was set");
        }
        String words = "pods metric " + metric.metric();
        return calculator.average(words, false, target.milliValue(), samples.ofPods(metric.metric()));
    }

    private Proposal object(MetricSpec.OfObject metric) throws Failure {
        Samples.check(metric.selector());
        MetricTarget target = metric.target();
        Quantity value = target.value();
        Quantity average = target.averageValue();
        if (target.type().equals("Value") && value != null) {
            return calculator.value(
                    metric.kind() + " metric " + metric.metric(), samples.ofObject(metric), value.milliValue());
        }
        if (target.type().equals("AverageValue") && average != null) {
            // Upstream names it so.
            return calculator.perPod(
                    "external metric " + metric.metric() + "(" + metric.selected() + ")",
                    samples.ofObject(metric),
                    average.milliValue());
        }
        throw new Failure(
                "", "invalid object metric source: neither a value target nor an average value target was set");
    }

    /// All together; once the sum is below zero upstream takes it for too great, even where the amounts themselves are.
    private static long capped(long[] amounts) {
        long sum = 0;
        for (long each : amounts) {
            sum += each;
            if (sum < 0) {
                return Long.MAX_VALUE;
            }
        }
        return sum;
    }

    private Proposal external(MetricSpec.External metric) throws Failure {
        Quantity value = metric.target().value();
        Quantity average = metric.target().averageValue();
        String words = "external metric " + metric.metric() + "(" + metric.selected() + ")";
        if (average != null) {
            return calculator.perPodFromOutside(words, capped(samples.fromOutside(metric)), average.milliValue());
        }
        if (value != null) {
            return calculator.value(
                    words, LongStream.of(samples.fromOutside(metric)).sum(), value.milliValue());
        }
        throw new Failure(
                "", "invalid external metric source: neither a value target nor an average value target was set");
    }
}
