package cockpit.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The schema, which editors use, and the reader say the same of every file: here of a whole one, changed in one place
/// at a time, every place in every way. Where two values contradict each other the schema cannot tell, and only the
/// reader does.
final class StageSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> VALUES = List.of(
            "null",
            "7",
            "true",
            "\"\"",
            "\"  \"",
            "\"7\"",
            "\"a\"",
            "\"a-b.c\"",
            "\"A_b\"",
            "\"a/../b c\"",
            "\"eu-west-1\"",
            "\"http://a.example:80/x\"",
            "\"http://a.example/?q=1\"",
            "\"HTTP://a\"",
            "\"locust\"",
            "\"armed\"",
            "\"MAIN\"",
            "[]",
            "{}",
            "[\"a\"]",
            "[7]",
            "[\"scale\", \"scale\"]",
            "{\"a\": \"b\"}",
            "{\"\": \"b\"}",
            "{\"a\": 7}",
            "{\"a\": [null]}");

    @TempDir
    private Path folder = Path.of("");

    private record Changed(String how, JsonNode file) {}

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("assets/stage/stage.schema.json")));
    }

    @Test
    void theShippedStageAndTheFullOneFit() throws IOException {
        for (String file : List.of("assets/stage/stage.yaml", "src/test/resources/stages/full.yaml")) {
            assertThat(schema().validate(new YAMLMapper().readTree(Path.of(file))))
                    .as(file)
                    .isEmpty();
        }
    }

    @Test
    void theReaderAndTheSchemaAgree() throws IOException {
        Schema schema = schema();
        JsonNode full = new YAMLMapper().readTree(Path.of("src/test/resources/stages/full.yaml"));
        List<Changed> all = changes(full);
        int fit = 0;
        for (Changed changed : all) {
            List<Mistake> mistakes = mistakes(changed.file());
            boolean fits = schema.validate(changed.file()).isEmpty();
            fit += fits ? 1 : 0;
            assertThat(mistakes.stream().allMatch(each -> each.kind().isBeyondTheSchema()))
                    .as("%s: the schema says %s, the reader %s", changed.how(), fits, mistakes)
                    .isEqualTo(fits);
        }
        assertThat(fit).as("of %s changes some do no harm", all.size()).isBetween(100, all.size() / 2);
    }

    private List<Mistake> mistakes(JsonNode file) throws IOException {
        Path written = Files.writeString(folder.resolve("stage.yaml"), JSON.writeValueAsString(file));
        try {
            StageFile.read(written);
            return List.of();
        } catch (BadStage e) {
            return e.mistakes();
        }
    }

    private static List<Changed> changes(JsonNode full) {
        var changes = new ArrayList<Changed>();
        for (String path : paths(full, "")) {
            String parent = path.substring(0, path.lastIndexOf('/'));
            String key = path.substring(path.lastIndexOf('/') + 1);
            changes.add(change(full, path + " taken out", root -> remove(root.at(parent), key)));
            for (String value : VALUES) {
                changes.add(change(full, path + " set to " + value, root -> set(root.at(parent), key, value)));
            }
            if (full.at(path) instanceof ObjectNode) {
                changes.add(change(full, path + " with a key more", root -> set(root.at(path), "more", "\"x\"")));
            }
        }
        return changes;
    }

    private static Changed change(JsonNode full, String how, Consumer<JsonNode> change) {
        JsonNode copy = full.deepCopy();
        change.accept(copy);
        return new Changed(how, copy);
    }

    private static void remove(JsonNode in, String key) {
        if (in instanceof ObjectNode object) {
            object.remove(key);
        } else {
            ((ArrayNode) in).remove(Integer.parseInt(key));
        }
    }

    private static void set(JsonNode in, String key, String value) {
        if (in instanceof ObjectNode object) {
            object.set(key, JSON.readTree(value));
        } else {
            ((ArrayNode) in).set(Integer.parseInt(key), JSON.readTree(value));
        }
    }

    private static List<String> paths(JsonNode in, String path) {
        var paths = new ArrayList<String>();
        in.properties().forEach(each -> below(each.getValue(), path + "/" + each.getKey(), paths));
        for (int i = 0; in.isArray() && i < in.size(); i++) {
            below(in.get(i), path + "/" + i, paths);
        }
        return paths;
    }

    private static void below(JsonNode in, String path, List<String> paths) {
        paths.add(path);
        paths.addAll(paths(in, path));
    }
}
