package cockpit.live.kubernetes;

import static java.util.Objects.requireNonNull;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A double of an API server on loopback: discovery, lists in pages, watches by WebSocket from a version on, 410 for
/// one
/// that is too old. It can be told to answer otherwise, by the beginning of a path.
final class ApiDouble implements AutoCloseable {
    static final String NODES = "/api/v1/nodes";
    static final String PODS = "/api/v1/namespaces/hipster-app/pods";
    static final String EVENTS = "/api/v1/namespaces/hipster-app/events";
    static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/hipster-app/deployments";
    static final String SERVICES = "/api/v1/namespaces/istio-system/services";
    static final String SLICES = "/apis/discovery.k8s.io/v1/namespaces/istio-system/endpointslices";
    static final String ISTIODS = "/api/v1/namespaces/istio-system/pods";
    static final String ISTIO = "/apis/networking.istio.io";
    static final String ROUTES = ISTIO + "/v1/namespaces/hipster-app/virtualservices";
    static final String RULES = ISTIO + "/v1/namespaces/hipster-app/destinationrules";
    static final String HPAS = "/apis/autoscaling/v2/namespaces/hipster-app/horizontalpodautoscalers";
    static final String OLD_HPAS = "/apis/autoscaling/v1/namespaces/hipster-app/horizontalpodautoscalers";
    static final String CLUSTER_EVENTS = "/api/v1/namespaces/default/events";
    static final String SYSTEM_MAPS = "/api/v1/namespaces/kube-system/configmaps";
    static final String SYSTEM_DEPLOYMENTS = "/apis/apps/v1/namespaces/kube-system/deployments";
    static final String GATEWAYS = ISTIO + "/v1/namespaces/istio-system/gateways";

    private static final String AUTOSCALING = "{\"kind\":\"APIGroup\",\"apiVersion\":\"v1\",\"name\":\"autoscaling\","
            + "\"versions\":[{\"groupVersion\":\"autoscaling/V\",\"version\":\"V\"}],"
            + "\"preferredVersion\":{\"groupVersion\":\"autoscaling/V\",\"version\":\"V\"}}";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry(NODES, "v1 Node"),
            Map.entry(PODS, "v1 Pod"),
            Map.entry(EVENTS, "v1 Event"),
            Map.entry(CLUSTER_EVENTS, "v1 Event"),
            Map.entry(SYSTEM_MAPS, "v1 ConfigMap"),
            Map.entry(DEPLOYMENTS, "apps/v1 Deployment"),
            Map.entry(SYSTEM_DEPLOYMENTS, "apps/v1 Deployment"),
            Map.entry(HPAS, "autoscaling/v2 HorizontalPodAutoscaler"),
            Map.entry(OLD_HPAS, "autoscaling/v1 HorizontalPodAutoscaler"),
            Map.entry(SERVICES, "v1 Service"),
            Map.entry(SLICES, "discovery.k8s.io/v1 EndpointSlice"),
            Map.entry(ISTIODS, "v1 Pod"),
            Map.entry(ROUTES, "networking.istio.io/v1 VirtualService"),
            Map.entry(RULES, "networking.istio.io/v1 DestinationRule"),
            Map.entry(ISTIO + "/v1/namespaces/hipster-app/gateways", "networking.istio.io/v1 Gateway"),
            Map.entry(GATEWAYS, "networking.istio.io/v1 Gateway"));

    /// What is said instead.
    record Instead(int status, String type, String body) {
        static Instead status(int code, String reason, String message) {
            return new Instead(
                    code,
                    "application/json",
                    "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"" + reason
                            + "\",\"message\":\"" + message + "\",\"code\":" + code + "}");
        }
    }

    /// All objects of one path.
    private static final class Shelf {
        final String version;
        final String kind;
        final TreeMap<String, ObjectNode> objects = new TreeMap<>();
        final List<Change> changes = new ArrayList<>();
        final List<ServerWebSocket> watchers = new ArrayList<>();

        Shelf(String kind) {
            String[] words = kind.split(" ");
            this.version = words[0];
            this.kind = words[1];
        }
    }

    private record Change(long version, String type, ObjectNode object) {}

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final String scheme;
    private final Map<String, Shelf> shelves = new HashMap<>();
    private final Map<String, Instead> instead = new LinkedHashMap<>();
    private final Map<String, Consumer<ServerWebSocket>> sockets = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();
    private long version = 100;
    private long oldest = 0;
    private boolean servesIstio = true;
    private String autoscaling = "v2";
    private String admitted = "";
    private String unwatched = "";

    ApiDouble() throws Exception {
        this(new HttpServerOptions(), "http");
    }

    ApiDouble(HttpServerOptions options, String scheme) throws Exception {
        this.scheme = scheme;
        KINDS.forEach((path, kind) -> shelves.put(path, new Shelf(kind)));
        // That of port-forwards; watches ask for none.
        server = vertx.createHttpServer(options.addWebSocketSubProtocol("v4.channel.k8s.io"))
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    int port() {
        return server.actualPort();
    }

    String url() {
        return scheme + "://127.0.0.1:" + port();
    }

    /// Creates or replaces an object, and tells its watchers.
    synchronized void put(String path, String json) {
        ObjectNode object = (ObjectNode) JSON.readTree(json);
        object.put("apiVersion", shelf(path).version).put("kind", shelf(path).kind);
        String name = object.at("/metadata/name").asString();
        ((ObjectNode) object.get("metadata")).put("resourceVersion", String.valueOf(++version));
        if (path.contains("/namespaces/")) {
            ((ObjectNode) object.get("metadata"))
                    .put("namespace", path.split("/namespaces/")[1].split("/")[0]);
        }
        boolean there = shelf(path).objects.put(name, object) != null;
        tell(path, new Change(version, there ? "MODIFIED" : "ADDED", object));
    }

    synchronized void delete(String path, String name) {
        ObjectNode object = requireNonNull(shelf(path).objects.remove(name)).deepCopy();
        ((ObjectNode) object.get("metadata")).put("resourceVersion", String.valueOf(++version));
        tell(path, new Change(version, "DELETED", object));
    }

    private void tell(String path, Change change) {
        shelf(path).changes.add(change);
        shelf(path).watchers.forEach(socket -> send(socket, change));
    }

    private static void send(ServerWebSocket socket, Change change) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", change.type());
        event.set("object", change.object());
        socket.writeTextMessage(event.toString());
    }

    /// Forgets how it came to what there is: whoever watches from an older version is told 410.
    synchronized void forgetHistory() {
        oldest = ++version;
        shelves.values().forEach(each -> each.changes.clear());
    }

    /// Ends the watches of a path, without a word.
    synchronized void endWatches(String path) {
        List.copyOf(shelf(path).watchers).forEach(ServerWebSocket::close);
    }

    /// Sends the watchers of a path what is no event.
    synchronized void babble(String path, String text) {
        shelf(path).watchers.forEach(socket -> socket.writeTextMessage(text));
    }

    synchronized int watching(String path) {
        return shelf(path).watchers.size();
    }

    /// From now on, says something else under each path that begins so.
    synchronized void say(String path, Instead answer) {
        instead.put(path, answer);
    }

    /// From now on, opens a WebSocket at a path.
    synchronized void opens(String path, Consumer<ServerWebSocket> opened) {
        sockets.put(path, opened);
    }

    synchronized void sayNothingElse() {
        instead.clear();
    }

    /// From now on, knows nobody else.
    synchronized void admit(String authorization) {
        admitted = authorization;
    }

    /// From now on, lists a path, and lets nobody watch it.
    synchronized void refuseWatches(String path) {
        unwatched = path;
    }

    synchronized void servesIstio(boolean serves) {
        servesIstio = serves;
    }

    /// From now on, serves HorizontalPodAutoscalers in this version and in no other.
    synchronized void servesAutoscaling(String served) {
        autoscaling = served;
    }

    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    synchronized List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    private synchronized void answer(HttpServerRequest request) {
        String path = request.path();
        asked.add(path);
        authorizations.add(String.valueOf(request.getHeader("Authorization")));
        if (!admitted.isEmpty() && !admitted.equals(request.getHeader("Authorization"))) {
            respond(request, Instead.status(401, "Unauthorized", "Unauthorized"));
            return;
        }
        for (var each : instead.entrySet()) {
            if (path.startsWith(each.getKey())) {
                respond(request, each.getValue());
                return;
            }
        }
        if (sockets.containsKey(path)) {
            request.toWebSocket().onSuccess(requireNonNull(sockets.get(path))::accept);
            return;
        }
        if (shelves.containsKey(path)) {
            boolean watches = "true".equals(request.getParam("watch"));
            if (watches && path.equals(unwatched)) {
                respond(request, Instead.status(403, "Forbidden", "cannot watch"));
            } else if (watches) {
                request.toWebSocket().onSuccess(socket -> watch(path, request, socket));
            } else {
                list(path, request);
            }
            return;
        }
        respond(request, discovery(path));
    }

    private static void respond(HttpServerRequest request, Instead answer) {
        request.response()
                .setStatusCode(answer.status())
                .putHeader("Content-Type", answer.type())
                .end(answer.body());
    }

    private Instead discovery(String path) {
        String group = "{\"kind\":\"APIGroup\",\"apiVersion\":\"v1\",\"name\":\"networking.istio.io\","
                + "\"versions\":[{\"groupVersion\":\"networking.istio.io/v1\",\"version\":\"v1\"}],"
                + "\"preferredVersion\":{\"groupVersion\":\"networking.istio.io/v1\",\"version\":\"v1\"}}";
        String resources = "{\"kind\":\"APIResourceList\",\"apiVersion\":\"v1\","
                + "\"groupVersion\":\"networking.istio.io/v1\",\"resources\":[{\"name\":\"virtualservices\","
                + "\"singularName\":\"virtualservice\",\"namespaced\":true,\"kind\":\"VirtualService\",\"verbs\":[]}]}";
        return switch (path) {
            case "/readyz" -> new Instead(200, "text/plain", "ok");
            case "/version" ->
                new Instead(
                        200,
                        "application/json",
                        "{\"major\":\"1\",\"minor\":\"34+\",\"gitVersion\":\"v1.34.4-eks-0\"}");
            case "/apis/autoscaling" ->
                new Instead(
                        200,
                        "application/json",
                        AUTOSCALING.replace("/V", "/" + autoscaling).replace("\"V\"", "\"" + autoscaling + "\""));
            case ISTIO -> servesIstio ? new Instead(200, "application/json", group) : missing(path);
            case ISTIO + "/v1" -> servesIstio ? new Instead(200, "application/json", resources) : missing(path);
            default -> missing(path);
        };
    }

    private static Instead missing(String path) {
        return Instead.status(404, "NotFound", "the server could not find " + path);
    }

    private void list(String path, HttpServerRequest request) {
        List<ObjectNode> all = List.copyOf(shelf(path).objects.values());
        int from = Integer.parseInt(orElse(request.getParam("continue"), "0"));
        int limit = Integer.parseInt(orElse(request.getParam("limit"), "1000000"));
        int to = Math.min(all.size(), from + limit);
        ObjectNode list = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", shelf(path).version)
                .put("kind", shelf(path).kind + "List");
        ObjectNode meta = list.putObject("metadata").put("resourceVersion", String.valueOf(version));
        if (to < all.size()) {
            meta.put("continue", String.valueOf(to));
        }
        list.putArray("items").addAll(all.subList(from, to));
        respond(request, new Instead(200, "application/json", list.toString()));
    }

    private synchronized void watch(String path, HttpServerRequest request, ServerWebSocket socket) {
        long from = Long.parseLong(orElse(request.getParam("resourceVersion"), "0"));
        if (from < oldest) {
            JsonNode gone = JSON.readTree(
                    Instead.status(410, "Expired", "too old resource version").body());
            send(socket, new Change(0, "ERROR", (ObjectNode) gone));
            socket.close();
            return;
        }
        shelf(path).watchers.add(socket);
        socket.closeHandler(nothing -> {
            synchronized (this) {
                shelf(path).watchers.remove(socket);
            }
        });
        shelf(path).changes.stream().filter(each -> each.version() > from).forEach(each -> send(socket, each));
    }

    private Shelf shelf(String path) {
        return requireNonNull(shelves.get(path));
    }

    private static String orElse(@Nullable String maybe, String otherwise) {
        return maybe == null ? otherwise : maybe;
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
