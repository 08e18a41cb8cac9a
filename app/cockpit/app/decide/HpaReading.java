package cockpit.app.decide;

import cockpit.simulation.hpa.Behavior;
import cockpit.simulation.hpa.ControllerSettings;
import cockpit.simulation.hpa.HpaSpec;
import cockpit.simulation.hpa.MetricSelector;
import cockpit.simulation.hpa.MetricSpec;
import cockpit.simulation.hpa.MetricTarget;
import cockpit.simulation.hpa.Reconciliation;
import cockpit.simulation.kubernetes.Quantity;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads a HorizontalPodAutoscaler and its controller's settings.
final class HpaReading {
    private static final Pattern SHARE = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

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
            throw in.because("must be a share like \"0.1\"");
        }
        return Double.parseDouble(in.text());
    }

    static HpaSpec spec(Case hpa) {
        Case in = hpa.object().at("spec").object();
        Case behavior = in.at("behavior");
        return new HpaSpec(
                hpa.at("metadata").at("namespace").or("default", Case::text),
                Parts.text(in.at("scaleTargetRef"), "apiVersion"),
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
                in.at("tolerance").orNull(HpaReading::tolerance));
    }

    private static double tolerance(Case in) {
        Parts.quantity(in);
        return Quantity.approximately(in.text());
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
                Case metric = source.at("metric").object();
                yield new MetricSpec.Pods(
                        metric.at("name").text(), metric.at("selector").orNull(HpaReading::selector), target(source));
            }
            case "Object" -> object(in.at("object").object());
            case "External" -> {
                Case source = in.at("external").object();
                Case metric = source.at("metric").object();
                yield new MetricSpec.External(
                        metric.at("name").text(), metric.at("selector").orNull(HpaReading::selector), target(source));
            }
            default -> new MetricSpec.Unknown(type);
        };
    }

    private static MetricSpec object(Case source) {
        Case described = source.at("describedObject").object();
        Case metric = source.at("metric").object();
        return new MetricSpec.OfObject(
                Parts.text(described, "apiVersion"),
                described.at("kind").text(),
                described.at("name").text(),
                metric.at("name").text(),
                metric.at("selector").orNull(HpaReading::selector),
                target(source));
    }

    /// As it is, sound or not: Kubernetes lets one in that is not, and the controller then says so.
    private static MetricSelector selector(Case in) {
        in.object();
        return new MetricSelector(
                new TreeMap<>(Parts.texts(in.at("matchLabels"))),
                Parts.each(
                        in.at("matchExpressions"),
                        each -> new MetricSelector.Expression(
                                Parts.text(each.object(), "key"),
                                Parts.text(each, "operator"),
                                each.at("values").texts())));
    }

    private static MetricTarget target(Case source) {
        Case in = source.at("target").object();
        return new MetricTarget(
                Parts.text(in, "type"),
                in.at("averageUtilization").orNull(Case::integer),
                in.at("averageValue").orNull(Parts::quantity),
                in.at("value").orNull(Parts::quantity));
    }

    /// What its status says before.
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
