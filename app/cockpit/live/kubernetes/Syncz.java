package cockpit.live.kubernetes;

import cockpit.live.kubernetes.Proxies.Cells;
import cockpit.live.kubernetes.Proxies.Named;
import cockpit.world.MeshFact.Sync;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what an istiod answers at `/debug/syncz`: of each Envoy that is connected to it, the nonces of what was sent
/// to it last and of what it acknowledged last.
///
/// Source: Istio, pilot/pkg/xds/debug.go (SyncStatus; Pilot's before 1.5 says the same without a cluster);
/// istioctl/pkg/writer/pilot/status.go (what a pair of nonces means).
final class Syncz {
    private static final JsonMapper JSON = new JsonMapper();

    private Syncz() {}

    /// Empty where that is no such answer.
    static Optional<Map<Named, Cells>> read(String body) {
        try {
            JsonNode answer = JSON.readTree(body);
            return answer.isArray() ? Optional.of(proxies(answer)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Map<Named, Cells> proxies(JsonNode answer) {
        var proxies = new LinkedHashMap<Named, Cells>();
        for (JsonNode each : answer) {
            // A namespace has no dot, a pod's name may.
            String id = each.path("proxy").asString("");
            int dot = id.lastIndexOf('.');
            if (dot > 0) {
                String cluster = each.path("cluster_id").asString("");
                proxies.put(new Named(cluster, id.substring(dot + 1), id.substring(0, dot)), cells(each));
            }
        }
        return proxies;
    }

    private static Cells cells(JsonNode proxy) {
        return new Cells(
                cell(proxy, "cluster"), cell(proxy, "listener"), cell(proxy, "endpoint"), cell(proxy, "route"));
    }

    private static Sync cell(JsonNode proxy, String kind) {
        String sent = proxy.path(kind + "_sent").asString("");
        String acknowledged = proxy.path(kind + "_acked").asString("");
        return sent.isEmpty() ? Sync.NOT_SENT : sent.equals(acknowledged) ? Sync.SYNCED : Sync.STALE;
    }
}
