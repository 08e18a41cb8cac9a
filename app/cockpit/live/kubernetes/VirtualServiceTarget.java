package cockpit.live.kubernetes;

import cockpit.burst.WeightedRoute;
import cockpit.live.Failed;
import cockpit.live.RouteTarget;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import cockpit.live.kubernetes.ObjectDoor.Way;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The stage's VirtualService, in whatever version its cluster serves. Its state is `spec.http`, whole.
public final class VirtualServiceTarget implements RouteTarget {
    private final ClusterClients clients;
    private final String context;
    private final String namespace;
    private final StageFile.Split split;

    public VirtualServiceTarget(StageFile stage, ClusterClients clients) {
        this.clients = clients;
        this.context = stage.kubernetes().main().context();
        this.namespace = stage.kubernetes().namespace();
        this.split = stage.route();
    }

    @Override
    public String name() {
        return "VirtualService " + context + "/" + namespace + "/" + split.virtualService();
    }

    @Override
    public JsonNode read() throws Failed {
        return door().found().at("/spec/http");
    }

    @Override
    public Optional<String> writer() throws Failed {
        return new Managers(door().found()).newest("f:http");
    }

    @Override
    public void check() throws Failed {
        Optional<Subsets.Missing> missing =
                new Subsets(door("DestinationRule", "").all(""), split.host()).missing(split);
        if (missing.isPresent()) {
            String rules = missing.get().rules();
            throw new Failed(
                    rules.isEmpty()
                            ? Trouble.of("live.kubernetes.noRule", name(), split.host(), namespace)
                            : Trouble.of(
                                    "live.kubernetes.noSubset",
                                    name(),
                                    rules,
                                    missing.get().subset(),
                                    split.host()));
        }
    }

    @Override
    public String set(int cloudWeight) throws Failed {
        write(now -> WeightedRoute.in(now, split.home(), split.cloud()).patch(cloudWeight));
        return "virtualservice.networking.istio.io/" + split.virtualService() + " patched";
    }

    @Override
    public void restore(JsonNode state) throws Failed {
        write(now -> {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            patch.putObject("metadata").set("resourceVersion", now.at("/metadata/resourceVersion"));
            patch.putObject("spec").set("http", state);
            return patch;
        });
    }

    /// Makes a merge patch of what is there now; it names the version it was made from.
    private interface Change {
        JsonNode of(JsonNode now) throws WeightedRoute.NoSuchRoute;
    }

    private void write(Change change) throws Failed {
        ObjectDoor door = door();
        door.insist(() -> {
            try {
                JsonNode patch = change.of(door.found());
                door.write(Way.MERGE, patch, true);
                return door.write(Way.MERGE, patch, false);
            } catch (WeightedRoute.NoSuchRoute e) {
                throw new Failed(Trouble.of("live.kubernetes.noSplit", name(), e.message()), e);
            }
        });
    }

    private ObjectDoor door() throws Failed {
        return door("VirtualService", split.virtualService());
    }

    private ObjectDoor door(String kind, String object) throws Failed {
        String version = clients.virtualServiceVersion(context)
                .orElseThrow(() -> new Failed(Trouble.of("live.kubernetes.notConnected", name())));
        return new ObjectDoor(clients, context, namespace, "networking.istio.io/" + version, kind, object);
    }
}
