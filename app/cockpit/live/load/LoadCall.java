package cockpit.live.load;

import cockpit.live.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/// A call to whatever makes load, with a time limit and without redirects. Any thread may call.
final class LoadCall implements AutoCloseable {
    static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int LONGEST = 200;

    /// It did not go as it should.
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Trouble trouble;
        private final boolean passing;

        Unanswered(Trouble trouble, boolean passing) {
            super(trouble.detail());
            this.trouble = trouble;
            this.passing = passing;
        }

        Trouble trouble() {
            return trouble;
        }

        /// Whether asking again may be all it takes.
        boolean passing() {
            return passing;
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /// What is there by GET.
    String get(URI at) throws Unanswered {
        return send(HttpRequest.newBuilder(at).GET());
    }

    /// What is answered to a form sent by POST; an empty form sends no body.
    String post(URI at, String form) throws Unanswered {
        HttpRequest.Builder request = HttpRequest.newBuilder(at);
        return send(
                form.isEmpty()
                        ? request.POST(BodyPublishers.noBody())
                        : request.header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)));
    }

    private String send(HttpRequest.Builder builder) throws Unanswered {
        HttpRequest request = builder.timeout(ANSWER).build();
        String where = where(request.uri());
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.ofString());
        } catch (HttpTimeoutException e) {
            throw new Unanswered(Trouble.of("live.load.late", where, String.valueOf(ANSWER.toSeconds())), true);
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new Unanswered(Trouble.of("live.load.unreachable", where, shortened(why)), true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unanswered(Trouble.of("live.load.late", where, "0"), true);
        }
        return body(response, where);
    }

    private static String body(HttpResponse<String> response, String where) throws Unanswered {
        int status = response.statusCode();
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (status / 100 == 2 && !type.startsWith("text/html")) {
            return response.body();
        }
        if (status / 100 == 3 || status / 100 == 2) {
            throw new Unanswered(Trouble.of("live.load.page", where), true);
        }
        String said =
                type.startsWith("text/html") ? "" : shortened(response.body().strip());
        throw status >= 500
                ? new Unanswered(Trouble.of("live.load.server", where, String.valueOf(status), said), true)
                : new Unanswered(Trouble.of("live.load.refused", where, String.valueOf(status), said), false);
    }

    /// The address as it is shown: what follows a question mark is ours.
    private static String where(URI at) {
        return at.toString().replaceFirst("\\?.*", "");
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
