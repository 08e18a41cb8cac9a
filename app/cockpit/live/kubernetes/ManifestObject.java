package cockpit.live.kubernetes;

import cockpit.live.Failed;
import cockpit.live.ObjectTarget;
import cockpit.live.StageActs;
import cockpit.live.Trouble;
import cockpit.live.kubernetes.ObjectDoor.Way;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// An object of a manifest, in its cluster.
final class ManifestObject implements ObjectTarget {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final ObjectDoor door;
    private final ObjectNode manifest;
    private final String shown;
    private final String made;

    /// @param manifest the object as the manifest has it
    /// @param shown    as kubectl prints it
    /// @param made     uid of the one that was made here, "" for none
    ManifestObject(ObjectDoor door, ObjectNode manifest, String shown, String made) {
        this.door = door;
        this.manifest = manifest;
        this.shown = shown;
        this.made = made;
    }

    /// The kind's version is in it: one of a Deployment's targets is also that of its load, another its scale.
    @Override
    public String name() {
        return door.version() + " " + door.shown();
    }

    @Override
    public JsonNode read() throws Failed {
        return door.get().<JsonNode>map(ObjectState::of).orElse(NullNode.getInstance());
    }

    /// One that is being deleted goes when its finalizers have done what they wait for.
    @Override
    public JsonNode settled() throws Failed {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<JsonNode> now = door.get();
        try {
            while (now.isPresent() && now.get().path("metadata").has("deletionTimestamp") && System.nanoTime() < end) {
                Thread.sleep(LOOK);
                now = door.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return now.<JsonNode>map(ObjectState::of).orElse(NullNode.getInstance());
    }

    /// Whoever changed one that was made here: it goes all the same, so nobody need be asked.
    @Override
    public Optional<String> writer() throws Failed {
        return door.get().filter(there -> !uid(there).equals(made)).flatMap(there -> new Managers(there).newest(""));
    }

    @Override
    public void tryApply() throws Failed {
        door.insist(() -> door.write(Way.APPLY, body(door.get()), true));
    }

    @Override
    public Applied apply() throws Failed {
        return door.insist(() -> {
            Optional<JsonNode> there = door.get();
            JsonNode now = door.write(Way.APPLY, body(there), false);
            if (there.isEmpty() && !new Managers(now).only(StageActs.WRITER)) {
                throw new Failed(Trouble.of("live.kubernetes.others", name())); // made by somebody else just then
            }
            return new Applied(uid(now), there.isEmpty(), shown + " serverside-applied");
        });
    }

    /// The manifest's object, of the version that was read.
    private JsonNode body(Optional<JsonNode> there) {
        ObjectNode body = manifest.deepCopy();
        ObjectNode metadata = (ObjectNode) body.get("metadata");
        metadata.put("namespace", door.namespace());
        there.ifPresent(now -> metadata.set("resourceVersion", now.at("/metadata/resourceVersion")));
        return body;
    }

    @Override
    public void tryDelete() throws Failed {
        door.insist(() -> delete(true));
    }

    @Override
    public String delete() throws Failed {
        return door.insist(() -> delete(false)) ? shown + " deleted" : "";
    }

    private boolean delete(boolean dry) throws Failed, ObjectDoor.Conflict {
        Optional<JsonNode> there = door.get();
        if (there.isPresent()) {
            door.delete(uid(there.get()), dry);
        }
        return there.isPresent();
    }

    @Override
    public void restore(JsonNode state) throws Failed {
        door.insist(() -> {
            Optional<JsonNode> there = door.get();
            if (state.isNull()) {
                remove(there);
            } else if (there.isPresent()) {
                write(Way.REPLACE, ObjectState.onto(state, there.get()));
            } else {
                write(Way.CREATE, state);
            }
            return state;
        });
    }

    private void remove(Optional<JsonNode> there) throws Failed, ObjectDoor.Conflict {
        if (there.isEmpty()) {
            return;
        }
        // The end may have come between the act and its note: then nobody else may have had a hand in it.
        boolean ours = made.isEmpty()
                ? new Managers(there.get()).only(StageActs.WRITER)
                : uid(there.get()).equals(made);
        if (!ours) {
            throw new Failed(Trouble.of("live.kubernetes.others", name()));
        }
        door.delete(uid(there.get()), true);
        door.delete(uid(there.get()), false);
    }

    private void write(Way way, JsonNode body) throws Failed, ObjectDoor.Conflict {
        door.write(way, body, true);
        door.write(way, body, false);
    }

    private static String uid(JsonNode object) {
        return object.at("/metadata/uid").asString("");
    }
}
