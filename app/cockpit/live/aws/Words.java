package cockpit.live.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a function said of one run, in a line, and whether that was a failure.
record Words(String outcome, boolean failure) {
    /// Of all lines of a run. Our own function says what it did in JSON; of others the last line is taken, and of a
    /// failure the first.
    static Words of(List<String> lines) {
        var told = new ArrayList<String>();
        for (String line : lines) {
            JsonNode json = AlarmItem.Json.read(line.startsWith("{") ? line : "");
            Optional<Words> failed = failure(line, json);
            if (failed.isPresent()) {
                return failed.get();
            }
            decisions(json, told);
        }
        if (!told.isEmpty()) {
            return new Words(String.join("; ", told.stream().distinct().toList()), false);
        }
        return new Words(lines.isEmpty() ? "" : lines.getLast(), false);
    }

    private static Optional<Words> failure(String line, JsonNode json) {
        if (json.has("errorMessage")) {
            return Optional.of(new Words(json.path("errorMessage").asString(""), true));
        }
        boolean trace = line.contains("\n\tat ") || line.contains("\r\tat ");
        if (trace
                || line.contains("Task timed out after")
                || line.startsWith("RequestId: ") && line.contains("Error")) {
            return Optional.of(new Words(line.lines().findFirst().orElse("").strip(), true));
        }
        return Optional.empty();
    }

    /// A decision stands by itself, in a list of messages, or as the text of a line in Lambda's own JSON.
    private static void decisions(JsonNode json, List<String> told) {
        if (json.has("outcome")) {
            told.add(decision(json));
        }
        json.path("messages").forEach(each -> decisions(each, told));
        String nested = json.path("message").asString("");
        if (nested.startsWith("{")) {
            decisions(AlarmItem.Json.read(nested), told);
        }
    }

    /// In the words of the simulated stage.
    private static String decision(JsonNode json) {
        String reason = json.path("reason").asString("");
        String route = json.path("route").asString("").replaceFirst(".*/", "");
        return switch (json.path("outcome").asString("")) {
            case "set" -> {
                int cloud = json.path("after").asInt(0);
                yield route + " set to " + (100 - cloud) + "/" + cloud + ": " + reason;
            }
            case "refused" -> "refused: " + reason;
            default -> reason;
        };
    }
}
