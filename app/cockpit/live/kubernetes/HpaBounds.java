package cockpit.live.kubernetes;

import cockpit.live.BoundsTarget;
import cockpit.live.Failed;
import cockpit.live.Trouble;
import cockpit.live.kubernetes.ObjectDoor.Way;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A HorizontalPodAutoscaler's `spec.minReplicas` and `spec.maxReplicas`, which are the same in every version of its
/// group; it is written in the newest that the cluster serves.
///
/// Source: Kubernetes API reference, HorizontalPodAutoscalerSpec (minReplicas is 1 where it is left out).
final class HpaBounds implements BoundsTarget {
    private static final List<String> VERSIONS = List.of("v2", "v2beta2", "v2beta1", "v1");

    private final ObjectDoor any;

    /// @param any the object's door, in whatever version
    HpaBounds(ObjectDoor any) {
        this.any = any;
    }

    @Override
    public String name() {
        return any.shown() + " bounds";
    }

    @Override
    public JsonNode read() throws Failed {
        return bounds(door().found());
    }

    private static JsonNode bounds(JsonNode object) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("min", object.at("/spec/minReplicas").asInt(1))
                .put("max", object.at("/spec/maxReplicas").asInt());
    }

    @Override
    public Optional<String> writer() throws Failed {
        return new Managers(door().found()).newest("");
    }

    @Override
    public String set(int min, int max) throws Failed {
        write(min, max);
        return "horizontalpodautoscaler.autoscaling/" + any.name() + " patched";
    }

    @Override
    public void restore(JsonNode state) throws Failed {
        if (!state.equals(read())) {
            write(state.path("min").asInt(), state.path("max").asInt());
        }
    }

    private void write(int min, int max) throws Failed {
        ObjectDoor door = door();
        door.insist(() -> {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            patch.putObject("metadata").set("resourceVersion", door.found().at("/metadata/resourceVersion"));
            patch.putObject("spec").put("minReplicas", min).put("maxReplicas", max);
            door.write(Way.MERGE, patch, true);
            return door.write(Way.MERGE, patch, false);
        });
    }

    private ObjectDoor door() throws Failed {
        List<String> served = any.versions();
        String version = VERSIONS.stream()
                .filter(served::contains)
                .findFirst()
                .orElseThrow(() ->
                        new Failed(Trouble.of("live.kubernetes.notServed", any.context(), "horizontalpodautoscalers")));
        return any.in("autoscaling/" + version);
    }
}
