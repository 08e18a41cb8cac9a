package cockpit.live.mesh;

import cockpit.live.Failed;
import cockpit.live.Unanswered;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.OptionalDouble;

/// A Prometheus, to be asked whether the mesh is measured at all. Any thread may ask; an answer may take three seconds.
public final class MeshDoor implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /// Seconds since requests to the services of a namespace were last measured; empty if they were not within the five
    /// minutes that Prometheus looks back.
    ///
    /// @throws Failed if it does not tell
    public OptionalDouble secondsSinceRequests(URI server, String namespace) throws Failed {
        String newest = "time() - max(timestamp(istio_requests_total{destination_service_namespace=\"%s\"}))";
        try {
            return new Prometheus(server, http)
                    .ask(newest.formatted(namespace)).stream()
                            .mapToDouble(Series::value)
                            .findFirst();
        } catch (Unanswered e) {
            throw new Failed(e.trouble(), e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
