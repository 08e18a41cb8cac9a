package cockpit.live;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/// Reads where a stage's mesh is measured: each cluster's Prometheus, and CloudWatch as second choice.
final class MeshKeys {
    /// Where the CloudWatch agent puts what it scrapes.
    /// Source: Amazon CloudWatch User Guide, "Prometheus metrics collected by the CloudWatch agent".
    private static final String AGENTS = "ContainerInsights/Prometheus";

    private MeshKeys() {}

    static StageFile.Prometheus prometheus(Spot in) {
        return in.maybe(each -> each.keys("main", "remote"))
                .map(each -> new StageFile.Prometheus(
                        each.at("main").maybe(Spot::url), each.at("remote").maybe(Spot::url)))
                .orElse(new StageFile.Prometheus(Optional.empty(), Optional.empty()));
    }

    static Optional<StageFile.MeshMetrics> metrics(Spot in) {
        return in.maybe(each -> each.keys("cloudwatch").at("cloudwatch")).flatMap(each -> each.maybe(MeshKeys::agents));
    }

    private static StageFile.MeshMetrics agents(Spot in) {
        in.keys("namespace", "main", "remote");
        return new StageFile.MeshMetrics(
                in.at("namespace").maybe(each -> each.text(Form.TEXT)).orElse(AGENTS),
                in.at("main").maybe(MeshKeys::dimensions),
                in.at("remote").maybe(MeshKeys::dimensions));
    }

    private static Map<String, String> dimensions(Spot in) {
        return Collections.unmodifiableMap(in.texts());
    }
}
