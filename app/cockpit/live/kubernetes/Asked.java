package cockpit.live.kubernetes;

import cockpit.live.Trouble;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.vertx.core.http.HttpClosedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import tools.jackson.core.JacksonException;

/// What was asked of an API server: the words with which its failure is told.
///
/// @param context   kubectl's
/// @param server    its address
/// @param verb      of RBAC, e.g. list
/// @param resource  of RBAC, e.g. pods; a path for what is no resource
/// @param namespace "" for what is in none
record Asked(String context, String server, String verb, String resource, String namespace) {
    private static final int MOST_SAID = 300;

    /// Its heartbeat.
    static Asked whetherReady(String context, String server) {
        return new Asked(context, server, "get", "/readyz", "");
    }

    /// Whether a trouble is of one kind of object, and not of the whole cluster.
    static boolean isOfResource(Trouble trouble) {
        return switch (trouble.key()) {
            case "live.kubernetes.forbidden",
                    "live.kubernetes.forbiddenIn",
                    "live.kubernetes.notServed",
                    "live.kubernetes.answers",
                    "live.kubernetes.unreadable" -> true;
            default -> false;
        };
    }

    /// What failed, why and what to do.
    Trouble failed(Throwable failure) {
        int code = causes(failure)
                .filter(KubernetesClientException.class::isInstance)
                .mapToInt(each -> ((KubernetesClientException) each).getCode())
                .filter(each -> each > 0)
                .findFirst()
                .orElse(0);
        return code > 0 ? refused(code, failure) : unheard(failure);
    }

    /// A page of HTML, where an answer of an API server is due: a login page of the network in between.
    Trouble html() {
        return Trouble.of("live.kubernetes.html", context, server);
    }

    /// No answer, within the time there is.
    Trouble silent() {
        return Trouble.of("live.kubernetes.silent", context, server);
    }

    /// A watch that was there and has ended; nothing was said.
    Trouble interrupted() {
        return Trouble.of("live.kubernetes.interrupted", context, resource);
    }

    /// A kind that the server does not know.
    Trouble notServed() {
        return Trouble.of("live.kubernetes.notServed", context, resource);
    }

    private Trouble refused(int code, Throwable failure) {
        return switch (code) {
            case 401 -> Trouble.of("live.kubernetes.unauthorized", context, server);
            case 403 ->
                namespace.isEmpty()
                        ? Trouble.of("live.kubernetes.forbidden", context, verb(failure), resource)
                        : Trouble.of("live.kubernetes.forbiddenIn", context, verb(failure), resource, namespace);
            case 404 -> notServed();
            default ->
                said(failure).contains("<") && said(failure).contains("html")
                        ? html()
                        : Trouble.of("live.kubernetes.answers", context, String.valueOf(code), resource, said(failure));
        };
    }

    /// fabric8 lists before it watches, and tells both failures alike; the message has the address that was refused.
    private String verb(Throwable failure) {
        return causes(failure)
                        .anyMatch(each -> String.valueOf(each.getMessage()).contains("watch=true"))
                ? "watch"
                : verb;
    }

    private Trouble unheard(Throwable failure) {
        if (any(failure, UnknownHostException.class)) {
            return Trouble.of("live.kubernetes.unknownHost", context, server);
        }
        if (any(failure, CertificateException.class)
                || causes(failure)
                        .anyMatch(each -> each.getClass().getName().startsWith("sun.security.")
                                || each instanceof CertPathBuilderException
                                || each instanceof CertPathValidatorException)) {
            return Trouble.of("live.kubernetes.untrusted", context, server, deepest(failure));
        }
        if (any(failure, SSLException.class)) {
            return Trouble.of("live.kubernetes.tls", context, server, deepest(failure));
        }
        // A connection that nothing comes over any more is closed at this end, see Tuning.
        if (any(failure, TimeoutException.class)
                || any(failure, HttpClosedException.class)
                || deepest(failure).contains("timed out")) {
            return silent();
        }
        if (any(failure, ConnectException.class) || any(failure, NoRouteToHostException.class)) {
            return Trouble.of("live.kubernetes.refused", context, server);
        }
        if (causes(failure).anyMatch(JacksonException.class::isInstance)) {
            return deepest(failure).contains("'<'")
                    ? html()
                    : Trouble.of("live.kubernetes.unreadable", context, resource, deepest(failure));
        }
        return Trouble.of("live.kubernetes.other", context, resource, deepest(failure));
    }

    /// The server's own words, where it has any.
    private static String said(Throwable failure) {
        return causes(failure)
                .filter(KubernetesClientException.class::isInstance)
                .map(each -> ((KubernetesClientException) each).getStatus())
                .flatMap(Stream::ofNullable)
                .flatMap(status -> Stream.ofNullable(status.getMessage()))
                .findFirst()
                .map(Asked::brief)
                .orElseGet(() -> deepest(failure));
    }

    private static String deepest(Throwable failure) {
        Throwable last = causes(failure).reduce(failure, (a, b) -> b);
        return brief(
                Optional.ofNullable(last.getMessage()).orElse(last.getClass().getSimpleName()));
    }

    private static String brief(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= MOST_SAID ? line : line.substring(0, MOST_SAID) + " ...";
    }

    private static boolean any(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause)
                .limit(20);
    }
}
