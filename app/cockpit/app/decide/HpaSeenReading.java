package cockpit.app.decide;

import cockpit.simulation.hpa.HpaPod;
import cockpit.simulation.hpa.Observation;
import cockpit.simulation.hpa.PodSample;
import cockpit.simulation.hpa.ScalingHistory;
import cockpit.simulation.hpa.ScalingHistory.Change;
import cockpit.simulation.hpa.ScalingHistory.Recommendation;
import cockpit.simulation.kubernetes.Container;
import cockpit.simulation.kubernetes.PodSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what a HorizontalPodAutoscaler's controller looks at, and what it remembers.
final class HpaSeenReading {
    /// What a time that is not given is to Kubernetes.
    private static final Instant LONG_AGO = Instant.parse("0001-01-01T00:00:00Z");

    private HpaSeenReading() {}

    static Observation observation(Case in) {
        Case scale = in.at("scale").object();
        return new Observation(
                in.at("now").time(),
                scale.at("spec").at("replicas").or(0, Case::integer),
                scale.at("status").at("replicas").or(0, Case::integer),
                Parts.text(scale.at("status"), "selector"),
                Parts.each(in.at("pods"), HpaSeenReading::pod),
                Parts.each(in.at("podMetrics"), HpaSeenReading::sample),
                Parts.each(in.at("customMetrics"), HpaSeenReading::custom),
                external(in.at("externalMetrics")));
    }

    private static HpaPod pod(Case in) {
        PodSpec spec = PodReading.asks(in.object().at("spec").object());
        Case status = in.at("status");
        return new HpaPod(
                in.at("metadata").object().at("name").text(),
                in.at("metadata").at("deletionTimestamp").orNull(Case::time) != null,
                status.at("phase").or("Running", Case::text),
                status.at("startTime").orNull(Case::time),
                ready(status.at("conditions")),
                runningContainers(spec),
                spec.ownRequests());
    }

    /// The first Ready condition is the pod's.
    private static HpaPod.@Nullable Ready ready(Case conditions) {
        HpaPod.Ready ready = null;
        for (Case each : conditions.items()) {
            Instant since = each.object().at("lastTransitionTime").or(LONG_AGO, Case::time);
            if (ready == null && Parts.text(each, "type").equals("Ready")) {
                ready = new HpaPod.Ready(Parts.text(each, "status"), since);
            }
        }
        return ready;
    }

    /// Those that go on running: sidecars too.
    static List<Container> runningContainers(PodSpec spec) {
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
                Parts.each(in.at("containers"), HpaSeenReading::usage));
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
                in.at("metric").object().at("name").text(),
                in.at("timestamp").or(LONG_AGO, Case::time),
                Parts.quantity(in.at("value")));
    }

    static List<Observation.External> external(Case in) {
        return Parts.each(
                in,
                each -> new Observation.External(
                        each.object().at("metricName").text(),
                        Parts.texts(each.at("metricLabels")),
                        each.at("timestamp").or(LONG_AGO, Case::time),
                        Parts.quantity(each.at("value"))));
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
                Parts.each(in.at("scaleUpEvents"), HpaSeenReading::change),
                Parts.each(in.at("scaleDownEvents"), HpaSeenReading::change));
    }

    private static Change change(Case in) {
        int replicas = in.object().at("replicaChange").integer();
        if (replicas < 1) {
            throw in.at("replicaChange").because("must be at least 1");
        }
        return new Change(in.at("timestamp").time(), replicas);
    }
}
