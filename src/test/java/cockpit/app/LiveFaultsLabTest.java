package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.app.Relay.Answer;
import cockpit.live.kubernetes.Tunnel;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lab's real servers fail, one after another: each time the cockpit says so within three seconds, keeps its
/// picture, comes back by itself within five seconds of the cause's end, and writes nothing twice.
@Tag("lab")
final class LiveFaultsLabTest {
    private static final String MAIN = "watch MAIN";
    /// The whole proof; a run that has less time may shorten it.
    private static final int HOLE = Integer.getInteger("lab.hole.seconds", 30);

    private static final List<String> IN_MINISTACK = List.of("AWS", "CloudWatch", "CloudWatch Logs", "SNS", "Lambda");

    @TempDir
    private Path folder = Path.of("");

    /// Closed, everything is as it was.
    private LabRun open(Map<String, String> instead) throws IOException {
        Lab lab = Lab.orSkip();
        return new LabRun(lab, lab.with(folder, instead), folder.resolve("journals"));
    }

    @Test
    void anApiServerIsKilledAndStartedAgain() throws IOException, InterruptedException {
        Lab lab = Lab.orSkip();
        try (LabRun run = open(Map.of())) {
            lab.command("kill", "MAIN-apiserver");
            run.missed(MAIN);
            run.refusedInVain(30);
            run.lost(MAIN, "MAIN", "127.0.0.1:" + Lab.port("MAIN_API"));
            run.advance(2);
            run.ages(MAIN, 3);
            lab.command("start", "MAIN-apiserver");
            run.recovered(MAIN);
            run.writesOnce();
        } finally {
            lab.command("start", "MAIN-apiserver");
        }
    }

    @Test
    void packetsVanishAndNoConnectionEnds() throws IOException {
        try (var tunnel = new Tunnel(Lab.port("MAIN_API"));
                LabRun run = through(tunnel, "https", text -> text)) {
            tunnel.freeze(true);
            run.missed(MAIN);
            run.lost(MAIN, "MAIN", "127.0.0.1:" + tunnel.port());
            run.refusedInVain(30);
            run.advance(HOLE - run.age(MAIN));
            run.ages(MAIN, HOLE - 1);
            tunnel.freeze(false);
            run.recovered(MAIN);
            run.writesOnce();
        }
    }

    /// The watches are begun anew from a version of long ago, which the server has forgotten: 410 Gone.
    @Test
    void theServerHasForgottenHowItCameToWhatThereIs() throws Exception {
        try (var tunnel = new Tunnel(Lab.port("MAIN_API"), trusting());
                LabRun run = through(tunnel, "http", text -> text)) {
            var gone = new AtomicInteger();
            tunnel.changeThere(text -> text.contains("watch=true") ? longAgo(text) : text);
            tunnel.changeBack(text -> {
                if (text.contains("too old resource version")) {
                    gone.incrementAndGet();
                }
                return text;
            });
            tunnel.cut();
            run.await("410 Gone, several times", 10, world -> gone.get() >= 3);
            tunnel.changeThere(text -> text);
            run.recovered(MAIN);
            run.writesOnce();
        }
    }

    private static String longAgo(String request) {
        Matcher version = Pattern.compile("resourceVersion=([0-9]+)").matcher(request);
        return version.replaceAll(
                found -> "resourceVersion=" + "0".repeat(found.group(1).length() - 1) + "1");
    }

    @Test
    void anEventCannotBeReadAndWhatItToldIsLearntAllTheSame() throws Exception {
        try (var tunnel = new Tunnel(Lab.port("MAIN_API"), trusting());
                LabRun run = through(tunnel, "http", text -> text)) {
            var spoilt = new AtomicInteger();
            tunnel.changeBack(text -> {
                if (spoilt.get() == 0 && text.contains("\"type\":\"MODIFIED\"") && text.contains("recommend-split")) {
                    spoilt.incrementAndGet();
                    return text.replace("\"type\":\"MODIFIED\"", "\"type\":~MODIFIED~");
                }
                return text;
            });
            try {
                weigh(95, 5);
                run.await("the event is spoilt", 3, world -> spoilt.get() == 1);
                run.await("its weight is known", 5, world -> run.applied() == 5);
            } finally {
                weigh(100, 0);
            }
            run.await("the next is read", 5, world -> run.applied() == 0);
            run.recovered(MAIN);
            run.writesOnce();
        }
    }

    private static void weigh(int home, int cloud) throws IOException, InterruptedException {
        Lab.run(
                "kubectl",
                "--context",
                "MAIN",
                "-n",
                "hipster-app",
                "patch",
                "virtualservice",
                "recommend-split",
                "--type",
                "json",
                "--patch",
                "[{\"op\":\"replace\",\"path\":\"/spec/http/0/route/0/weight\",\"value\":" + home
                        + "},{\"op\":\"replace\",\"path\":\"/spec/http/0/route/1/weight\",\"value\":" + cloud + "}]");
    }

    /// The API server takes the token no more; the kubeconfig gets a new one.
    @Test
    void aTokenRunsOutAndIsRenewedInTheKubeconfig() throws Exception {
        Lab lab = Lab.orSkip();
        String real = part(lab.kubeconfig(), "operator-MAIN\\s+user: \\{token: ([0-9a-f]+)");
        String first = "0".repeat(real.length());
        try (var tunnel = new Tunnel(Lab.port("MAIN_API"), trusting())) {
            tunnel.changeThere(text -> text.replace(first, real));
            try (LabRun run = through(tunnel, "http", text -> text.replace(real, first))) {
                tunnel.changeThere(text -> text);
                run.missed(MAIN);
                run.lost(MAIN, "MAIN", "401");
                run.refusedInVain(30);
                run.advance(2);
                Path kubeconfig = folder.resolve("kubeconfig");
                Files.writeString(kubeconfig, Files.readString(kubeconfig).replace(first, real));
                run.recovered(MAIN);
                run.writesOnce();
            }
        }
    }

    @Test
    void awsAnswers500() throws IOException {
        awsFails("500", exchange -> Optional.of(new Answer(500, "text/plain", "InternalFailure")));
    }

    @Test
    void awsThrottles() throws IOException {
        awsFails("Throttling", exchange -> Optional.of(refusal(exchange, "Throttling", "Rate exceeded")));
    }

    private void awsFails(String said, Relay.Fault fault) throws IOException {
        try (var relay = new Relay(ministack());
                LabRun run = open(Map.of(ministack().toString(), relay.url().toString()))) {
            relay.suffers(fault);
            run.missed("CloudWatch");
            run.lost("CloudWatch", "CloudWatch", said);
            run.lost("CloudWatch Logs", "CloudWatch Logs", said);
            run.advance(6);
            run.ages("CloudWatch", 6);
            run.writesOnce();
            relay.recovers();
            IN_MINISTACK.forEach(run::recovered);
        }
    }

    /// This machine's clock has gone wrong by ten minutes, as seen by AWS: it refuses what is signed with it.
    @Test
    void theClockIsWrong() throws IOException {
        Duration skew = Duration.ofMinutes(10);
        var refused = new AtomicInteger();
        try (var relay = new Relay(ministack());
                LabRun run = open(Map.of(ministack().toString(), relay.url().toString()))) {
            relay.suffers(exchange -> {
                Instant now = Instant.now().plus(skew);
                exchange.getResponseHeaders()
                        .set("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC)));
                String signed = exchange.getRequestHeaders().getFirst("X-Amz-Date");
                if (!Duration.between(signedAt(signed), now)
                        .abs()
                        .minus(Duration.ofMinutes(5))
                        .isPositive()) {
                    return Optional.empty();
                }
                refused.incrementAndGet();
                return Optional.of(refusal(
                        exchange,
                        "SignatureDoesNotMatch",
                        "Signature expired: " + signed + " is now earlier than it may be (5 min.)"));
            });
            run.missed("CloudWatch");
            assertThat(run.words("CloudWatch")).contains("clock");
            run.await("refused", 5, world -> refused.get() > 0);
            run.advance(5);
            run.writesOnce();
            relay.recovers();
            IN_MINISTACK.forEach(run::recovered);
        }
    }

    private static Instant signedAt(String amzDate) {
        return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .parse(amzDate, Instant::from);
    }

    /// As each service says it, by the protocol in which it was asked.
    private static Answer refusal(HttpExchange exchange, String code, String message) {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (type.contains("x-www-form-urlencoded")) {
            return new Answer(
                    400,
                    "text/xml",
                    "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                            + "</Message></Error></ErrorResponse>");
        }
        exchange.getResponseHeaders().set("x-amzn-ErrorType", code);
        return new Answer(
                400, "application/x-amz-json-1.1", "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }

    private static URI ministack() {
        Lab.orSkip();
        return URI.create(String.valueOf(System.getenv("COCKPIT_LAB_MINISTACK")));
    }

    @Test
    void locustGoesAndComesBack() throws IOException, InterruptedException {
        Lab lab = Lab.orSkip();
        int users = lab.users();
        try (LabRun run = open(Map.of())) {
            lab.command("kill", "locust-master");
            lab.command("kill", "locust-worker"); // which would wait a minute for its lost master
            run.missed("Locust");
            run.loadRefusedInVain();
            run.lost("Locust", "127.0.0.1:" + Lab.port("LOCUST"));
            run.ages("Locust", 4);
            locust(lab, users);
            run.recovered("Locust");
            run.await("its users are back", 20, world -> world.demand().users() == users);
            run.writesOnce();
        } finally {
            locust(lab, users);
        }
    }

    private static void locust(Lab lab, int users) throws IOException, InterruptedException {
        lab.command("start", "locust-worker");
        lab.command("start", "locust-master");
        if (lab.users() != users) {
            lab.swarm(users);
        }
    }

    @Test
    void prometheusGoesAndComesBack() throws IOException, InterruptedException {
        Lab lab = Lab.orSkip();
        try (LabRun run = open(Map.of())) {
            int edges = run.world().mesh().edges().size();
            lab.command("kill", "REMOTE-prometheus");
            run.missedWithin("Prometheus REMOTE", 6); // it is asked every five seconds
            run.lost("Prometheus REMOTE", "127.0.0.1:" + Lab.port("REMOTE_PROMETHEUS"));
            run.ages("Prometheus REMOTE", 5);
            assertThat(run.world().mesh().edges().size()).isGreaterThanOrEqualTo(edges);
            lab.command("start", "REMOTE-prometheus");
            run.await("it measures again", 20, world -> measures());
            run.recovered("Prometheus REMOTE");
            run.writesOnce();
        } finally {
            lab.command("start", "REMOTE-prometheus");
        }
    }

    /// Whether the second Prometheus has seen enough since it came back to know a rate.
    private static boolean measures() {
        String query = URLEncoder.encode("rate(istio_requests_total[10s])", StandardCharsets.UTF_8);
        URI at = URI.create("http://127.0.0.1:" + Lab.port("REMOTE_PROMETHEUS") + "/api/v1/query?query=" + query);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("\"value\"");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Opens the stage with the main cluster's API server behind a tunnel.
    ///
    /// @param more changes the kubeconfig further
    private LabRun through(Tunnel tunnel, String scheme, UnaryOperator<String> more) throws IOException {
        Lab lab = Lab.orSkip();
        String server = "https://127.0.0.1:" + Lab.port("MAIN_API");
        String kubeconfig = lab.kubeconfig();
        assertThat(kubeconfig).contains(server);
        Path own = Files.writeString(
                folder.resolve("kubeconfig"),
                more.apply(kubeconfig.replace(server, scheme + "://127.0.0.1:" + tunnel.port())));
        return open(Map.of(lab.stage().kubernetes().kubeconfig().orElseThrow().toString(), own.toString()));
    }

    /// Connections with TLS to the lab's main API server, trusting what its kubeconfig trusts.
    private static SSLSocketFactory trusting() throws IOException, GeneralSecurityException {
        String data = part(
                Lab.orSkip().kubeconfig(), Lab.port("MAIN_API") + "\", certificate-authority-data: ([A-Za-z0-9+/=]+)");
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate each : CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(Base64.getDecoder().decode(data)))) {
            store.setCertificateEntry("ca" + store.size(), each);
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static String part(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
