package cockpit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Outside cases, a JSON object a line, under `src/test/resources/cases`.
public final class CaseFile {
    private static final JsonMapper JSON = new JsonMapper();

    private CaseFile() {}

    public static List<JsonNode> read(String name) {
        try (var in = CaseFile.class.getResourceAsStream("/cases/" + name)) {
            String text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(JSON::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode parse(String json) {
        return JSON.readTree(json);
    }
}
