package cockpit.live.kubernetes;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import cockpit.live.kubernetes.Proxies.Cells;
import cockpit.live.kubernetes.Proxies.Named;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A cluster's istiods, asked as istioctl asks them: through a port-forward, since istiod wants a token from everybody
/// but its own host; where that right is missing through the API server's proxy, which an istiod that wants no token
/// answers. One thread asks at a time.
///
/// Source: Istio documentation, "Debug Endpoints".
final class Istiod implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Istiod.class);
    private static final int PORT = 15_014;
    private static final String PATH = "/debug/syncz";
    /// Before 1.5 the control plane's pods had this label alone; istiod's have it still.
    private static final Map<String, String> LABEL = Map.of("istio", "pilot");

    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final String context;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(ANSWER)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    Istiod(String context) {
        this.context = context;
    }

    /// The names of those that run; none where the control plane is elsewhere, or Istio is not installed.
    List<String> running(KubernetesClient client) throws Failed {
        try {
            return client.pods().inNamespace(Watches.MESH).withLabels(LABEL).list().getItems().stream()
                    .filter(each -> each.getMetadata().getDeletionTimestamp() == null)
                    .filter(Istiod::runs)
                    .map(each -> each.getMetadata().getName())
                    .sorted()
                    .toList();
        } catch (KubernetesClientException e) {
            throw new Failed(asked(client, "list", "pods").failed(e), e);
        }
    }

    private static boolean runs(Pod pod) {
        return pod.getStatus() != null && "Running".equals(pod.getStatus().getPhase());
    }

    /// What one says of the Envoys that are connected to it.
    Map<Named, Cells> ask(KubernetesClient client, String pod) throws Failed {
        Optional<String> answer = forwarded(client, pod);
        String body = answer.isPresent() ? answer.get() : proxied(client, pod);
        return Syncz.read(body)
                .orElseThrow(() -> new Failed(Trouble.of("live.istiod.other", context, pod, String.valueOf(PORT))));
    }

    /// Empty where a port-forward is not allowed.
    private Optional<String> forwarded(KubernetesClient client, String pod) throws Failed {
        try (LocalPortForward forward =
                client.pods().inNamespace(Watches.MESH).withName(pod).portForward(PORT)) {
            try {
                return Optional.of(send(forward.getLocalPort(), pod));
            } catch (IOException e) {
                if (forbidden(forward)) {
                    LOG.debug("no port-forward to {} of {}", pod, context, e);
                    return Optional.empty();
                }
                throw silent(pod, forward, e);
            }
        } catch (IOException | KubernetesClientException e) {
            throw new Failed(asked(client, "create", "pods/portforward").failed(e), e);
        }
    }

    private String send(int port, String pod) throws IOException, Failed {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PATH))
                .timeout(ANSWER)
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() != HttpURLConnection.HTTP_OK) {
                throw refused(pod, response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed(Trouble.of("live.istiod.silent", context, pod, "interrupted"), e);
        }
    }

    private static boolean forbidden(LocalPortForward forward) {
        return causes(forward)
                .anyMatch(each -> each instanceof WebSocketHandshakeException refused
                        && refused.getResponse() != null
                        && refused.getResponse().code() == HttpURLConnection.HTTP_FORBIDDEN);
    }

    private static Stream<Throwable> causes(LocalPortForward forward) {
        return Stream.concat(forward.getClientThrowables().stream(), forward.getServerThrowables().stream())
                .flatMap(each -> Stream.<Throwable>iterate(each, cause -> cause != null, Throwable::getCause)
                        .limit(10));
    }

    private Failed silent(String pod, LocalPortForward forward, IOException e) {
        String why = causes(forward)
                .reduce((first, last) -> last)
                .map(Throwable::getMessage)
                .or(() -> Optional.ofNullable(e.getMessage()))
                .orElse(e.getClass().getSimpleName());
        return new Failed(Trouble.of("live.istiod.silent", context, pod, why), e);
    }

    private String proxied(KubernetesClient client, String pod) throws Failed {
        String path = "/api/v1/namespaces/" + Watches.MESH + "/pods/" + pod + ":" + PORT + "/proxy" + PATH;
        try {
            String body = client.raw(path);
            if (body == null) {
                throw refused(pod, HttpURLConnection.HTTP_NOT_FOUND);
            }
            return body;
        } catch (KubernetesClientException e) {
            throw switch (e.getCode()) {
                case HttpURLConnection.HTTP_FORBIDDEN ->
                    new Failed(Trouble.of("live.istiod.forbidden", context, Watches.MESH), e);
                case HttpURLConnection.HTTP_UNAUTHORIZED ->
                    new Failed(Trouble.of("live.istiod.token", context, pod, Watches.MESH), e);
                default -> new Failed(asked(client, "get", "pods/proxy").failed(e), e);
            };
        }
    }

    private Failed refused(String pod, int status) {
        return new Failed(Trouble.of("live.istiod.refused", context, pod, String.valueOf(status)));
    }

    private Asked asked(KubernetesClient client, String verb, String resource) {
        return new Asked(context, client.getMasterUrl().toString(), verb, resource, Watches.MESH);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
