package cockpit.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server on this machine that answers as it is told, and keeps what it was asked.
public final class Loopback implements AutoCloseable {
    /// A login page as venues have it.
    public static final Answer LOGIN_PAGE = new Answer(
            200, "text/html; charset=utf-8", "<!DOCTYPE html><html><body>Welcome! Accept & connect</body></html>");

    /// One request.
    public record Asked(
            String method, String path, Map<String, String> parameters, Map<String, String> headers, String body) {
        /// A header's value, "" if there is none. Names in lower case.
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /// What is answered; an answer without a type is never given, and the connection hangs.
    public record Answer(int status, String type, String body) {
        /// Never comes.
        public static final Answer HANG = new Answer(0, "", "");

        public static Answer json(String body) {
            return new Answer(200, "application/json", body);
        }
    }

    /// Decides what is answered.
    @FunctionalInterface
    public interface Answering {
        Answer to(Asked asked);
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Asked> asked = new ArrayList<>();
    private volatile Answering answering;

    private Loopback(HttpServer server, Answering answering) {
        this.server = server;
        this.answering = answering;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public static Loopback answering(Answering answering) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return new Loopback(HttpServer.create(address, 0), answering);
        } catch (IOException e) {
            throw new AssertionError("no port", e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// From now on, this way.
    public void now(Answering next) {
        answering = next;
    }

    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked request = read(exchange);
            synchronized (this) {
                asked.add(request);
            }
            Answer answer = answering.to(request);
            if (answer.equals(Answer.HANG)) {
                closed.await();
                return;
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Asked read(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String query = exchange.getRequestURI().getRawQuery();
        boolean form = headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded");
        return new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parameters((query == null ? "" : query) + "&" + (form ? body : "")),
                headers,
                body);
    }

    private static Map<String, String> parameters(String text) {
        var parameters = new TreeMap<String, String>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }

    /// An address where nobody listens.
    public static URI nobody() {
        try (Loopback server = answering(asked -> Answer.HANG)) {
            return server.url();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
