package cockpit.preflight;

import cockpit.live.Failed;
import cockpit.live.Trouble;
import cockpit.live.aws.EksSeen;
import cockpit.live.kubernetes.ClusterDoor;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Whether somebody would add nodes to the main cluster: cluster-autoscaler or Karpenter, by a Deployment in the usual
/// namespaces, or the Auto Scaling group of a managed node group.
record AutoscalerCheck(Doors doors) implements ClusterQuestion {
    private static final Logger LOG = LoggerFactory.getLogger(AutoscalerCheck.class);
    private static final List<String> NAMESPACES = List.of("kube-system", "karpenter");

    @Override
    public String context() {
        return doors.main();
    }

    @Override
    public Trouble title() {
        return Trouble.of("preflight.check.autoscaler", doors.main());
    }

    @Override
    public Trouble todo() {
        return Trouble.of("preflight.try.autoscaler", doors.main());
    }

    @Override
    public Verdict otherwise() {
        return Verdict.WARN;
    }

    @Override
    public Finding run() throws Failed, InterruptedException {
        Optional<JsonNode> found = deployment();
        if (found.isPresent()) {
            String name = found.get().at("/metadata/name").asString("");
            return found.get().at("/status/readyReplicas").asInt(0) > 0
                    ? Finding.go("preflight.autoscaler.there", name)
                    : Finding.warn("preflight.autoscaler.notReady", name);
        }
        return doors.aws()
                .eks()
                .flatMap(EksSeen::nodegroup)
                .filter(group -> !group.autoScalingGroups().isEmpty())
                .map(group -> Finding.go(
                        "preflight.autoscaler.group", group.autoScalingGroups().getFirst()))
                .orElseGet(() -> Finding.warn("preflight.autoscaler.none"));
    }

    private Optional<JsonNode> deployment() throws InterruptedException {
        for (String namespace : NAMESPACES) {
            try {
                ClusterDoor cluster = doors.cluster(doors.main());
                String path = "/apis/apps/v1/namespaces/" + namespace + "/deployments?limit=500";
                for (JsonNode each : cluster.get(path, "deployments", namespace).path("items")) {
                    if (each.at("/metadata/name").asString("").matches(".*(cluster-autoscaler|karpenter).*")) {
                        return Optional.of(each);
                    }
                }
            } catch (Failed e) { // the right to look there is nobody's duty; EKS may know
                LOG.debug("Deployments in {}", namespace, e);
            }
        }
        return Optional.empty();
    }
}
