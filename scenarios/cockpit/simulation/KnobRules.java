package cockpit.simulation;

import cockpit.stage.Names;
import java.util.ArrayList;
import java.util.List;

/// What must be true of knobs together, beyond the bounds of each: that CloudWatch would take the alarm, that the
/// autoscaler's bounds are bounds, that the cloud copy's pods fit their nodes, that there is anything to ask of the
/// shop.
final class KnobRules {
    private KnobRules() {}

    /// @throws BadKnob if a system of the stage would refuse to be set up so; the message names the
    /// knobs
    static void check(Knobs knobs, Names names) {
        var problems = new ArrayList<String>();
        alarm(knobs, names, problems);
        autoscaler(knobs, problems);
        if (knobs.get("mesh.window") <= knobs.get("mesh.interval")) {
            problems.add("mesh.window must be more than mesh.interval: a rate needs two samples");
        }
        if (Mix.of(knobs).tasks() <= 0) {
            problems.add("Of " + String.join(", ", Mix.WEIGHTS) + " at least one must be more than 0");
        }
        if (!problems.isEmpty()) {
            String all = String.join("\n", problems);
            throw new BadKnob(BadKnob.Kind.TOGETHER, all, all);
        }
    }

    /// The alarm of these knobs, as it would be sent to CloudWatch.
    static AlarmRequest alarm(Knobs knobs, Names names) {
        return AlarmRequest.above(
                names.alarm(),
                AlarmChain.METRIC,
                knobs.get("alarm.threshold"),
                knobs.whole("alarm.period"),
                knobs.whole("alarm.evaluationPeriods"),
                knobs.whole("alarm.datapointsToAlarm"));
    }

    private static void alarm(Knobs knobs, Names names, List<String> problems) {
        alarm(knobs, names)
                .rejection()
                .ifPresent(why -> problems.add("CloudWatch would refuse the alarm: " + why.parameter() + ": "
                        + why.message() + " (alarm.period " + knobs.whole("alarm.period")
                        + ", alarm.evaluationPeriods " + knobs.whole("alarm.evaluationPeriods")
                        + ", alarm.datapointsToAlarm " + knobs.whole("alarm.datapointsToAlarm") + ")"));
    }

    private static void autoscaler(Knobs knobs, List<String> problems) {
        int min = knobs.whole("hpa.min");
        int max = knobs.whole("hpa.max");
        if (min > max) {
            problems.add("hpa.min, " + min + ", must not be more than hpa.max, " + max);
        }
        int room = knobs.whole("node.cores") * 1_000;
        for (Shop.Rack rack : Shop.RACKS) {
            int asked = rack.pods().stream()
                    .mapToInt(service -> Racks.request(knobs, service, rack.home()))
                    .sum();
            if (!rack.home() && asked > room) {
                problems.add("The pods that begin on " + rack.node() + " ask for " + asked + "m CPU and the node has "
                        + room + "m: lower hpa.request or raise node.cores");
                return;
            }
        }
    }
}
