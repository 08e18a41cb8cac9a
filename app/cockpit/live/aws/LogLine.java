package cockpit.live.aws;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// One line of a function's log: what Lambda writes about a run, or what the function says.
/// Source: Lambda Developer Guide, "Log and monitor" (REPORT line) and "Advanced logging controls" (the same in JSON).
sealed interface LogLine {
    /// An execution environment is being made.
    record Init() implements LogLine {}

    /// A run begins.
    record Start(String request) implements LogLine {}

    /// A run is over.
    ///
    /// @param cold   whether an execution environment was made for it
    /// @param status "" where Lambda told none, which is success as far as Lambda knows
    record Report(String request, int millis, boolean cold, String status) implements LogLine {}

    /// The function's own words.
    record Said(String text) implements LogLine {}

    /// Neither news nor words.
    record Other() implements LogLine {}

    /// Reads one.
    static LogLine of(String message) {
        String line = message.strip();
        if (line.startsWith("{")) {
            JsonNode json = AlarmItem.Json.read(line);
            String type = json.path("type").asString("");
            return type.startsWith("platform.") ? platform(type, json.path("record")) : new Said(line);
        }
        Matcher start = Text.START.matcher(line);
        if (start.find()) {
            return new Start(start.group(1));
        }
        Matcher report = Text.REPORT.matcher(line);
        if (report.find()) {
            Matcher status = Text.STATUS.matcher(line);
            return new Report(
                    report.group(1),
                    (int) Math.round(Double.parseDouble(report.group(2))),
                    line.contains("Init Duration:") || line.contains("Restore Duration:"),
                    status.find() ? status.group(1) : "");
        }
        if (line.startsWith("INIT_START")) {
            return new Init();
        }
        return line.isEmpty() || Text.NOISE.matcher(line).find() ? new Other() : new Said(line);
    }

    private static LogLine platform(String type, JsonNode record) {
        String request = record.path("requestId").asString("");
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "platform.initstart" -> new Init();
            case "platform.start" -> new Start(request);
            case "platform.report" ->
                new Report(
                        request,
                        (int) Math.round(record.at("/metrics/durationMs").asDouble(0)),
                        record.at("/metrics").has("initDurationMs"),
                        record.path("status").asString(""));
            default -> new Other();
        };
    }

    /// How Lambda writes them as text.
    final class Text {
        private static final Pattern START = Pattern.compile("^START RequestId: (\\S+)");
        private static final Pattern REPORT = Pattern.compile("^REPORT RequestId: (\\S+)\\s+Duration: ([0-9.]+) ms");
        private static final Pattern STATUS = Pattern.compile("\\tStatus: (\\w+)");
        private static final Pattern NOISE =
                Pattern.compile("^(END RequestId: |XRAY TraceId: |EXTENSION\\t|Picked up JAVA_TOOL_OPTIONS)");

        private Text() {}
    }
}
