package cockpit.live.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.vertx5.Vertx5HttpClientFactory;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.concurrent.TimeUnit;

/// How patient a client is. As fabric8 comes, a connection whose packets vanish is never noticed: it writes pings and
/// waits for no answer.
///
/// The numbers were measured against a server whose connections were cut, frozen and slowed: a freeze shows after two
/// seconds, and a watch is back within two of its end.
final class Tuning {
    /// Objects in one page of a list: a page is parsed on the thread that also answers pings.
    static final long PAGE = 500;

    private static final int CONNECT_MILLIS = 1_500;
    /// Of a page of a list.
    private static final int LIST_MILLIS = 10_000;
    /// Of everything that somebody waits for.
    private static final int ANSWER_MILLIS = 1_200;
    private static final int WRITE_MILLIS = 6_000;
    private static final long PING_MILLIS = 700;
    private static final int SILENCE_MILLIS = 2_000;
    /// A connection kept for the next request ends after this, too: a dead one is not taken again and again.
    private static final int ANSWER_BEGINS_MILLIS = 3_000;
    /// Doubles up to 32 times.
    private static final int RECONNECT_MILLIS = 60;

    /// One for all clients: each has to learn anew how an object of each kind is read.
    private static final KubernetesSerialization WHOLE = new KubernetesSerialization();
    private static final KubernetesSerialization LEAN = LeanPods.serialization();

    private Tuning() {}

    /// For lists and watches.
    static KubernetesClient watching(Config access) {
        return client(access, CONNECT_MILLIS, LIST_MILLIS);
    }

    /// The same, for pods.
    static KubernetesClient watchingPods(Config access) {
        return client(access, CONNECT_MILLIS, LIST_MILLIS, LEAN);
    }

    /// For writing: a write may take longer than a question, and is not asked again.
    static KubernetesClient writing(Config access) {
        return client(access, CONNECT_MILLIS, WRITE_MILLIS);
    }

    /// For short questions.
    static KubernetesClient asking(Config access) {
        return client(access, CONNECT_MILLIS, ANSWER_MILLIS);
    }

    /// For a few questions whose asker watches the time.
    static KubernetesClient patient(Config access) {
        return client(access, LIST_MILLIS, LIST_MILLIS);
    }

    private static KubernetesClient client(Config access, int connectMillis, int requestMillis) {
        return client(access, connectMillis, requestMillis, WHOLE);
    }

    private static KubernetesClient client(
            Config access, int connectMillis, int requestMillis, KubernetesSerialization serialization) {
        Config config = new ConfigBuilder(access)
                .withConnectionTimeout(connectMillis)
                .withRequestTimeout(requestMillis)
                .withRequestRetryBackoffLimit(0)
                .withWatchReconnectInterval(RECONNECT_MILLIS)
                .withWatchReconnectLimit(-1)
                .withWebsocketPingInterval(PING_MILLIS)
                // A request that was given up ends its connection in HTTP/1.1; in HTTP/2 the dead one would be kept.
                .withHttp2Disable(true)
                .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withKubernetesSerialization(serialization)
                .withHttpClientFactory(new Vertx5HttpClientFactory() {
                    @Override
                    protected void additionalConfig(
                            WebClientOptions web, WebSocketClientOptions socket, PoolOptions pool) {
                        // A list shrinks to a twentieth, which saves more in TLS than it costs.
                        web.setDecompressionSupported(true)
                                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                                .setReadIdleTimeout(ANSWER_BEGINS_MILLIS);
                        socket.setIdleTimeoutUnit(TimeUnit.MILLISECONDS).setReadIdleTimeout(SILENCE_MILLIS);
                    }
                })
                .build();
    }
}
