package cockpit.simulation.kubernetes;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An object's metadata. Source: `k8s.io/apimachinery/pkg/apis/meta/v1` ObjectMeta.
///
/// @param namespace "" for objects that have none
/// @param uid       "" where not given
/// @param created   creationTimestamp, null where not given
/// @param deleted   deletionTimestamp: when the grace period ends; null while nobody has deleted it
public record Meta(
        String name,
        String namespace,
        String uid,
        Map<String, String> labels,
        Map<String, String> annotations,
        List<OwnerReference> owners,
        @Nullable Instant created,
        @Nullable Instant deleted) {
    public Meta {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
        owners = List.copyOf(owners);
    }

    /// Of an object with a name and nothing else.
    public static Meta named(String name) {
        return new Meta(name, "", "", Map.of(), Map.of(), List.of(), null, null);
    }

    /// The owner that manages it, if one does.
    public Optional<OwnerReference> controller() {
        for (OwnerReference each : owners) {
            if (each.controller()) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /// "namespace/name", what tells pods apart.
    public String key() {
        return namespace + "/" + name;
    }

    /// Whether the annotation is there and says "true".
    public boolean says(String annotation) {
        return "true".equals(annotations.get(annotation));
    }

    /// The same under another name and with other labels.
    public Meta renamed(String newName, Map<String, String> newLabels) {
        return new Meta(newName, namespace, uid, newLabels, annotations, owners, created, deleted);
    }
}
