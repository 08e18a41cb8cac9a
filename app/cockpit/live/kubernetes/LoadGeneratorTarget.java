package cockpit.live.kubernetes;

import cockpit.live.Failed;
import cockpit.live.LoadTarget;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.live.kubernetes.ObjectDoor.Way;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The load generator's Deployment: its replicas, and USERS and RATE in the environment of its first container. No
/// users is no replica.
public final class LoadGeneratorTarget implements LoadTarget {
    private static final List<String> VARIABLES = List.of("USERS", "RATE");

    private final ObjectDoor door;

    /// @param workload of the stage's load
    public LoadGeneratorTarget(StageFile stage, StageFile.Workload workload, ClusterClients clients) {
        this.door = new ObjectDoor(
                clients, workload.context(), stage.kubernetes().namespace(), "apps/v1", "Deployment", workload.name());
    }

    @Override
    public String name() {
        return door.shown();
    }

    @Override
    public JsonNode read() throws Failed {
        JsonNode deployment = door.found();
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.set("replicas", deployment.at("/spec/replicas"));
        for (JsonNode variable : container(deployment).path("env")) {
            String name = variable.path("name").asString("");
            if (VARIABLES.contains(name)) {
                state.set(name, variable.path("value"));
            }
        }
        return state;
    }

    @Override
    public Optional<String> writer() throws Failed {
        return new Managers(door.found()).newest("");
    }

    @Override
    public String set(int users, double spawnRate) throws Failed {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("replicas", users == 0 ? 0 : 1);
        if (users > 0) {
            state.put("USERS", String.valueOf(users));
            state.put("RATE", plain(spawnRate));
        }
        restore(state);
        return "deployment.apps/" + door.name() + (users == 0 ? " scaled" : " env updated");
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    @Override
    public void restore(JsonNode state) throws Failed {
        door.insist(() -> {
            JsonNode patch = patch(door.found(), state);
            door.write(Way.STRATEGIC, patch, true);
            return door.write(Way.STRATEGIC, patch, false);
        });
    }

    /// It names the version it was made from.
    private JsonNode patch(JsonNode now, JsonNode state) throws Failed {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        patch.putObject("metadata").set("resourceVersion", now.at("/metadata/resourceVersion"));
        ObjectNode spec = patch.putObject("spec");
        spec.set("replicas", state.path("replicas"));
        ObjectNode container = spec.putObject("template")
                .putObject("spec")
                .putArray("containers")
                .addObject();
        container.set("name", container(now).path("name"));
        var env = container.putArray("env");
        for (String variable : VARIABLES) {
            if (state.has(variable)) {
                ObjectNode entry = env.addObject();
                entry.put("name", variable);
                entry.set("value", state.path(variable));
            }
        }
        return patch;
    }

    private JsonNode container(JsonNode deployment) throws Failed {
        JsonNode first = deployment.at("/spec/template/spec/containers/0");
        if (first.isMissingNode()) {
            throw new Failed(Trouble.of("live.kubernetes.noObject", name()));
        }
        return first;
    }
}
