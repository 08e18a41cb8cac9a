package cockpit.app.decide;

import cockpit.simulation.AlarmModel;
import cockpit.simulation.AlarmRule;
import cockpit.simulation.AlarmRule.Comparison;
import cockpit.simulation.AlarmRule.TreatMissing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// `decide alarm`: one evaluation of a CloudWatch alarm.
final class AlarmKind implements Kind {
    private static final Set<String> STATES = Set.of("OK", "ALARM", "INSUFFICIENT_DATA");

    @Override
    public String name() {
        return "alarm";
    }

    @Override
    public void decide(Case given, ObjectNode answer) {
        Case alarm = given.object("Alarm");
        String before = given.text("StateValue");
        if (!STATES.contains(before)) {
            throw new Case.Malformed("\"" + before + "\" is not one of OK, ALARM, INSUFFICIENT_DATA", "StateValue");
        }
        Instant now = given.time("Now");
        List<Case> points = given.requiredList("Datapoints");
        ObjectNode decision = answer.putObject("decision");
        Optional<AlarmRules.Refusal> refusal = AlarmRules.check(alarm);
        if (refusal.isPresent()) {
            decision.put("Accepted", false);
            decision.put("Parameter", refusal.get().parameter());
            answer.put("why", refusal.get().why());
            return;
        }
        AlarmRule rule = rule(alarm, given);
        double[] values = values(points, now, rule);
        AlarmModel.Evaluation found = AlarmModel.evaluate(rule, before, values);
        decision.put("Accepted", true);
        decision.put("StateValue", found.state());
        decision.put("ReasonClass", found.reasonClass().name());
        decision.put("EvaluatedCount", found.evaluated());
        decision.put("BreachingCount", found.breaching());
        actions(alarm, before, found.state(), decision.putArray("Actions"));
        answer.put("why", found.reason());
    }

    private static AlarmRule rule(Case alarm, Case given) {
        int n = alarm.whole("EvaluationPeriods").orElseThrow();
        int range = given.whole("EvaluationRange").orElse(AlarmRule.usualRange(n));
        if (range < 1 || range > 10_000) {
            throw new Case.Malformed("EvaluationRange goes from 1 to 10000", "EvaluationRange");
        }
        return new AlarmRule(
                Comparison.valueOf(alarm.text("ComparisonOperator")),
                alarm.number("Threshold").orElseThrow(),
                AlarmRules.period(alarm),
                n,
                alarm.whole("DatapointsToAlarm").orElse(n),
                TreatMissing.valueOf(alarm.optionalText("TreatMissingData").orElse("missing")),
                range);
    }

    /// The datapoints by period, oldest first; of two in a period the one named later counts.
    private static double[] values(List<Case> points, Instant now, AlarmRule rule) {
        double[] values = new double[rule.evaluationRange()];
        Arrays.fill(values, Double.NaN);
        long period = rule.periodSeconds() * 1_000L;
        long start = now.toEpochMilli() - values.length * period;
        for (Case point : points) {
            long at = point.asObject().time("Timestamp").toEpochMilli();
            double value = point.number("Value")
                    .orElseThrow(() -> new Case.Malformed(
                            "Value is required", point.at("Value").path()));
            long slot = Math.floorDiv(at - start, period);
            if (slot >= 0 && slot < values.length) {
                values[(int) slot] = value;
            }
        }
        return values;
    }

    /// Actions run on a change of state only, save those of Auto Scaling policies, which repeat while the state lasts.
    private static void actions(Case alarm, String before, String after, ArrayNode ran) {
        if (!alarm.flag("ActionsEnabled", true)) {
            return;
        }
        String field = switch (after) {
            case "OK" -> "OKActions";
            case "ALARM" -> "AlarmActions";
            default -> "InsufficientDataActions";
        };
        for (Case action : alarm.list(field)) {
            String arn = action.asText();
            if (!before.equals(after) || arn.startsWith("arn:aws:autoscaling:")) {
                ran.add(arn);
            }
        }
    }
}
