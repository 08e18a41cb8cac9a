package cockpit.live.kubernetes;

import cockpit.live.Failed;
import cockpit.live.LoadTarget;
import cockpit.live.StageActs;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The load generator's Deployment: its replicas, and USERS and RATE in the environment of its first container. No
/// users
/// is no replica.
public final class LoadGeneratorTarget implements LoadTarget {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> VARIABLES = List.of("USERS", "RATE");

    private final ClusterClients clients;
    private final StageFile.Workload workload;
    private final String namespace;

    /// @param workload of the stage's load
    public LoadGeneratorTarget(StageFile stage, StageFile.Workload workload, ClusterClients clients) {
        this.clients = clients;
        this.workload = workload;
        this.namespace = stage.kubernetes().namespace();
    }

    @Override
    public String name() {
        return "Deployment " + workload.context() + "/" + namespace + "/" + workload.name();
    }

    @Override
    public JsonNode read() throws Failed {
        Deployment deployment = deployment();
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("replicas", deployment.getSpec().getReplicas());
        for (EnvVar variable : container(deployment).getEnv()) {
            if (VARIABLES.contains(variable.getName())) {
                state.put(variable.getName(), variable.getValue());
            }
        }
        return state;
    }

    @Override
    public Optional<String> writer() throws Failed {
        return deployment().getMetadata().getManagedFields().stream()
                .filter(entry ->
                        entry.getSubresource() == null || entry.getSubresource().equals("scale"))
                .max(Comparator.comparing(entry -> String.valueOf(entry.getTime())))
                .map(ManagedFieldsEntry::getManager);
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
        return "deployment.apps/" + workload.name() + (users == 0 ? " scaled" : " env updated");
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    @Override
    public void restore(JsonNode state) throws Failed {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode spec = patch.putObject("spec");
        spec.set("replicas", state.path("replicas"));
        ObjectNode container = spec.putObject("template")
                .putObject("spec")
                .putArray("containers")
                .addObject();
        container.put("name", container(deployment()).getName());
        var env = container.putArray("env");
        for (String variable : VARIABLES) {
            if (state.has(variable)) {
                ObjectNode entry = env.addObject();
                entry.put("name", variable);
                entry.set("value", state.path(variable));
            }
        }
        try {
            here().patch(
                            new PatchContext.Builder()
                                    .withPatchType(PatchType.STRATEGIC_MERGE)
                                    .withFieldManager(StageActs.WRITER)
                                    .build(),
                            JSON.writeValueAsString(patch));
        } catch (KubernetesClientException e) {
            throw failed(e, "patch");
        }
    }

    private Container container(Deployment deployment) throws Failed {
        return deployment.getSpec().getTemplate().getSpec().getContainers().stream()
                .findFirst()
                .orElseThrow(() -> new Failed(Trouble.of("live.kubernetes.noObject", name())));
    }

    private Deployment deployment() throws Failed {
        try {
            Deployment found = here().get();
            if (found == null) {
                throw new Failed(Trouble.of("live.kubernetes.noObject", name()));
            }
            return found;
        } catch (KubernetesClientException e) {
            throw failed(e, "get");
        }
    }

    private Failed failed(KubernetesClientException e, String verb) throws Failed {
        String server = client().getMasterUrl().toString();
        return new Failed(new Asked(workload.context(), server, verb, "deployments", namespace).failed(e), e);
    }

    private RollableScalableResource<Deployment> here() throws Failed {
        return client().apps().deployments().inNamespace(namespace).withName(workload.name());
    }

    private KubernetesClient client() throws Failed {
        return clients.writing(workload.context())
                .orElseThrow(() -> new Failed(Trouble.of("live.kubernetes.notConnected", name())));
    }
}
