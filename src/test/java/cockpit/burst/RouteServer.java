package cockpit.burst;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A double of the API server, as far as one VirtualService goes: discovery, get, and a merge patch that is refused
/// when
/// the version it names is not the newest. It can be told to answer otherwise, once for each answer it is given.
final class RouteServer implements AutoCloseable {
    /// Twelve digits that are nobody's account, made up here so that none is written down.
    static final String OTHER_ACCOUNT = "0".repeat(11) + "7";

    private static final JsonMapper JSON = new JsonMapper();
    private static final String OBJECT =
            "/apis/networking.istio.io/v1/namespaces/hipster-app/virtualservices/recommend-split";

    private final HttpServer server;
    private final String scheme;
    private ObjectNode object;
    private int version = 100;
    private final Deque<Integer> homeWeightsOfOthers = new ArrayDeque<>();
    private final Deque<Integer> failures = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> authorizations = new ArrayList<>();

    private RouteServer(HttpServer server, String scheme, String spec) {
        this.server = server;
        this.scheme = scheme;
        this.object =
                (ObjectNode) JSON.readTree("{\"metadata\": {\"name\": \"recommend-split\"}, \"spec\": " + spec + "}");
        server.createContext("/", this::answer);
        server.start();
    }

    static RouteServer plain(String spec) throws IOException {
        return new RouteServer(HttpServer.create(loopback(), 0), "http", spec);
    }

    static RouteServer secure(String spec, SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new RouteServer(server, "https", spec);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    URI endpoint() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Somebody else sets this home weight after the next get, so that what was got is old.
    synchronized void meanwhile(int homeWeight) {
        homeWeightsOfOthers.add(homeWeight);
    }

    synchronized void failWith(int status) {
        failures.add(status);
    }

    synchronized JsonNode spec() {
        return object.path("spec").deepCopy();
    }

    /// The requests, as `GET /path`.
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    synchronized List<String> authorizations() {
        return List.copyOf(authorizations);
    }

    synchronized long patches() {
        return asked.stream().filter(each -> each.startsWith("PATCH ")).count();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .ifPresent(authorizations::add);
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        if (!failures.isEmpty()) {
            send(
                    exchange,
                    failures.remove(),
                    status("no: arn:aws:sts::" + OTHER_ACCOUNT + ":assumed-role/burst/x may not"));
        } else if (path.equals("/apis/networking.istio.io")) {
            send(exchange, 200, JSON.readTree("{\"preferredVersion\": {\"version\": \"v1\"}}"));
        } else if (!path.equals(OBJECT)) {
            send(exchange, 404, status("not found"));
        } else if (exchange.getRequestMethod().equals("GET")) {
            send(exchange, 200, current());
            if (!homeWeightsOfOthers.isEmpty()) {
                setWeights(homeWeightsOfOthers.remove());
            }
        } else {
            patch(exchange, body);
        }
    }

    private void patch(HttpExchange exchange, JsonNode body) throws IOException {
        if (!"application/merge-patch+json".equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
            send(exchange, 415, status("unsupported"));
        } else if (!body.at("/metadata/resourceVersion").asString("").equals(String.valueOf(version))) {
            send(exchange, 409, status("the object has been modified"));
        } else {
            version++;
            ((ObjectNode) object.path("spec")).set("http", body.at("/spec/http"));
            send(exchange, 200, current());
        }
    }

    private void setWeights(int home) {
        version++;
        var route = object.at("/spec/http/0/route");
        ((ObjectNode) route.get(0)).put("weight", home);
        ((ObjectNode) route.get(1)).put("weight", 100 - home);
    }

    private JsonNode current() {
        ObjectNode copy = object.deepCopy();
        ((ObjectNode) copy.path("metadata")).put("resourceVersion", String.valueOf(version));
        return copy;
    }

    private static JsonNode status(String message) {
        return JsonNodeFactory.instance.objectNode().put("kind", "Status").put("message", message);
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
