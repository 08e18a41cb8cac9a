package cockpit.live.kubernetes;

import cockpit.live.Failed;
import cockpit.live.StageFile;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One cluster, to be asked a few questions: with the access that a stage's reader has, and without its watches. Each
/// question may wait ten seconds, and can be interrupted. Thread-safe.
public final class ClusterDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterDoor.class);
    private static final JsonMapper JSON = new JsonMapper();
    /// Whoever asks limits how long that may take; this is for when nobody waits any more.
    private static final long ANSWER_MILLIS = 10_000;

    private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    private final String context;
    private final Kubeconfig.Access access;
    private final KubernetesClient client;

    private ClusterDoor(String context, Kubeconfig.Access access) {
        this.context = context;
        this.access = access;
        this.client = Tuning.patient(access.config());
    }

    /// Finds the way to a context's cluster, and gets the first token.
    ///
    /// @param patience the most that getting it may take
    /// @throws Failed if the kubeconfig or its credentials give no access
    public static ClusterDoor open(StageFile stage, String context, Duration patience, Clock clock) throws Failed {
        try {
            var access = Kubeconfig.read(Kubeconfig.files(stage)).access(context, stage.aws(), patience, clock);
            return new ClusterDoor(context, access);
        } catch (NoAccess e) {
            throw new Failed(e.trouble(), e);
        } catch (KubernetesClientException | IllegalArgumentException e) { // a certificate or key that is none
            throw new Failed(Asked.whetherReady(context, "").failed(e), e);
        }
    }

    /// Asks whether somebody is there who knows this user.
    ///
    /// @throws Failed if not
    public void knock() throws Failed, InterruptedException {
        Asked asked = asked("get", "/version", "");
        HttpResponse<String> response = send(request("/version"), asked);
        if (response.code() == HttpURLConnection.HTTP_UNAUTHORIZED || page(response.body())) {
            read(response, asked);
        }
    }

    /// The version as the API server calls it, e.g. `v1.34.4-eks-0`.
    public String version() throws Failed, InterruptedException {
        return get("/version", "/version", "").path("gitVersion").asString("");
    }

    /// The API server's time, by the header of an answer, whatever that answer says. Whole seconds, rounded down.
    public Optional<Instant> time() throws Failed, InterruptedException {
        HttpResponse<String> response = send(request("/version"), asked("get", "/version", ""));
        return Optional.ofNullable(response.header("Date")).flatMap(ClusterDoor::parsed);
    }

    private static Optional<Instant> parsed(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            LOG.debug("no date: {}", date, e);
            return Optional.empty();
        }
    }

    /// What is at a path; a missing node where the server knows nothing of it.
    ///
    /// @param resource  as RBAC calls it, for the words of a failure
    /// @param namespace "" for what is in none
    public JsonNode get(String path, String resource, String namespace) throws Failed, InterruptedException {
        Asked asked = asked("get", resource, namespace);
        HttpResponse<String> response = send(request(path), asked);
        return response.code() == HttpURLConnection.HTTP_NOT_FOUND && !page(response.body())
                ? JsonNodeFactory.instance.missingNode()
                : read(response, asked);
    }

    /// Whether the API server would let this user do that, by a SelfSubjectAccessReview, which every user may make.
    public boolean may(Right right) throws Failed, InterruptedException {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
        ObjectNode attributes = review.putObject("spec").putObject("resourceAttributes");
        attributes
                .put("verb", right.verb())
                .put("group", right.group())
                .put("resource", right.resource().replaceFirst("/.*", ""))
                .put("subresource", right.resource().replaceFirst("^[^/]*/?", ""))
                .put("namespace", right.namespace());
        HttpRequest request = builder(REVIEWS)
                .post("application/json", JSON.writeValueAsString(review))
                .build();
        Asked asked = asked("create", "selfsubjectaccessreviews", "");
        return read(send(request, asked), asked).at("/status/allowed").asBoolean(false);
    }

    private JsonNode read(HttpResponse<String> response, Asked asked) throws Failed {
        String body = response.body() == null ? "" : response.body();
        if (page(body) || response.code() / 100 == 3) {
            throw new Failed(asked.html());
        }
        try {
            JsonNode answer = JSON.readTree(body);
            if (response.isSuccessful()) {
                return answer;
            }
            String said = answer.path("message").asString(response.message());
            throw new Failed(asked.failed(new KubernetesClientException(said, response.code(), null)));
        } catch (JacksonException e) {
            Throwable failure =
                    response.isSuccessful() ? e : new KubernetesClientException(body, response.code(), null);
            throw new Failed(asked.failed(failure), e);
        }
    }

    private static boolean page(@Nullable String body) {
        return body != null && body.stripLeading().startsWith("<");
    }

    private HttpResponse<String> send(HttpRequest request, Asked asked) throws Failed, InterruptedException {
        try {
            return client.getHttpClient().sendAsync(request, String.class).get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new Failed(asked.failed(e.getCause() == null ? e : e.getCause()), e);
        } catch (TimeoutException e) {
            throw new Failed(asked.silent(), e);
        }
    }

    private HttpRequest request(String path) {
        return builder(path).build();
    }

    private HttpRequest.Builder builder(String path) {
        return client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(access.server() + path)
                .header("Accept", "application/json")
                .timeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private Asked asked(String verb, String resource, String namespace) {
        return new Asked(context, access.server(), verb, resource, namespace);
    }

    @Override
    public void close() {
        client.close();
    }
}
