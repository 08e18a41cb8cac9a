package cockpit.live.kubernetes;

import cockpit.live.Failed;
import cockpit.live.NodeTarget;
import cockpit.live.Trouble;
import cockpit.live.kubernetes.ObjectDoor.Way;
import cockpit.world.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A node: its `spec.unschedulable`, and the pods that `kubectl drain --ignore-daemonsets --delete-emptydir-data` would
/// evict.
///
/// Source: kubernetes/kubectl pkg/drain (filters.go: DaemonSets' pods and mirror pods stay, pods without a controller
/// are
/// refused unless forced); Kubernetes, "API-initiated Eviction" (429: a PodDisruptionBudget holds it).
final class ClusterNode implements NodeTarget {
    private final ObjectDoor door;
    /// Uids of those whose eviction was granted.
    private final Set<String> going = new ConcurrentSkipListSet<>();

    ClusterNode(ObjectDoor door) {
        this.door = door;
    }

    /// The oldest node of a managed node group that is Ready and takes pods in.
    static NodeTarget oldest(ObjectDoor nodes, String group) throws Failed {
        String query = "labelSelector=eks.amazonaws.com%2Fnodegroup%3D" + group;
        return nodes.all(query)
                .path("items")
                .valueStream()
                .filter(ClusterNode::takesPods)
                .min(Comparator.comparing((JsonNode node) ->
                                node.at("/metadata/creationTimestamp").asString(""))
                        .thenComparing(ClusterNode::nameOf))
                .map(node -> new ClusterNode(nodes.of(nameOf(node))))
                .orElseThrow(() -> new Failed(Trouble.of("live.drain.noNode", group, nodes.context())));
    }

    private static boolean takesPods(JsonNode node) {
        boolean ready = node.at("/status/conditions")
                .valueStream()
                .anyMatch(each -> each.path("type").asString("").equals("Ready")
                        && each.path("status").asString("").equals("True"));
        return ready
                && !node.at("/spec/unschedulable").asBoolean(false)
                && !node.path("metadata").has("deletionTimestamp");
    }

    private static String nameOf(JsonNode object) {
        return object.at("/metadata/name").asString("");
    }

    @Override
    public String name() {
        return door.shown();
    }

    @Override
    public NodeId id() {
        return new NodeId(door.context(), door.name());
    }

    @Override
    public JsonNode read() throws Failed {
        return BooleanNode.valueOf(door.get()
                .map(node -> node.at("/spec/unschedulable").asBoolean(false))
                .orElse(false));
    }

    @Override
    public Optional<String> writer() throws Failed {
        return door.get().flatMap(node -> new Managers(node).newest("f:unschedulable"));
    }

    @Override
    public String cordon() throws Failed {
        write(true, false);
        return "node/" + door.name() + " cordoned";
    }

    @Override
    public void restore(JsonNode state) throws Failed {
        if (door.get().isPresent() && !state.equals(read())) {
            write(state.asBoolean(), false);
        }
    }

    /// A node that takes pods in has no such field.
    private void write(boolean unschedulable, boolean onlyTry) throws Failed {
        door.insist(() -> {
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            patch.putObject("metadata").set("resourceVersion", door.found().at("/metadata/resourceVersion"));
            ObjectNode spec = patch.putObject("spec");
            if (unschedulable) {
                spec.put("unschedulable", true);
            } else {
                spec.putNull("unschedulable");
            }
            JsonNode tried = door.write(Way.MERGE, patch, true);
            return onlyTry ? tried : door.write(Way.MERGE, patch, false);
        });
    }

    @Override
    public void tryDrain() throws Failed {
        List<JsonNode> pods = leaving();
        List<String> nobodys = pods.stream()
                .filter(pod -> !finished(pod) && controller(pod).isEmpty())
                .map(ClusterNode::shown)
                .toList();
        if (!nobodys.isEmpty()) {
            throw new Failed(Trouble.of("live.drain.nobodys", name(), String.join(", ", nobodys)));
        }
        write(true, true);
        for (JsonNode pod : pods) {
            evict(pod, true);
        }
    }

    @Override
    public Evicted evict() throws Failed {
        var lines = new ArrayList<String>();
        var left = new ArrayList<String>();
        for (JsonNode pod : leaving()) {
            left.add(shown(pod));
            String uid = pod.at("/metadata/uid").asString("");
            boolean onItsWay = going.contains(uid) || pod.path("metadata").has("deletionTimestamp");
            if (!onItsWay && evict(pod, false)) {
                going.add(uid);
                lines.add("evicting pod " + shown(pod));
            }
        }
        return new Evicted(lines, left.stream().sorted().toList());
    }

    private boolean evict(JsonNode pod, boolean dry) throws Failed {
        return door.podIn(pod.at("/metadata/namespace").asString(""), nameOf(pod))
                .evict(pod.at("/metadata/uid").asString(""), dry);
    }

    private List<JsonNode> leaving() throws Failed {
        return door.podIn("", "")
                .all("fieldSelector=spec.nodeName%3D" + door.name())
                .path("items")
                .valueStream()
                .filter(pod -> pod.at("/metadata/annotations/kubernetes.io~1config.mirror")
                        .isMissingNode())
                .filter(pod -> finished(pod) || !controller(pod).equals("DaemonSet"))
                .toList();
    }

    private static boolean finished(JsonNode pod) {
        return Stream.of("Succeeded", "Failed").anyMatch(pod.at("/status/phase").asString("")::equals);
    }

    /// The kind of what made it, "" for nobody.
    private static String controller(JsonNode pod) {
        return pod.at("/metadata/ownerReferences")
                .valueStream()
                .filter(owner -> owner.path("controller").asBoolean(false))
                .map(owner -> owner.path("kind").asString(""))
                .findFirst()
                .orElse("");
    }

    private static String shown(JsonNode pod) {
        return pod.at("/metadata/namespace").asString("") + "/" + nameOf(pod);
    }
}
