package cockpit.burst;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// What Lambda does for the function, in the lab: `LabFunction PORT HOOK`. Takes events by POST, one at a time as one
/// execution environment does, and makes itself known to the lab's hook, over and over, since the hook may start anew.
/// A failure is answered as Lambda answers one: 500, with its type and its message.
final class LabFunction {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long EVERY_SECONDS = 2;

    private final Handler handler = new Handler();
    private final URI hook;
    private final String self;

    private LabFunction(int port, String hook) {
        this.hook = URI.create(hook + "/handler");
        this.self = "http://127.0.0.1:" + port + "/";
    }

    public static void main(String[] args) throws IOException {
        int port = Integer.parseInt(args[0]);
        var function = new LabFunction(port, args[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", function::answer);
        server.start();
        Executors.newSingleThreadScheduledExecutor()
                .scheduleWithFixedDelay(function::makeKnown, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void makeKnown() {
        try (var http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(hook)
                            .PUT(BodyPublishers.ofString(self))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException e) {
            System.err.println("the hook does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            send(exchange, 200, "{}".getBytes(StandardCharsets.UTF_8));
            return;
        }
        var out = new ByteArrayOutputStream();
        var context = new HeardContext();
        int status = 200;
        try (InputStream event = exchange.getRequestBody()) {
            handler.handleRequest(event, out, context);
            System.out.print(context.heard());
        } catch (IOException | RuntimeException e) {
            status = 500;
            out.reset();
            JSON.writeValue(
                    out,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("errorMessage", String.valueOf(e.getMessage()))
                            .put("errorType", e.getClass().getName()));
            System.out.println(out.toString(StandardCharsets.UTF_8));
        }
        send(exchange, status, out.toByteArray());
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var to = exchange.getResponseBody()) {
            to.write(body);
        }
    }
}
