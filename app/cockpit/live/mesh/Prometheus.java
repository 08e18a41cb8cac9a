package cockpit.live.mesh;

import cockpit.live.Trouble;
import cockpit.live.Unanswered;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One Prometheus server, asked by its HTTP API. Any thread may ask; each call waits for the answer.
/// Source: Prometheus documentation, "HTTP API", instant queries and "Expression query result formats".
final class Prometheus {
    static final Duration ANSWER = Duration.ofSeconds(3);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST = 200;

    private final URI server;
    private final HttpClient http;

    /// @param http follows no redirects: a login page would look like an answer
    Prometheus(URI server, HttpClient http) {
        this.server = server;
        this.http = http;
    }

    /// Asks for the present value of an expression; an empty list if it has none.
    List<Series> ask(String expression) throws Unanswered {
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(URI.create(base() + "/api/v1/query"))
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)))
                .build());
        JsonNode answer = json(response);
        if (!answer.path("status").asString("").equals("success")) {
            throw refused(response.statusCode(), answer);
        }
        var series = new ArrayList<Series>();
        for (JsonNode each : answer.at("/data/result")) {
            series.add(series(each));
        }
        return series;
    }

    private String base() {
        return server.toString().replaceFirst("/+$", "");
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws Unanswered {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (HttpTimeoutException e) {
            throw new Unanswered(Trouble.of("live.mesh.late", address(), String.valueOf(ANSWER.toSeconds())), true);
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new Unanswered(Trouble.of("live.mesh.unreachable", address(), shortened(why)), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered(Trouble.of("live.mesh.late", address(), "0"), true);
        }
    }

    private JsonNode json(HttpResponse<byte[]> response) throws Unanswered {
        int status = response.statusCode();
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (status == 401 || status == 403) {
            throw new Unanswered(Trouble.of("live.mesh.denied", address(), String.valueOf(status)), false);
        }
        if (type.startsWith("text/html") && status < 500 || status / 100 == 3) {
            throw new Unanswered(Trouble.of("live.mesh.page", address()), true);
        }
        try {
            JsonNode answer = JSON.readTree(response.body());
            if (answer.isObject() && answer.has("status")) {
                return answer;
            }
        } catch (JacksonException e) {
            return notPrometheus(status, e);
        }
        return notPrometheus(status, null);
    }

    private JsonNode notPrometheus(int status, @Nullable JacksonException cause) throws Unanswered {
        var unanswered = status >= 500
                ? new Unanswered(Trouble.of("live.mesh.server", address(), String.valueOf(status)), true)
                : new Unanswered(Trouble.of("live.mesh.other", address(), String.valueOf(status)), false);
        if (cause != null) {
            unanswered.initCause(cause);
        }
        throw unanswered;
    }

    private Unanswered refused(int status, JsonNode answer) {
        String why = answer.path("errorType").asString("") + ": "
                + answer.path("error").asString("");
        return new Unanswered(
                Trouble.of("live.mesh.refused", address(), String.valueOf(status), shortened(why)), status >= 500);
    }

    private static Series series(JsonNode node) {
        var labels = new TreeMap<String, String>();
        node.path("metric").forEachEntry((name, value) -> labels.put(name, value.asString("")));
        return new Series(labels, number(node.path("value").path(1).asString("NaN")));
    }

    /// Numbers come as texts, with NaN and +Inf among them.
    private static double number(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> Double.parseDouble(text);
        };
    }

    private String address() {
        return server.toString();
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }
}
