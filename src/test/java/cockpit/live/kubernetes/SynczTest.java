package cockpit.live.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.kubernetes.Proxies.Cells;
import cockpit.live.kubernetes.Proxies.Named;
import cockpit.world.MeshFact.Sync;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers of istiod, and of Pilot before it.
final class SynczTest {
    @Test
    void aPairOfNoncesIsACell() {
        assertThat(Syncz.read("""
                        [{"proxy": "adservice-7c9-b.hipster-app", "cluster_id": "AWS-Cluster", "proxy_type": "sidecar",
                          "istio_version": "1.24.2",
                          "cluster_sent": "n1", "cluster_acked": "n1",
                          "listener_sent": "n2", "listener_acked": "n1",
                          "endpoint_sent": "n3",
                          "extensionconfig_sent": "n4"}]
                        """).orElseThrow())
                .containsExactly(Map.entry(
                        new Named("AWS-Cluster", "hipster-app", "adservice-7c9-b"),
                        new Cells(Sync.SYNCED, Sync.STALE, Sync.STALE, Sync.NOT_SENT)));
    }

    /// As 1.4 has it, and a pod whose name has a dot.
    @Test
    void pilotSaysNoCluster() {
        assertThat(Syncz.read("""
                        [{"proxy": "web-1.2.shop", "proxy_version": "1.4.9", "endpoint_percent": 100,
                          "cluster_sent": "a", "cluster_acked": "a", "listener_sent": "a", "listener_acked": "a",
                          "route_sent": "a", "route_acked": "a", "endpoint_sent": "a", "endpoint_acked": "a"}]
                        """).orElseThrow())
                .containsExactly(Map.entry(
                        new Named("", "shop", "web-1.2"),
                        new Cells(Sync.SYNCED, Sync.SYNCED, Sync.SYNCED, Sync.SYNCED)));
        assertThat(Syncz.read("[]").orElseThrow()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "404 page not found", "<html>", "{\"kind\": \"Status\"}", "[{\"proxy\""})
    void whatIsNoListIsNoAnswer(String body) {
        assertThat(Syncz.read(body)).isEmpty();
    }
}
