package cockpit.live.kubernetes;

import cockpit.live.Failed;
import cockpit.live.ScaleTarget;
import cockpit.live.kubernetes.ObjectDoor.Way;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A Deployment's `spec.replicas`. Where an HPA sizes it, that goes on from what is set.
final class DeploymentScale implements ScaleTarget {
    private final ObjectDoor door;

    DeploymentScale(ObjectDoor door) {
        this.door = door;
    }

    @Override
    public String name() {
        return door.shown() + " scale";
    }

    @Override
    public JsonNode read() throws Failed {
        return door.found().at("/spec/replicas");
    }

    @Override
    public Optional<String> writer() throws Failed {
        return new Managers(door.found()).newest("f:replicas");
    }

    @Override
    public String set(int replicas) throws Failed {
        restore(JsonNodeFactory.instance.numberNode(replicas));
        return "deployment.apps/" + door.name() + " scaled";
    }

    @Override
    public void restore(JsonNode state) throws Failed {
        door.insist(() -> {
            JsonNode now = door.found();
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            patch.putObject("metadata").set("resourceVersion", now.at("/metadata/resourceVersion"));
            patch.putObject("spec").set("replicas", state);
            door.write(Way.MERGE, patch, true);
            return door.write(Way.MERGE, patch, false);
        });
    }
}
