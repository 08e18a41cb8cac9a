package cockpit.live.kubernetes;

import cockpit.live.Failed;
import cockpit.live.StageActs;
import cockpit.live.Trouble;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One object of a cluster over its REST interface, for whoever writes. Calls wait some seconds.
///
/// Source: Kubernetes, "API Concepts" (dry run, server-side apply, preconditions), "API Conventions" (resourceVersion).
///
/// @param namespace "" for what is in none, and for all of them where objects are listed
/// @param version   API group and version, e.g. `apps/v1`
record ObjectDoor(ClusterClients clients, String context, String namespace, String version, String kind, String name) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long ANSWER_MILLIS = 8_000;
    /// Too Many Requests.
    private static final int HELD = 429;
    /// Once by itself, and once more where somebody was faster.
    private static final int TRIES = 2;

    /// Somebody was faster, or a field is somebody else's.
    static final class Conflict extends Exception {
        private static final long serialVersionUID = 1;

        Conflict(String message) {
            super(message);
        }
    }

    /// How an object is written.
    enum Way {
        /// The fields named become ours; a field that is somebody else's is a conflict.
        APPLY("PATCH", "application/apply-patch+yaml"),
        /// The fields named change.
        MERGE("PATCH", "application/merge-patch+json"),
        /// The same, but of a list's entries those whose key is named.
        STRATEGIC("PATCH", "application/strategic-merge-patch+json"),
        REPLACE("PUT", "application/json"),
        CREATE("POST", "application/json");

        private final String method;
        private final String type;

        Way(String method, String type) {
            this.method = method;
            this.type = type;
        }
    }

    /// What begins with reading the object, and can be begun again.
    interface Act<T> {
        T run() throws Failed, Conflict;
    }

    /// Carries it out; a second time where somebody was faster.
    <T> T insist(Act<T> act) throws Failed {
        for (int attempt = 1; ; attempt++) {
            try {
                return act.run();
            } catch (Conflict e) {
                if (attempt == TRIES) {
                    throw new Failed(
                            Trouble.of("live.kubernetes.conflict", shown(), String.valueOf(e.getMessage())), e);
                }
            }
        }
    }

    /// As people read it: `Deployment MAIN/hipster-app/php-apache`, `Node MAIN/spot-1`.
    String shown() {
        return kind + " " + context + "/" + (namespace.isEmpty() ? "" : namespace + "/") + name;
    }

    /// The same object in another version.
    ObjectDoor in(String other) {
        return new ObjectDoor(clients, context, namespace, other, kind, name);
    }

    /// Another object of the kind.
    ObjectDoor of(String other) {
        return new ObjectDoor(clients, context, namespace, version, kind, other);
    }

    /// A pod of the same cluster.
    ObjectDoor podIn(String other, String pod) {
        return new ObjectDoor(clients, context, other, "v1", "Pod", pod);
    }

    /// The object; empty where there is none.
    Optional<JsonNode> get() throws Failed {
        Asked asked = asked("get");
        KubernetesClient client = client();
        HttpResponse<String> response = send(client, request(client, path()).build(), asked);
        return response.code() == HttpURLConnection.HTTP_NOT_FOUND
                ? Optional.empty()
                : Optional.of(read(response, asked));
    }

    /// The object; it must be there.
    JsonNode found() throws Failed {
        return get().orElseThrow(() -> new Failed(Trouble.of("live.kubernetes.noObject", shown())));
    }

    /// All objects of its kind in its namespace, as a list.
    ///
    /// @param query selectors, encoded; "" for none
    JsonNode all(String query) throws Failed {
        Asked asked = asked("list");
        KubernetesClient client = client();
        String from = collection() + (query.isEmpty() ? "" : "?" + query);
        return read(send(client, request(client, from).build(), asked), asked);
    }

    /// In which versions its API group is served.
    List<String> versions() throws Failed {
        String group = version.replaceFirst("/.*", "");
        Asked asked = new Asked(context, client().getMasterUrl().toString(), "get", "/apis/" + group, "");
        KubernetesClient client = client();
        return read(send(client, request(client, "/apis/" + group).build(), asked), asked)
                .path("versions")
                .valueStream()
                .map(each -> each.path("version").asString(""))
                .toList();
    }

    /// Writes it, as the cockpit.
    ///
    /// @param dry whether the server only tries
    /// @return the object as it is then
    JsonNode write(Way way, JsonNode body, boolean dry) throws Failed, Conflict {
        Asked asked = asked(way == Way.CREATE ? "create" : way == Way.REPLACE ? "update" : "patch");
        String to = (way == Way.CREATE ? collection() : path()) + "?fieldManager=" + StageActs.WRITER
                + (dry ? "&dryRun=All" : "");
        KubernetesClient client = client();
        HttpRequest request = request(client, to)
                .method(way.method, way.type, JSON.writeValueAsString(body))
                .build();
        return written(send(client, request, asked), asked);
    }

    /// Deletes the object that has this uid, and no other.
    void delete(String uid, boolean dry) throws Failed, Conflict {
        ObjectNode options = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "v1")
                .put("kind", "DeleteOptions")
                .put("propagationPolicy", "Background");
        options.putObject("preconditions").put("uid", uid);
        if (dry) {
            options.putArray("dryRun").add("All");
        }
        Asked asked = asked("delete");
        KubernetesClient client = client();
        HttpRequest request = request(client, path())
                .method("DELETE", "application/json", JSON.writeValueAsString(options))
                .build();
        HttpResponse<String> response = send(client, request, asked);
        if (response.code() != HttpURLConnection.HTTP_NOT_FOUND) {
            written(response, asked);
        }
    }

    /// Asks for the eviction of a pod that has this uid, and of no other of its name.
    ///
    /// @return false if a PodDisruptionBudget holds it just now; true also if it is gone already
    boolean evict(String uid, boolean dry) throws Failed {
        ObjectNode eviction = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "policy/v1")
                .put("kind", "Eviction");
        eviction.putObject("metadata").put("name", name).put("namespace", namespace);
        ObjectNode options = eviction.putObject("deleteOptions");
        options.putObject("preconditions").put("uid", uid);
        if (dry) {
            options.putArray("dryRun").add("All");
        }
        Asked asked = new Asked(context, client().getMasterUrl().toString(), "create", "pods/eviction", namespace);
        KubernetesClient client = client();
        HttpRequest request = request(client, path() + "/eviction")
                .post("application/json", JSON.writeValueAsString(eviction))
                .build();
        HttpResponse<String> response = send(client, request, asked);
        return switch (response.code()) {
            case HELD -> false;
            case HttpURLConnection.HTTP_NOT_FOUND, HttpURLConnection.HTTP_CONFLICT -> true; // or another of its name
            default -> !read(response, asked).isMissingNode();
        };
    }

    private JsonNode written(HttpResponse<String> response, Asked asked) throws Failed, Conflict {
        if (response.code() == HttpURLConnection.HTTP_CONFLICT) {
            throw new Conflict(JSON.readTree(text(response)).path("message").asString("409"));
        }
        return read(response, asked);
    }

    private static JsonNode read(HttpResponse<String> response, Asked asked) throws Failed {
        String body = text(response);
        if (body.stripLeading().startsWith("<")) {
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
            throw new Failed(asked.failed(e), e);
        }
    }

    private static String text(HttpResponse<String> response) {
        @Nullable String body = response.body();
        return body == null ? "" : body;
    }

    private static HttpResponse<String> send(KubernetesClient client, HttpRequest request, Asked asked) throws Failed {
        try {
            return client.getHttpClient().sendAsync(request, String.class).get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new Failed(asked.failed(e.getCause() == null ? e : e.getCause()), e);
        } catch (TimeoutException e) {
            throw new Failed(asked.silent(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed(asked.silent(), e);
        }
    }

    private static HttpRequest.Builder request(KubernetesClient client, String path) {
        String server = client.getMasterUrl().toString().replaceFirst("/+$", "");
        return client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(server + path)
                .header("Accept", "application/json")
                .timeout(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private String collection() {
        return (version.contains("/") ? "/apis/" : "/api/")
                + version
                + (namespace.isEmpty() ? "/" : "/namespaces/" + namespace + "/")
                + resource();
    }

    private String path() {
        return collection() + "/" + name;
    }

    /// The kinds that are written have regular plurals.
    private String resource() {
        return kind.toLowerCase(Locale.ROOT) + "s";
    }

    private Asked asked(String verb) throws Failed {
        return new Asked(context, client().getMasterUrl().toString(), verb, resource(), namespace);
    }

    private KubernetesClient client() throws Failed {
        return clients.writing(context)
                .orElseThrow(() -> new Failed(Trouble.of("live.kubernetes.notConnected", shown())));
    }
}
