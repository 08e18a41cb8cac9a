package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import tools.jackson.databind.JsonNode;

/// Whether metrics-server has figures of a cluster's nodes: without them nothing is scaled by CPU.
record MetricsCheck(Doors doors, String context) implements ClusterQuestion {
    private static final String NODES = "/apis/metrics.k8s.io/v1beta1/nodes";

    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.metrics", context);
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.metrics", context);
    }

    @Override
    public Verdict otherwise() {
        return Verdict.WARN;
    }

    @Override
    public Finding run() throws Failed, InterruptedException {
        JsonNode nodes = doors.cluster(context).get(NODES, "nodes.metrics.k8s.io", "");
        if (nodes.isMissingNode()) {
            return Finding.warn("preflight.metrics.none", context);
        }
        int count = nodes.path("items").size();
        return count == 0
                ? Finding.warn("preflight.metrics.empty", context)
                : Finding.go("preflight.metrics.answers", String.valueOf(count));
    }
}
