package cockpit.burst;

import cockpit.world.Scrubber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// The VirtualServices of one API server: read, and patched.
/// Source: Kubernetes API concepts: discovery, merge patch, resource versions, Status.
final class ApiServer {
    private static final String GROUP = "/apis/networking.istio.io";
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(8);
    private static final JsonMapper JSON = new JsonMapper();
    private final String writer;
    private final URI endpoint;
    private final Supplier<String> token;
    private final HttpClient http;
    private String version = "";

    /// Whoever wrote first since the object was read.
    static final class Conflict extends IOException {
        private static final long serialVersionUID = 1;

        Conflict(String message) {
            super(message);
        }
    }

    /// @param writer    whom the object's `managedFields` name for what is written: the function's name
    /// @param authority certificates to trust, PEM in base64; empty for the JDK's
    /// @param token     asked for each request
    ApiServer(String writer, URI endpoint, Optional<String> authority, Supplier<String> token) {
        this.writer = writer;
        this.endpoint = endpoint;
        this.token = token;
        var builder = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1);
        authority.ifPresent(pem -> builder.sslContext(trusting(pem)));
        this.http = builder.build();
    }

    /// Reads a VirtualService.
    JsonNode read(String namespace, String name) throws IOException {
        return ask(request(path(namespace, name)).GET(), "read " + name);
    }

    /// Merges a patch into it; returns it as it is now.
    ///
    /// @throws Conflict if the patch names a version that is not the newest
    JsonNode patch(String namespace, String name, JsonNode patch) throws IOException {
        return ask(
                request(path(namespace, name) + "?fieldManager=" + writer)
                        .header("Content-Type", "application/merge-patch+json")
                        .method("PATCH", BodyPublishers.ofByteArray(JSON.writeValueAsBytes(patch))),
                "patch " + name);
    }

    /// Istio serves v1alpha3, v1beta1 or v1, by its age; the schema used here is the same in all.
    private String path(String namespace, String name) throws IOException {
        if (version.isEmpty()) {
            JsonNode group = ask(request(GROUP).GET(), "find Istio's API");
            version = group.at("/preferredVersion/version").asString("v1");
        }
        return GROUP + "/" + version + "/namespaces/" + namespace + "/virtualservices/" + name;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(endpoint + path))
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + token.get());
    }

    private JsonNode ask(HttpRequest.Builder request, String what) throws IOException {
        HttpResponse<byte[]> response;
        try {
            response = http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("cannot " + what + ": interrupted", e);
        } catch (IOException e) {
            throw new IOException("cannot " + what + ": the API server does not answer: " + why(e), e);
        }
        JsonNode body = json(response.body());
        if (response.statusCode() == 409) {
            throw new Conflict("cannot " + what + ": somebody else wrote it meanwhile, twice");
        }
        if (response.statusCode() >= 300) {
            String said = Scrubber.scrub(body.path("message").asString(""));
            throw new IOException("cannot " + what + ": the API server says " + response.statusCode()
                    + (said.isEmpty() ? "" : ", " + said) + cure(response.statusCode()));
        }
        return body;
    }

    private static String why(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String cure(int status) {
        return switch (status) {
            case 401 -> "; the function's role has no access entry, or the clock is wrong";
            case 403 -> "; apply the function's RBAC (assets/stage/burst-rbac.yaml)";
            case 404 -> "; the VirtualService, or Istio, is not there";
            default -> "";
        };
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static SSLContext trusting(String pem) {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int i = 0;
            var in = new ByteArrayInputStream(Base64.getMimeDecoder().decode(pem));
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + i++, certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException("CLUSTER_CA is no certificate in PEM and base64", e);
        }
    }
}
