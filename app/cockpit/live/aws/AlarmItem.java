package cockpit.live.aws;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatch.model.AlarmHistoryItem;
import software.amazon.awssdk.services.cloudwatch.model.HistoryItemType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// One line of an alarm's history, as far as it matters here.
/// Source: CloudWatch API Reference, AlarmHistoryItem; the shape of its HistoryData as DescribeAlarmHistory answers.
sealed interface AlarmItem {
    /// When it happened, by CloudWatch's clock.
    Instant at();

    /// The alarm changed its state.
    ///
    /// @param reason "" when not told
    record Changed(Instant at, String state, String reason) implements AlarmItem {}

    /// The alarm told somebody of its state.
    ///
    /// @param subject as the message's is, "" when not told
    /// @param said    CloudWatch's summary
    record Acted(Instant at, String arn, boolean succeeded, String subject, String said) implements AlarmItem {}

    /// Reads one; empty for a kind that does not matter.
    static Optional<AlarmItem> of(AlarmHistoryItem item) {
        String summary = item.historySummary() == null ? "" : item.historySummary();
        JsonNode data = Json.read(item.historyData());
        if (item.timestamp() == null) {
            return Optional.empty();
        }
        if (item.historyItemType() == HistoryItemType.STATE_UPDATE) {
            return changed(item.timestamp(), summary, data);
        }
        return item.historyItemType() == HistoryItemType.ACTION
                ? Optional.of(acted(item.timestamp(), summary, data))
                : Optional.empty();
    }

    private static Optional<AlarmItem> changed(Instant at, String summary, JsonNode data) {
        String state = data.at("/newState/stateValue").asString("");
        String reason = data.at("/newState/stateReason").asString("");
        Matcher told = Json.UPDATED.matcher(summary);
        if (state.isEmpty() && told.find()) {
            state = told.group(1);
        }
        return state.isEmpty() ? Optional.empty() : Optional.of(new Changed(at, state, reason));
    }

    private static Acted acted(Instant at, String summary, JsonNode data) {
        Matcher named = Json.ARN.matcher(summary);
        String arn = data.path("notificationResource").asString(named.find() ? named.group() : "");
        boolean succeeded = data.path("actionState").asString(summary).startsWith("Succe");
        JsonNode message = Json.read(Json.read(data.path("publishedMessage").asString(""))
                .path("default")
                .asString(""));
        String subject = message.path("NewStateValue").isMissingNode()
                ? ""
                : subject(
                        message.path("NewStateValue").asString(""),
                        message.path("AlarmName").asString(""),
                        message.path("Region").asString(""));
        return new Acted(at, arn, succeeded, subject, summary);
    }

    /// As CloudWatch writes it above a message to a topic.
    static String subject(String state, String alarm, String region) {
        return state + ": \"" + alarm + "\" in " + region;
    }

    /// What is in an item's texts.
    final class Json {
        private static final JsonMapper MAPPER = new JsonMapper();
        private static final Pattern UPDATED = Pattern.compile("updated from \\w+ to (\\w+)");
        private static final Pattern ARN = Pattern.compile("arn:\\S+");

        private Json() {}

        static JsonNode read(String text) {
            try {
                return text == null || text.isEmpty() ? JsonNodeFactory.instance.missingNode() : MAPPER.readTree(text);
            } catch (JacksonException e) {
                return JsonNodeFactory.instance.missingNode(); // a text that is no JSON tells nothing more
            }
        }
    }
}
