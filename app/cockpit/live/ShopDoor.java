package cockpit.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/// The shop's front page, looked at as `curl -D -` does.
final class ShopDoor {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /// What says something of the shop; cookies and the like do not.
    private static final List<String> TOLD =
            List.of("content-type", "server", "x-envoy-upstream-service-time", "location", "date");

    private final StageFile file;

    ShopDoor(StageFile file) {
        this.file = file;
    }

    /// The status line and the headers.
    ///
    /// @throws Failed if it does not answer, or the stage names no shop
    String look() throws Failed {
        URI url = file.shop()
                .orElseThrow(() ->
                        new Failed(Trouble.of("live.shop.unnamed", file.file().toString())));
        var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try (client) {
            var request = HttpRequest.newBuilder(url).timeout(PATIENCE).GET().build();
            HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
            var headers = new TreeMap<String, String>();
            response.headers().map().forEach((name, values) -> {
                if (TOLD.contains(name.toLowerCase(Locale.ROOT))) {
                    headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values));
                }
            });
            var words = new StringBuilder("HTTP/1.1 ").append(response.statusCode());
            headers.forEach((name, value) ->
                    words.append('\n').append(name).append(": ").append(value));
            return words.toString();
        } catch (IOException e) {
            throw new Failed(Trouble.of("live.shop.silent", url.toString(), String.valueOf(e.getMessage())), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed(Trouble.of("live.shop.silent", url.toString(), "interrupted"), e);
        }
    }
}
