package cockpit.live.kubernetes;

import cockpit.world.PlatformFact.WorkloadSeen;
import cockpit.world.WorkloadId;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A Deployment's object as a fact.
final class WorkloadFacts {
    private WorkloadFacts() {}

    /// @param sensitive names of the services that stay on-prem
    static WorkloadSeen of(String context, Deployment deployment, Collection<String> sensitive) {
        var meta = deployment.getMetadata();
        var status = deployment.getStatus();
        return new WorkloadSeen(
                new WorkloadId(context, meta.getNamespace(), meta.getName()),
                // The API server fills in 1 where nothing is asked.
                Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1),
                status == null ? 0 : Objects.requireNonNullElse(status.getReadyReplicas(), 0),
                sensitive.contains(meta.getName()),
                version(deployment.getSpec().getTemplate().getMetadata().getLabels()));
    }

    /// Who last set how many pods it wants; empty where nobody says, and where that was the HPA.
    static Optional<String> scaler(Deployment deployment) {
        List<ManagedFieldsEntry> entries = deployment.getMetadata().getManagedFields();
        return Stream.ofNullable(entries)
                .flatMap(List::stream)
                .filter(each -> each.getFieldsV1() != null
                        && each.getFieldsV1().getAdditionalProperties().get("f:spec") instanceof Map<?, ?> spec
                        && spec.containsKey("f:replicas"))
                .max(Comparator.comparing(each -> Moments.of(each.getTime())))
                .map(ManagedFieldsEntry::getManager)
                .filter(manager -> !manager.equals(Managers.CONTROLLERS));
    }

    /// Source: Istio, "Canonical Service": which labels make the `source_version` and `destination_version` of its
    /// telemetry, in this order.
    private static String version(@Nullable Map<String, String> labels) {
        return labels == null
                ? ""
                : Stream.of("service.istio.io/canonical-revision", "app.kubernetes.io/version", "version")
                        .map(labels::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse("");
    }
}
