package cockpit.live.kubernetes;

import cockpit.burst.WeightedRoute;
import cockpit.live.Failed;
import cockpit.live.RouteTarget;
import cockpit.live.StageActs;
import cockpit.live.StageFile;
import cockpit.live.Trouble;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The stage's VirtualService, in whatever version its cluster serves. Its state is `spec.http`, whole.
public final class VirtualServiceTarget implements RouteTarget {
    private static final JsonMapper JSON = new JsonMapper();
    /// Once by itself, and once more where somebody was faster.
    private static final int TRIES = 2;

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
        return object().at("/spec/http");
    }

    @Override
    public Optional<String> writer() throws Failed {
        return RouteFacts.of(context, resource(), split)
                .map(applied -> applied.writer())
                .filter(writer -> !writer.isEmpty());
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
        for (int attempt = 1; ; attempt++) {
            try {
                String patch = JSON.writeValueAsString(change.of(object()));
                here().patch(how().withDryRun(List.of("All")).build(), patch);
                here().patch(how().build(), patch);
                return;
            } catch (WeightedRoute.NoSuchRoute e) {
                throw new Failed(Trouble.of("live.kubernetes.noSplit", name(), e.message()), e);
            } catch (KubernetesClientException e) {
                if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == TRIES) {
                    throw failed(e, "patch");
                }
            }
        }
    }

    private static PatchContext.Builder how() {
        return new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).withFieldManager(StageActs.WRITER);
    }

    private JsonNode object() throws Failed {
        return JSON.readTree(client().getKubernetesSerialization().asJson(resource()));
    }

    private GenericKubernetesResource resource() throws Failed {
        try {
            GenericKubernetesResource found = here().get();
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
        return new Failed(new Asked(context, server, verb, "virtualservices", namespace).failed(e), e);
    }

    private Resource<GenericKubernetesResource> here() throws Failed {
        String version = clients.virtualServiceVersion(context)
                .orElseThrow(() -> new Failed(Trouble.of("live.kubernetes.notConnected", name())));
        var kind = new ResourceDefinitionContext.Builder()
                .withGroup("networking.istio.io")
                .withVersion(version)
                .withKind("VirtualService")
                .withPlural("virtualservices")
                .withNamespaced(true)
                .build();
        return client().genericKubernetesResources(kind).inNamespace(namespace).withName(split.virtualService());
    }

    private KubernetesClient client() throws Failed {
        return clients.writing(context)
                .orElseThrow(() -> new Failed(Trouble.of("live.kubernetes.notConnected", name())));
    }
}
