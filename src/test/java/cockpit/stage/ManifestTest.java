package cockpit.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What is said of the manifests and what is in their files.
final class ManifestTest {
    @ParameterizedTest
    @EnumSource(Manifest.class)
    void theFileHasTheseObjectsAndSaysNothingOfANamespace(Manifest manifest) throws IOException {
        var parts = new ArrayList<Manifest.Part>();
        String yaml = Files.readString(Path.of("assets/stage", manifest.file()));
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            for (JsonNode each : documents.readAll()) {
                parts.add(new Manifest.Part(
                        each.path("apiVersion").asString(),
                        each.path("kind").asString(),
                        each.at("/metadata/name").asString()));
                assertThat(each.path("metadata").has("namespace")).isFalse();
            }
        }
        assertThat(manifest.parts()).isEqualTo(parts);
    }
}
