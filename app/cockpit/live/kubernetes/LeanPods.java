package cockpit.live.kubernetes;

import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import tools.jackson.databind.json.JsonMapper;

/// Reads of a pod what [PodFacts] tells of it, and skips the rest, which is most: a whole pod is 36 kB of objects, and
/// thousands of them come at once.
final class LeanPods {
    private LeanPods() {}

    static KubernetesSerialization serialization() {
        JsonMapper mapper = JsonMapper.builder()
                .addMixIn(ObjectMeta.class, Meta.class)
                .addMixIn(PodSpec.class, Spec.class)
                .addMixIn(Container.class, OfContainer.class)
                .addMixIn(PodStatus.class, Status.class)
                .addMixIn(ContainerStatus.class, StatusOfContainer.class)
                .addMixIn(PodCondition.class, Condition.class)
                .build();
        return new KubernetesSerialization(mapper, true);
    }

    @JsonIncludeProperties({
        "name",
        "namespace",
        "uid",
        "resourceVersion",
        "labels",
        "ownerReferences",
        "deletionTimestamp"
    })
    private interface Meta {}

    @JsonIncludeProperties({"nodeName", "containers", "initContainers", "resources", "overhead"})
    private interface Spec {}

    @JsonIncludeProperties({"name", "resources", "restartPolicy"})
    private interface OfContainer {}

    @JsonIncludeProperties({"phase", "conditions", "containerStatuses", "message", "reason"})
    private interface Status {}

    @JsonIncludeProperties({"name", "restartCount", "state"})
    private interface StatusOfContainer {}

    @JsonIncludeProperties({"type", "status", "lastTransitionTime", "message"})
    private interface Condition {}
}
