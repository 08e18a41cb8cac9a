package cockpit.live;

import cockpit.stage.Manifest;
import cockpit.world.HpaId;
import cockpit.world.WorkloadId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/// Objects of clusters that are in this process, for tests.
public final class ClusterParts implements ClusterTargets {
    /// Deployments, by name; each begins with three pods.
    public final Map<String, Part> scales = new TreeMap<>();
    /// Uids of the objects that there are, by kind and name.
    public final Map<String, String> objects = new ConcurrentHashMap<>();
    /// Whoever is asked to try an object of this name refuses.
    public volatile String refused = "";

    /// Bounds, by the name of what has them; each begins with 1 to 10.
    public final Map<String, Bounds> bounds = new TreeMap<>();
    /// Nodes, by node group: at most one in each.
    public final Map<String, EmptiedNode> nodes = new TreeMap<>();

    private int uid;

    /// The targets of a stage of these parts.
    public static Targets targets(Part route, Part load) {
        return targets(route, load, new Part("alarm", 0), new ClusterParts());
    }

    /// The same, of these clusters, and with a node group for each role but gpu.
    public static Targets targets(Part route, Part load, Part alarm, ClusterParts clusters) {
        return new Targets(
                route,
                load,
                alarm,
                clusters,
                Map.of("on-demand", clusters.bounds("on-demand"), "spot", clusters.bounds("spot")),
                List.of());
    }

    /// Nothing comes of what was changed.
    public static Aftermath calm(Part route) {
        return new Aftermath(since -> true, route.name(), Clock.systemUTC(), time -> {});
    }

    @Override
    public ScaleTarget scale(WorkloadId workload) {
        return scales.computeIfAbsent(workload.name(), name -> new Part(name + " scale", 3));
    }

    private Bounds bounds(String name) {
        return bounds.computeIfAbsent(name, each -> new Bounds(each + " bounds"));
    }

    @Override
    public BoundsTarget bounds(HpaId hpa) {
        return bounds(hpa.name());
    }

    @Override
    public NodeTarget oldest(String context, String group) throws Failed {
        return Optional.ofNullable(nodes.get(group))
                .filter(node -> !node.cordoned)
                .orElseThrow(() -> new Failed(Trouble.of("live.test.noNode", group)));
    }

    @Override
    public List<ObjectTarget> objects(Manifest manifest) {
        return manifest.parts().stream()
                .<ObjectTarget>map(part -> new Thing(part.shown(), ""))
                .toList();
    }

    @Override
    public Optional<Target> of(Journal.Entry entry) {
        String target = entry.target();
        if (target.endsWith(" bounds")) {
            return Optional.ofNullable(bounds.get(target.substring(0, target.indexOf(' '))));
        }
        if (target.startsWith("node ")) {
            return nodes.values().stream()
                    .filter(node -> node.name().equals(target))
                    .<Target>map(Function.identity())
                    .findFirst();
        }
        return target.endsWith(" scale")
                ? Optional.ofNullable(scales.get(target.substring(0, target.indexOf(' '))))
                : Optional.of(new Thing(target, entry.made()));
    }

    /// Bounds that are only kept.
    public static final class Bounds implements BoundsTarget {
        public final List<String> log = new CopyOnWriteArrayList<>();
        private final String name;
        private JsonNode now = pair(1, 10);

        Bounds(String name) {
            this.name = name;
        }

        private static JsonNode pair(int min, int max) {
            return JsonNodeFactory.instance.objectNode().put("min", min).put("max", max);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public JsonNode read() {
            return now;
        }

        @Override
        public String set(int min, int max) {
            log.add("set " + min + " " + max);
            now = pair(min, max);
            return name + " set";
        }

        @Override
        public void restore(JsonNode state) {
            log.add("restore " + state);
            now = state;
        }

        @Override
        public Optional<String> writer() {
            return Optional.empty();
        }
    }

    private final class Thing implements ObjectTarget {
        private final String name;
        private final String made;

        Thing(String name, String made) {
            this.name = name;
            this.made = made;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public JsonNode read() {
            return objects.containsKey(name)
                    ? JsonNodeFactory.instance.stringNode("an object")
                    : NullNode.getInstance();
        }

        @Override
        public void restore(JsonNode state) throws Failed {
            if (!state.isNull()) {
                objects.put(name, "u" + uid++);
            } else if (made.equals(objects.get(name))) {
                objects.remove(name);
            } else {
                throw new Failed(Trouble.of("live.kubernetes.others", name));
            }
        }

        @Override
        public Optional<String> writer() {
            return Optional.empty();
        }

        @Override
        public void tryApply() throws Failed {
            if (name.equals(refused)) {
                throw new Failed(Trouble.of("live.test.refused", name));
            }
        }

        @Override
        public Applied apply() {
            boolean made = objects.putIfAbsent(name, "u" + uid) == null;
            uid++;
            return new Applied(String.valueOf(objects.get(name)), made, name + " serverside-applied");
        }

        @Override
        public void tryDelete() throws Failed {
            tryApply();
        }

        @Override
        public String delete() {
            return objects.remove(name) == null ? "" : name + " deleted";
        }
    }
}
