package cockpit.live.kubernetes;

import cockpit.live.Feed;
import cockpit.live.StageFile;
import cockpit.world.MeshFact.ProxyGone;
import cockpit.world.MeshFact.ProxySeen;
import cockpit.world.MeshFact.Sync;
import cockpit.world.Origin;
import cockpit.world.PodId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The Envoys of both clusters' pods, and how each agrees with the control plane, as far as an istiod tells: of one
/// that none tells of, all is unknown. Only what differs is told. Thread-safe.
final class Proxies {
    /// One Envoy, in an istiod's words.
    ///
    /// @param cluster as Istio is told to call it; "" where that is not said, as before 1.9
    record Named(String cluster, String namespace, String pod) {}

    /// A line of `istioctl proxy-status`.
    record Cells(Sync cds, Sync lds, Sync eds, Sync rds) {
        static final Cells UNKNOWN = new Cells(Sync.UNKNOWN, Sync.UNKNOWN, Sync.UNKNOWN, Sync.UNKNOWN);

        ProxySeen of(PodId pod) {
            return new ProxySeen(pod, cds, lds, eds, rds);
        }
    }

    private final List<StageFile.Cluster> clusters;
    private final Feed feed;
    private final Map<PodId, Cells> told = new LinkedHashMap<>();
    /// What each istiod says; one knows its own Envoys alone.
    private final Map<Origin, Map<Named, Cells>> said = new LinkedHashMap<>();

    Proxies(StageFile stage, Feed feed) {
        this.clusters = List.of(stage.kubernetes().main(), stage.kubernetes().remote());
        this.feed = feed;
    }

    /// A pod with an Envoy is there.
    ///
    /// @param origin who saw it
    synchronized void seen(PodId pod, Origin origin) {
        Cells now = cells(pod).map(Map.Entry::getValue).orElse(Cells.UNKNOWN);
        if (!now.equals(told.put(pod, now))) {
            feed.tell(origin, now.of(pod));
        }
    }

    /// A pod with an Envoy is there no more.
    synchronized void gone(PodId pod, Origin origin) {
        if (told.remove(pod) != null) {
            feed.tell(origin, new ProxyGone(pod));
        }
    }

    /// What a cluster's control plane says of all Envoys that are connected to it; nothing, and they are unknown.
    synchronized void said(Origin istiod, Map<Named, Cells> cells) {
        said.put(istiod, Map.copyOf(cells));
        told.replaceAll((pod, before) -> {
            Map.@Nullable Entry<Origin, Cells> found = cells(pod).orElse(null);
            Cells now = found == null ? Cells.UNKNOWN : found.getValue();
            if (!now.equals(before)) {
                feed.tell(found == null ? istiod : found.getKey(), now.of(pod));
            }
            return now;
        });
    }

    private Optional<Map.Entry<Origin, Cells>> cells(PodId pod) {
        for (var each : said.entrySet()) {
            Cells found = names(pod).stream()
                    .map(each.getValue()::get)
                    .filter(cells -> cells != null)
                    .findFirst()
                    .orElse(null);
            if (found != null) {
                return Optional.of(Map.entry(each.getKey(), found));
            }
        }
        return Optional.empty();
    }

    /// By its cluster's shown name or context; without a cluster, where no pod of the other cluster has its name.
    private List<Named> names(PodId pod) {
        StageFile.Cluster cluster = clusters.stream()
                .filter(each -> each.context().equals(pod.context()))
                .findFirst()
                .orElseThrow();
        boolean alone = clusters.stream()
                .filter(each -> !each.equals(cluster))
                .noneMatch(each -> told.containsKey(new PodId(each.context(), pod.namespace(), pod.name())));
        var byCluster = List.of(
                new Named(cluster.cluster(), pod.namespace(), pod.name()),
                new Named(cluster.context(), pod.namespace(), pod.name()));
        return alone
                ? List.of(byCluster.getFirst(), byCluster.getLast(), new Named("", pod.namespace(), pod.name()))
                : byCluster;
    }
}
