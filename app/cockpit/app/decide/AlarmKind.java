package cockpit.app.decide;

import cockpit.simulation.AlarmModel;
import cockpit.simulation.AlarmModel.Datapoint;
import cockpit.simulation.AlarmModel.Evaluation;
import cockpit.simulation.AlarmModel.State;
import cockpit.simulation.AlarmRequest;
import cockpit.simulation.AlarmRule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `decide alarm`: one evaluation of a CloudWatch alarm by [AlarmModel].
final class AlarmKind implements Kind {
    @Override
    public String word() {
        return "alarm";
    }

    @Override
    public Answer decide(Case in) {
        AlarmRequest request = request(in.at("Alarm").object());
        // All of the case is read before anything is decided: a case is malformed whatever the alarm is like.
        State before = in.at("StateValue").orNull(each -> each.word(State.class, State::name));
        Instant now = in.at("Now").orNull(Case::time);
        Integer range = in.at("EvaluationRange").orNull(AlarmKind::range);
        List<Datapoint> points = in.at("Datapoints").items().stream()
                .map(each -> new Datapoint(
                        each.object().at("Timestamp").time(), each.at("Value").number()))
                .toList();
        var rejection = request.rejection();
        if (rejection.isPresent()) {
            ObjectNode decision = JsonNodeFactory.instance.objectNode();
            decision.put("Accepted", false);
            decision.put("Parameter", rejection.get().parameter());
            return new Answer(
                    decision,
                    List.of(rejection.get().parameter() + ": " + rejection.get().message()));
        }
        AlarmRule rule = request.rule();
        return answer(
                rule,
                AlarmModel.evaluate(
                        rule,
                        before == null ? in.at("StateValue").word(State.class, State::name) : before,
                        now == null ? in.at("Now").time() : now,
                        range == null ? rule.usualRange() : range,
                        points));
    }

    private static Answer answer(AlarmRule rule, Evaluation evaluation) {
        ObjectNode decision = JsonNodeFactory.instance.objectNode();
        decision.put("Accepted", true);
        decision.put("StateValue", evaluation.state().name());
        decision.put("ReasonClass", evaluation.reasonClass().name());
        decision.put("EvaluatedCount", evaluation.evaluatedCount());
        decision.put("BreachingCount", evaluation.breachingCount());
        var actions = decision.putArray("Actions");
        evaluation.actions().forEach(actions::add);
        String mOutOfN = rule.datapointsToAlarm() + " out of " + rule.evaluationPeriods();
        return new Answer(decision, List.of(evaluation.picture() + ", " + mOutOfN, evaluation.reason()));
    }

    private static int range(Case in) {
        int range = in.integer();
        if (range < 1) {
            throw in.because("must be at least 1");
        }
        return range;
    }

    private static AlarmRequest request(Case in) {
        return new AlarmRequest(
                text(in, "AlarmName"),
                text(in, "AlarmDescription"),
                in.at("ActionsEnabled").orNull(Case::truth),
                in.at("OKActions").texts(),
                in.at("AlarmActions").texts(),
                in.at("InsufficientDataActions").texts(),
                text(in, "MetricName"),
                text(in, "Namespace"),
                text(in, "Statistic"),
                text(in, "ExtendedStatistic"),
                in.at("Dimensions").items().stream()
                        .map(each -> new AlarmRequest.Dimension(text(each, "Name"), text(each, "Value")))
                        .toList(),
                in.at("Period").orNull(Case::integer),
                text(in, "Unit"),
                in.at("EvaluationPeriods").orNull(Case::integer),
                in.at("DatapointsToAlarm").orNull(Case::integer),
                in.at("Threshold").orNull(Case::number),
                text(in, "ComparisonOperator"),
                text(in, "TreatMissingData"),
                text(in, "EvaluateLowSampleCountPercentile"),
                in.at("Metrics").items().stream().map(AlarmKind::query).toList(),
                text(in, "ThresholdMetricId"),
                in.at("Tags").items().size());
    }

    private static AlarmRequest.MetricQuery query(Case in) {
        Case metric = in.at("MetricStat");
        return new AlarmRequest.MetricQuery(
                text(in, "Id"),
                text(in, "Expression"),
                !metric.isMissing(),
                metric.at("Period").orNull(Case::integer),
                in.at("Period").orNull(Case::integer),
                in.at("ReturnData").or(true, Case::truth));
    }

    private static @Nullable String text(Case in, String name) {
        return in.at(name).orNull(Case::text);
    }
}
