package cockpit.simulation.hpa;

import cockpit.simulation.kubernetes.Quantity;
import java.util.Map;

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
                told("FailedGetResourceMetric", "", () -> resource(m.resource(), "", m.target(), " resource"));
            case MetricSpec.ContainerResource m ->
                told(
                        "FailedGetContainerResourceMetric",
                        "",
                        () -> resource(m.resource(), m.container(), m.target(), " container resource"));
            case MetricSpec.Pods m ->
                told("FailedGetPodsMetric", "unable to get metric " + m.metric() + ": ", () -> pods(m));
            case MetricSpec.OfObject m -> told("FailedGetObjectMetric", "", () -> object(m));
            case MetricSpec.External m -> told("FailedGetExternalMetric", "", () -> external(m));
            case MetricSpec.Unknown m ->
                throw new Failure("InvalidMetricSourceType", "unknown metric source type \"" + m.type() + "\"");
        };
    }

    private interface Attempt {
        Proposal make() throws Failure;
    }

    private static Proposal told(String reason, String about, Attempt attempt) throws Failure {
        try {
            return attempt.make();
        } catch (Failure e) {
            var told = new Failure(reason, about + e.text());
            told.addSuppressed(e);
            throw told;
        }
    }

    private Proposal resource(String resource, String container, MetricTarget target, String kind) throws Failure {
        Quantity amount = target.averageValue();
        if (amount != null) {
            var found = fetched("failed to get " + resource + " usage: ", resource, container);
            return calculator.average(resource + " resource", resource.equals("cpu"), amount.milliValue(), found);
        }
        Integer percent = target.utilization();
        if (percent == null) {
            throw new Failure(
                    "",
                    "invalid resource metric source: neither an average utilization target nor an average value (usage)"
                            + " target was set");
        }
        var found = fetched("failed to get " + resource + " utilization: ", resource, container);
        String words = resource + kind + " utilization (percentage of request)";
        try {
            return calculator.utilization(words, resource, container, percent, found);
        } catch (Failure e) {
            throw new Failure("", "failed to get " + resource + " utilization: " + e.text());
        }
    }

    private Map<String, PodGroups.Sample> fetched(String about, String resource, String container) throws Failure {
        try {
            return samples.ofResource(resource, container);
        } catch (Failure e) {
            throw new Failure("", about + "unable to get metrics for resource " + resource + ": " + e.text());
        }
    }

    private Proposal pods(MetricSpec.Pods metric) throws Failure {
        Quantity target = metric.target().averageValue();
        if (target == null) {
            throw new Failure("", "invalid pods metric source: no average value target was set");
        }
        return calculator.average(
                "pods metric " + metric.metric(), false, target.milliValue(), samples.ofPods(metric.metric()));
    }

    private Proposal object(MetricSpec.OfObject metric) throws Failure {
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

    private Proposal external(MetricSpec.External metric) throws Failure {
        Quantity value = metric.target().value();
        Quantity average = metric.target().averageValue();
        String words = "external metric " + metric.metric() + "(" + metric.selected() + ")";
        if (average != null) {
            return calculator.perPod(words, samples.external(metric.metric(), metric.selector()), average.milliValue());
        }
        if (value != null) {
            return calculator.value(words, samples.external(metric.metric(), metric.selector()), value.milliValue());
        }
        throw new Failure(
                "", "invalid external metric source: neither a value target nor an average value target was set");
    }
}
