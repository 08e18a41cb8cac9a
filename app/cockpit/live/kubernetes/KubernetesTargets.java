package cockpit.live.kubernetes;

import cockpit.live.BoundsTarget;
import cockpit.live.ClusterTargets;
import cockpit.live.Failed;
import cockpit.live.Journal;
import cockpit.live.NodeTarget;
import cockpit.live.ObjectTarget;
import cockpit.live.ScaleTarget;
import cockpit.live.StageFile;
import cockpit.live.Target;
import cockpit.stage.Manifest;
import cockpit.world.HpaId;
import cockpit.world.WorkloadId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What the cockpit may change in both clusters beside the route.
public final class KubernetesTargets implements ClusterTargets {
    private static final YAMLMapper YAML = new YAMLMapper();
    /// A context's name may have slashes in it.
    private static final Pattern SCALE = Pattern.compile("Deployment (.+)/([^/ ]+)/([^/ ]+) scale");

    private static final Pattern BOUNDS = Pattern.compile("HorizontalPodAutoscaler (.+)/([^/ ]+)/([^/ ]+) bounds");
    private static final Pattern NODE = Pattern.compile("Node (.+)/([^/ ]+)");

    private final StageFile stage;
    private final ClusterClients clients;
    private final Function<Manifest, String> yaml;

    /// @param yaml reads a manifest that ships
    public KubernetesTargets(StageFile stage, ClusterClients clients, Function<Manifest, String> yaml) {
        this.stage = stage;
        this.clients = clients;
        this.yaml = yaml;
    }

    @Override
    public ScaleTarget scale(WorkloadId workload) {
        return new DeploymentScale(new ObjectDoor(
                clients, workload.context(), workload.namespace(), "apps/v1", "Deployment", workload.name()));
    }

    @Override
    public BoundsTarget bounds(HpaId hpa) {
        return new HpaBounds(new ObjectDoor(
                clients, hpa.context(), hpa.namespace(), "autoscaling/v2", "HorizontalPodAutoscaler", hpa.name()));
    }

    @Override
    public NodeTarget oldest(String context, String group) throws Failed {
        return ClusterNode.oldest(node(context, ""), group);
    }

    private ObjectDoor node(String context, String name) {
        return new ObjectDoor(clients, context, "", "v1", "Node", name);
    }

    @Override
    public List<ObjectTarget> objects(Manifest manifest) {
        return objects(manifest, "");
    }

    private List<ObjectTarget> objects(Manifest manifest, String made) {
        List<ObjectNode> documents = documents(yaml.apply(manifest));
        var objects = new ArrayList<ObjectTarget>();
        for (int i = 0; i < documents.size(); i++) {
            Manifest.Part part = manifest.parts().get(i);
            var door = new ObjectDoor(
                    clients,
                    manifest.context(stage.names()),
                    stage.kubernetes().namespace(),
                    part.version(),
                    part.kind(),
                    part.name());
            objects.add(new ManifestObject(door, documents.get(i), part.shown(), made));
        }
        return List.copyOf(objects);
    }

    private static List<ObjectNode> documents(String yaml) {
        try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return values.readAll().stream().map(ObjectNode.class::cast).toList();
        }
    }

    @Override
    public Optional<Target> of(Journal.Entry entry) {
        Matcher scale = SCALE.matcher(entry.target());
        if (scale.matches()) {
            return Optional.of(scale(new WorkloadId(scale.group(1), scale.group(2), scale.group(3))));
        }
        Matcher bounds = BOUNDS.matcher(entry.target());
        if (bounds.matches()) {
            return Optional.of(bounds(new HpaId(bounds.group(1), bounds.group(2), bounds.group(3))));
        }
        Matcher node = NODE.matcher(entry.target());
        if (node.matches()) {
            return Optional.of(new ClusterNode(node(node.group(1), node.group(2))));
        }
        return Arrays.stream(Manifest.values())
                .flatMap(manifest -> objects(manifest, entry.made()).stream())
                .filter(object -> object.name().equals(entry.target()))
                .map(Target.class::cast)
                .findFirst();
    }
}
