package cockpit.live.kubernetes;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What of an object is people's: all but its status, and what its cluster writes into its metadata.
final class ObjectState {
    private static final List<String> IDENTITY = List.of("name", "namespace");
    private static final List<String> OWN = List.of("labels", "annotations");
    /// Written by the Deployment's controller.
    private static final String REVISION = "deployment.kubernetes.io/revision";

    private ObjectState() {}

    /// An object's.
    static ObjectNode of(JsonNode object) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        for (String field : object.propertyNames()) {
            if (!field.equals("status") && !field.equals("metadata")) {
                state.set(field, object.get(field));
            }
        }
        JsonNode metadata = object.path("metadata");
        ObjectNode kept = state.putObject("metadata");
        IDENTITY.forEach(field -> kept.set(field, metadata.path(field)));
        for (String field : OWN) {
            if (metadata.get(field) instanceof ObjectNode texts) {
                ObjectNode own = texts.deepCopy();
                own.remove(REVISION);
                if (!own.isEmpty()) {
                    kept.set(field, own);
                }
            }
        }
        return state;
    }

    /// An object with a state of before; what is its cluster's stays as it is now, its version too.
    static ObjectNode onto(JsonNode state, JsonNode now) {
        ObjectNode object = ((ObjectNode) now).deepCopy();
        Set<String> fields = new TreeSet<>(now.propertyNames());
        fields.addAll(state.propertyNames());
        fields.removeAll(Set.of("status", "metadata"));
        fields.forEach(field -> put(object, field, state.path(field)));
        ObjectNode metadata = (ObjectNode) object.get("metadata");
        metadata.remove("managedFields"); // left out, the server keeps them
        JsonNode revision = now.path("metadata").path("annotations").path(REVISION);
        OWN.forEach(field -> put(metadata, field, state.path("metadata").path(field)));
        if (!revision.isMissingNode()) {
            metadata.withObjectProperty("annotations").set(REVISION, revision);
        }
        return object;
    }

    private static void put(ObjectNode object, String field, JsonNode value) {
        if (value.isMissingNode()) {
            object.remove(field);
        } else {
            object.set(field, value.deepCopy());
        }
    }
}
