package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Looks at web addresses, without following redirects. Any thread may ask.
final class Web implements AutoCloseable {
    /// Longer than an answer is waited for.
    static final Duration LIMIT = Duration.ofMillis(3_500);

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /// What answers.
    ///
    /// @param location where it sends whoever asks; "" if nowhere
    record Reply(int status, String location) {}

    Reply get(URI at) throws Failed, InterruptedException {
        try {
            var request = HttpRequest.newBuilder(at).timeout(ANSWER).GET().build();
            HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Location").orElse(""));
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new Failed(Trouble.of("preflight.web.silent", at.toString(), why), e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
