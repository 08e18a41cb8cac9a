package cockpit.burst;

import cockpit.simulation.ShiftDecision.AlarmEvent;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what Lambda hands the function when an alarm changed its state, of either shape.
///
/// - Through a topic: `Records[].Sns.Message` is a JSON text with `AlarmName`, `NewStateValue`, `OldStateValue`.
/// Source:
///   Lambda Developer Guide, "Using Lambda with Amazon SNS"; aws-lambda-go,
///   `events/testdata/cloudwatch-alarm-sns-payload-single-metric.json`.
/// - Straight from the alarm: `alarmData` with `alarmName`, `state.value`, `previousState.value`. Source: CloudWatch
///   User Guide, "Invoke a Lambda function from an alarm".
final class AlarmMessage {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String UNKNOWN = "unknown";

    private AlarmMessage() {}

    /// An event that tells of no alarm. To try it again would not help.
    static final class NotAnAlarm extends Exception {
        private static final long serialVersionUID = 1;

        NotAnAlarm(String message) {
            super(message);
        }

        String message() {
            return String.valueOf(getMessage());
        }
    }

    /// All that the event tells, in its order; a topic sends one at a time, the shape allows more.
    static List<AlarmEvent> read(JsonNode event) throws NotAnAlarm {
        if (event.path("alarmData").isObject()) {
            JsonNode alarm = event.path("alarmData");
            return List.of(alarm(alarm.path("alarmName"), alarm.at("/state/value"), alarm.at("/previousState/value")));
        }
        var found = new ArrayList<AlarmEvent>();
        for (JsonNode each : event.path("Records")) {
            found.add(told(each));
        }
        if (found.isEmpty()) {
            throw new NotAnAlarm("the event has neither Records of a topic nor an alarm's alarmData");
        }
        return found;
    }

    private static AlarmEvent told(JsonNode each) throws NotAnAlarm {
        if (!each.path("EventSource").asString("").equals("aws:sns")) {
            throw new NotAnAlarm("the event is not from a topic");
        }
        JsonNode message;
        try {
            message = JSON.readTree(each.at("/Sns/Message").asString(""));
        } catch (JacksonException e) {
            throw new NotAnAlarm("the topic's message is not an alarm's: it is no JSON");
        }
        return alarm(message.path("AlarmName"), message.path("NewStateValue"), message.path("OldStateValue"));
    }

    /// The former state is for the words only: an event may lack it.
    private static AlarmEvent alarm(JsonNode name, JsonNode state, JsonNode former) throws NotAnAlarm {
        if (!name.isString() || !state.isString()) {
            throw new NotAnAlarm("the message is not an alarm's: it has no name or no state");
        }
        return new AlarmEvent(name.stringValue(), state.stringValue(), former.asString(UNKNOWN));
    }
}
