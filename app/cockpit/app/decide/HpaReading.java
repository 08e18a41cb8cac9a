package cockpit.app.decide;

import cockpit.simulation.hpa.Behavior;
import cockpit.simulation.hpa.ControllerSettings;
import cockpit.simulation.hpa.HpaPod;
import cockpit.simulation.hpa.HpaSpec;
import cockpit.simulation.hpa.MetricSpec;
import cockpit.simulation.hpa.MetricTarget;
import cockpit.simulation.hpa.Observation;
import cockpit.simulation.hpa.PodSample;
import cockpit.simulation.hpa.Reconciliation;
import cockpit.simulation.hpa.ScalingHistory;
import cockpit.simulation.hpa.ScalingHistory.Change;
import cockpit.simulation.hpa.ScalingHistory.Recommendation;
import cockpit.simulation.kubernetes.Container;
import cockpit.simulation.kubernetes.LabelSelector;
import cockpit.simulation.kubernetes.PodSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a HorizontalPodAutoscaler, what it scales, and what is measured.
final class HpaReading {
    /// What a time that is not given is to Kubernetes.
    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");

    private static final Pattern SHARE = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private HpaReading() {}

    static ControllerSettings settings(Case in) {
        ControllerSettings usual = ControllerSettings.USUAL;
        return new ControllerSettings(
                in.at("tolerance").or(usual.tolerance(), HpaReading::share),
                in.at("downscaleStabilization").or(usual.downscaleStabilization(), GoDuration::read),
                in.at("cpuInitializationPeriod").or(usual.cpuInitializationPeriod(), GoDuration::read),
                in.at("initialReadinessDelay").or(usual.initialReadinessDelay(), GoDuration::read));
    }

    private static double share(Case in) {
        if (!SHARE.matcher(in.text()).matches()) {
            throw in.because("must be a number like \"0.1\"");
        }
        return Double.parseDouble(in.text());
    }

    static HpaSpec spec(Case hpa) {
        Case in = hpa.object().at("spec").object();
        Case behavior = in.at("behavior");
        return new HpaSpec(
                in.at("minReplicas").or(1, Case::integer),
                in.at("maxReplicas").integer(),
                Parts.each(in.at("metrics"), HpaReading::metric),
                behavior.orNull(each -> Behavior.of(
                        each.object().at("scaleUp").orNull(HpaReading::rules),
                        each.at("scaleDown").orNull(HpaReading::rules))));
    }

    private static Behavior.Written rules(Case in) {
        in.object();
        return new Behavior.Written(
                in.at("stabilizationWindowSeconds").orNull(Case::integer),
                in.at("selectPolicy").orNull(each -> each.word(Behavior.Select.class, Behavior.Select::name)),
                in.at("policies").orNull(each -> Parts.each(each, HpaReading::policy)),
                in.at("tolerance").orNull(each -> Parts.quantity(each).amount().doubleValue()));
    }

    private static Behavior.Policy policy(Case in) {
        in.object();
        return new Behavior.Policy(
                in.at("type").word(Behavior.Measure.class, Behavior.Measure::name),
                in.at("value").integer(),
                in.at("periodSeconds").integer());
    }

    private static MetricSpec metric(Case in) {
        String type = in.object().at("type").text();
        return switch (type) {
            case "Resource" -> {
                Case source = in.at("resource").object();
                yield new MetricSpec.Resource(source.at("name").text(), target(source));
            }
            case "ContainerResource" -> {
                Case source = in.at("containerResource").object();
                yield new MetricSpec.ContainerResource(
                        source.at("name").text(), source.at("container").text(), target(source));
            }
            case "Pods" -> {
                Case source = in.at("pods").object();
                yield new MetricSpec.Pods(name(source), selector(source), target(source));
            }
            case "Object" -> {
                Case source = in.at("object").object();
                Case described = source.at("describedObject").object();
                yield new MetricSpec.OfObject(
                        described.at("kind").text(),
                        described.at("name").text(),
                        name(source),
                        selector(source),
                        asGoPrints(source.at("metric").at("selector")),
                        target(source));
            }
            case "External" -> {
                Case source = in.at("external").object();
                yield new MetricSpec.External(
                        name(source),
                        selector(source),
                        asGoPrints(source.at("metric").at("selector")),
                        target(source));
            }
            default -> new MetricSpec.Unknown(type);
        };
    }

    private static String name(Case source) {
        return source.at("metric").object().at("name").text();
    }

    private static @Nullable LabelSelector selector(Case source) {
        return source.at("metric").object().at("selector").orNull(Parts::selector);
    }

    /// A pointer to a label selector, by its generated String method.
    private static String asGoPrints(Case selector) {
        if (selector.isMissing()) {
            return "nil";
        }
        var text = new StringBuilder("&LabelSelector{MatchLabels:map[string]string{");
        new TreeMap<>(Parts.texts(selector.at("matchLabels")))
                .forEach((key, value) ->
                        text.append(key).append(": ").append(value).append(','));
        text.append("},MatchExpressions:[]LabelSelectorRequirement{");
        for (Case each : selector.at("matchExpressions").items()) {
            text.append("LabelSelectorRequirement{Key:")
                    .append(Parts.text(each, "key"))
                    .append(",Operator:")
                    .append(Parts.text(each, "operator"))
                    .append(",Values:[")
                    .append(String.join(" ", each.at("values").texts()))
                    .append("],},");
        }
        return text.append("},}").toString();
    }

    private static MetricTarget target(Case source) {
        Case in = source.at("target").object();
        return new MetricTarget(
                Parts.text(in, "type"),
                in.at("averageUtilization").orNull(Case::integer),
                in.at("averageValue").orNull(Parts::quantity),
                in.at("value").orNull(Parts::quantity));
    }

    static Observation observation(Case in) {
        Case scale = in.at("scale").object();
        return new Observation(
                in.at("now").time(),
                scale.at("spec").at("replicas").or(0, Case::integer),
                scale.at("status").at("replicas").or(0, Case::integer),
                Parts.text(scale.at("status"), "selector"),
                Parts.each(in.at("pods"), HpaReading::pod),
                Parts.each(in.at("podMetrics"), HpaReading::sample),
                Parts.each(in.at("customMetrics"), HpaReading::custom),
                external(in.at("externalMetrics")));
    }

    static List<Observation.External> external(Case in) {
        return Parts.each(in, HpaReading::externalMetric);
    }

    private static HpaPod pod(Case in) {
        Case meta = in.object().at("metadata").object();
        PodSpec asks = PodReading.asks(in.at("spec"));
        Case status = in.at("status");
        return new HpaPod(
                meta.at("name").text(),
                !meta.at("deletionTimestamp").isMissing()
                        && meta.at("deletionTimestamp").time() != null,
                status.at("phase").or("Running", Case::text),
                status.at("startTime").orNull(Case::time),
                ready(status.at("conditions")),
                lasting(asks),
                asks.ownRequests());
    }

    /// The first, if there are several.
    private static HpaPod.@Nullable Ready ready(Case conditions) {
        for (Case each : conditions.items()) {
            if (Parts.text(each.object(), "type").equals("Ready")) {
                return new HpaPod.Ready(
                        Parts.text(each, "status"),
                        each.at("lastTransitionTime").or(LONG_AGO, Case::time));
            }
        }
        return null;
    }

    /// Those that go on running.
    static List<Container> lasting(PodSpec spec) {
        var all = new ArrayList<>(spec.containers());
        spec.initContainers().stream().filter(Container::sidecar).forEach(all::add);
        return all;
    }

    private static PodSample sample(Case in) {
        in.object();
        return new PodSample(
                in.at("metadata").object().at("name").text(),
                in.at("timestamp").or(LONG_AGO, Case::time),
                in.at("window").or(Duration.ZERO, GoDuration::read),
                Parts.each(in.at("containers"), HpaReading::usage));
    }

    private static PodSample.Usage usage(Case in) {
        in.object();
        return new PodSample.Usage(Parts.text(in, "name"), Parts.resources(in.at("usage")));
    }

    private static Observation.Custom custom(Case in) {
        Case described = in.object().at("describedObject").object();
        return new Observation.Custom(
                described.at("kind").text(),
                described.at("name").text(),
                name(in),
                in.at("timestamp").or(LONG_AGO, Case::time),
                Parts.quantity(in.at("value")));
    }

    private static Observation.External externalMetric(Case in) {
        in.object();
        return new Observation.External(
                in.at("metricName").text(),
                Map.copyOf(Parts.texts(in.at("metricLabels"))),
                in.at("timestamp").or(LONG_AGO, Case::time),
                Parts.quantity(in.at("value")));
    }

    static ScalingHistory history(Case in) {
        Case recommendations = in.at("recommendations");
        return new ScalingHistory(
                !recommendations.isMissing(),
                Parts.each(
                        recommendations,
                        each -> new Recommendation(
                                each.object().at("timestamp").time(),
                                each.at("recommendation").integer())),
                Parts.each(in.at("scaleUpEvents"), HpaReading::change),
                Parts.each(in.at("scaleDownEvents"), HpaReading::change));
    }

    private static Change change(Case in) {
        return new Change(
                in.object().at("timestamp").time(), in.at("replicaChange").integer());
    }

    /// The conditions that the object has already.
    static List<Reconciliation.Condition> conditions(Case hpa) {
        return Parts.each(
                hpa.at("status").at("conditions"),
                each -> new Reconciliation.Condition(
                        Parts.text(each.object(), "type"),
                        Parts.text(each, "status"),
                        Parts.text(each, "reason"),
                        Parts.text(each, "message")));
    }
}
