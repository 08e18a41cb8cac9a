package cockpit.live.kubernetes;

import cockpit.live.Loopback;
import cockpit.live.Loopback.Answer;
import cockpit.live.Loopback.Asked;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A double of an API server for writes: objects by path, dry runs, versions that must match, uids as preconditions,
/// whose
/// fields are whose as far as managers go. Between a read and a write it can be made to let somebody else in.
final class ObjectsDouble implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    final Map<String, ObjectNode> objects = new ConcurrentSkipListMap<>();
    /// Run before the next writes, one for each.
    final Deque<Runnable> others = new ArrayDeque<>();

    /// Paths that are answered with what is below them.
    final Set<String> collections = new ConcurrentSkipListSet<>();

    private final Loopback server = Loopback.answering(this::answer);
    private int version = 100;

    URI url() {
        return server.url();
    }

    /// What was written, dry runs marked: `PATCH /apis/... dry`.
    List<String> writes() {
        return server.asked().stream()
                .filter(each -> !each.method().equals("GET"))
                .map(each -> each.method() + " " + each.path() + (dry(each) ? " dry" : ""))
                .toList();
    }

    List<Asked> asked() {
        return server.asked();
    }

    /// Puts an object there as somebody.
    void put(String path, String json, String manager) {
        keep(path, (ObjectNode) JSON.readTree(json), manager, "u" + ++version);
    }

    private ObjectNode keep(String path, ObjectNode object, String manager, String uid) {
        ObjectNode metadata = object.withObjectProperty("metadata");
        metadata.put("uid", uid).put("resourceVersion", String.valueOf(++version));
        ObjectNode entry = metadata.withArrayProperty("managedFields").addObject();
        entry.put("manager", manager).put("time", "2026-11-27T02:00:" + version % 60 + "Z");
        entry.putObject("fieldsV1").putObject("f:spec").putObject("f:replicas");
        object.withObjectProperty("status").put("observed", version);
        objects.put(path, object);
        return object;
    }

    private static boolean dry(Asked asked) {
        return "All".equals(asked.parameters().get("dryRun")) || asked.body().contains("\"dryRun\":[\"All\"]");
    }

    private static Answer status(int code, String message) {
        return new Answer(
                code,
                "application/json",
                "{\"kind\":\"Status\",\"code\":" + code + ",\"message\":\"" + message + "\"}");
    }

    private synchronized Answer answer(Asked asked) {
        if (asked.method().equals("GET")) {
            @Nullable ObjectNode there = objects.get(asked.path());
            if (there == null && collections.contains(asked.path())) {
                return Answer.json(
                        list(asked.path(), selected(asked.parameters())).toString());
            }
            return there == null ? status(404, "not found") : Answer.json(there.toString());
        }
        if (!dry(asked) && !others.isEmpty()) {
            others.poll().run();
        }
        ObjectNode body = (ObjectNode) JSON.readTree(asked.body());
        if (asked.path().endsWith("/eviction")) {
            return evict(asked.path().replaceFirst("/eviction$", ""), body, dry(asked));
        }
        String path = asked.method().equals("POST")
                ? asked.path() + "/" + body.at("/metadata/name").asString()
                : asked.path();
        @Nullable ObjectNode there = objects.get(path);
        if (asked.method().equals("DELETE")) {
            return delete(path, there, body, dry(asked));
        }
        String wanted = body.at("/metadata/resourceVersion").asString("");
        if (!wanted.isEmpty()
                && (there == null
                        || !there.at("/metadata/resourceVersion").asString().equals(wanted))) {
            return status(409, "the object has been modified");
        }
        if (asked.method().equals("POST") && there != null) {
            return status(409, "already exists");
        }
        ObjectNode next = asked.method().equals("PATCH") && there != null ? merged(there, body) : body;
        if (dry(asked)) {
            return Answer.json(next.toString());
        }
        String uid = there == null ? "u" + ++version : there.at("/metadata/uid").asString();
        return Answer.json(keep(path, next, "cockpit", uid).toString());
    }

    private static Predicate<ObjectNode> selected(Map<String, String> parameters) {
        String[] label = parameters.getOrDefault("labelSelector", "=").split("=", 2);
        String node = parameters.getOrDefault("fieldSelector", "").replace("spec.nodeName=", "");
        return object -> (label[0].isEmpty()
                        || object.at("/metadata/labels")
                                .path(label[0])
                                .asString("")
                                .equals(label[1]))
                && (node.isEmpty() || object.at("/spec/nodeName").asString("").equals(node));
    }

    /// Pods that a PodDisruptionBudget holds, by path.
    final Set<String> held = new ConcurrentSkipListSet<>();

    private Answer evict(String path, ObjectNode eviction, boolean dry) {
        String uid = eviction.at("/deleteOptions/preconditions/uid").asString();
        @Nullable ObjectNode pod = objects.get(path);
        if (pod == null) {
            return status(404, "not found");
        }
        if (!pod.at("/metadata/uid").asString().equals(uid)) {
            return status(409, "the UID in the precondition does not match");
        }
        if (held.contains(path)) {
            return status(429, "Cannot evict pod as it would violate the pod's disruption budget.");
        }
        if (!dry) {
            objects.remove(path);
        }
        return new Answer(201, "application/json", "{\"kind\":\"Status\",\"status\":\"Success\"}");
    }

    /// All that are below a path; a path without a namespace has those of all of them.
    private ObjectNode list(String path, Predicate<ObjectNode> selected) {
        ObjectNode list = JSON.createObjectNode();
        ArrayNode items = list.putArray("items");
        objects.forEach((at, object) -> {
            String without = path.contains("/namespaces/") ? at : at.replaceFirst("/namespaces/[^/]+/", "/");
            if (without.startsWith(path + "/") && selected.test(object)) {
                items.add(object);
            }
        });
        return list;
    }

    private Answer delete(String path, @Nullable ObjectNode there, ObjectNode options, boolean dry) {
        if (there == null) {
            return status(404, "not found");
        }
        if (!options.at("/preconditions/uid")
                .asString()
                .equals(there.at("/metadata/uid").asString())) {
            return status(409, "the UID in the precondition does not match");
        }
        if (!dry) {
            objects.remove(path);
        }
        return Answer.json("{\"kind\":\"Status\",\"status\":\"Success\"}");
    }

    private static ObjectNode merged(ObjectNode there, JsonNode patch) {
        ObjectNode next = there.deepCopy();
        merge(next, patch);
        return next;
    }

    private static void merge(ObjectNode into, JsonNode patch) {
        for (String field : patch.propertyNames()) {
            if (into.get(field) instanceof ObjectNode inner && patch.get(field).isObject()) {
                merge(inner, patch.get(field));
            } else {
                into.set(field, patch.get(field));
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
