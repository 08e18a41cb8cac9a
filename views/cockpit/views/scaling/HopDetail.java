package cockpit.views.scaling;

import cockpit.views.desk.Frame;
import cockpit.views.theme.Figures;
import cockpit.views.theme.Texts;
import cockpit.world.Hop;
import cockpit.world.Hpa;
import cockpit.world.NodePhase;
import cockpit.world.PodPhase;
import cockpit.world.ScaleUp;
import cockpit.world.Scaling;
import cockpit.world.World;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a station of the ribbon counts, as it is now; nothing where it is not known.
final class HopDetail {
    private final Frame frame;
    private final World world;
    private final Texts texts;

    HopDetail(Frame frame, Texts texts) {
        this.frame = frame;
        this.world = frame.world();
        this.texts = texts;
    }

    String of(Hop hop) {
        return switch (hop) {
            case LOAD ->
                world.demand().askedUsers() < 0
                        ? ""
                        : texts.get("scaling.detail.LOAD", world.demand().askedUsers());
            case CPU ->
                hpa().filter(hpa -> hpa.percent().size() > 0)
                        .map(hpa -> Figures.whole(hpa.percent().last()) + " %")
                        .orElse("");
            case DESIRED ->
                hpa().map(hpa -> texts.get("scaling.detail.DESIRED", hpa.desired()))
                        .orElse("");
            case PENDING -> counted("scaling.detail.PENDING", pods(PodPhase.PENDING));
            case CAPACITY ->
                up().map(up -> texts.get("scaling.detail.CAPACITY", up.from(), up.to()))
                        .orElse("");
            case INSTANCE -> counted("scaling.detail.INSTANCE", nodes(NodePhase.BOOTING) + nodes(NodePhase.JOINING));
            case READY -> counted("scaling.detail.READY", nodes(NodePhase.READY));
            case RUNNING -> hpa().map(this::running).orElse("");
            case LATENCY -> {
                double p95 = world.demand().p95Millis();
                yield Double.isNaN(p95) ? "" : texts.get("scaling.detail.LATENCY", Figures.whole(p95));
            }
        };
    }

    private String counted(String key, int count) {
        return count == 0 ? "" : texts.get(key, count);
    }

    private String running(Hpa hpa) {
        return texts.get("scaling.detail.RUNNING", Replicas.of(frame, hpa).running(), hpa.desired());
    }

    private Optional<Hpa> hpa() {
        return HpaPanel.all(frame).stream().findFirst();
    }

    private Optional<ScaleUp> up() {
        List<ScaleUp> ups = world.scaling()
                .map(Scaling::scaleUps)
                .map(all -> all.sorted(Comparator.comparingLong(ScaleUp::at)))
                .orElse(List.of());
        return ups.isEmpty() ? Optional.empty() : Optional.of(ups.getLast()).filter(up -> up.to() > up.from());
    }

    private int pods(PodPhase phase) {
        int[] sum = {0};
        world.platform().clusters().forEach(cluster -> sum[0] += cluster.pods().of(phase));
        return sum[0];
    }

    private int nodes(NodePhase phase) {
        int[] sum = {0};
        world.platform().clusters().forEach(cluster -> sum[0] += cluster.nodes().of(phase));
        return sum[0];
    }
}
