package cockpit.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What is said of the manifests and what is in their files.
final class ManifestTest {
    private static JsonNode deployment(Manifest manifest) throws IOException {
        return documents(manifest).getFirst();
    }

    private static List<JsonNode> documents(Manifest manifest) throws IOException {
        String yaml = Files.readString(Path.of("assets/stage", manifest.file()));
        try (var documents = new YAMLMapper().readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll();
        }
    }

    /// What the talk scales is there and asks for nothing before it does.
    @ParameterizedTest
    @EnumSource(names = {"LOAD_GENERATOR", "PHP_APACHE_SPOT", "GPU_JOB"})
    void whatTheTalkScalesBeginsWithNoPod(Manifest manifest) throws IOException {
        JsonNode deployment = deployment(manifest);
        assertThat(deployment.at("/spec/replicas").asInt(-1)).isZero();
        assertThat(deployment.at("/spec/template/metadata/labels"))
                .isEqualTo(deployment.at("/spec/selector/matchLabels"));
        assertThat(manifest.word()).isEqualTo(deployment.at("/metadata/name").asString());
    }

    @Test
    void onlyTheTwinGoesToSpotAndOnlyTheJobToGpus() throws IOException {
        JsonNode spot = deployment(Manifest.PHP_APACHE_SPOT).at("/spec/template/spec");
        assertThat(spot.at("/nodeSelector").toString()).isEqualTo("{\"eks.amazonaws.com/capacityType\":\"SPOT\"}");
        JsonNode gpu = deployment(Manifest.GPU_JOB).at("/spec/template/spec");
        assertThat(gpu.at("/containers/0/resources/limits/nvidia.com~1gpu").asInt(0))
                .isEqualTo(1);
        assertThat(gpu.at("/tolerations/0/key").asString()).isEqualTo("nvidia.com/gpu");
        assertThat(deployment(Manifest.PHP_APACHE).at("/spec/template/spec").has("nodeSelector"))
                .isFalse();
        assertThat(spot.at("/containers"))
                .isEqualTo(deployment(Manifest.PHP_APACHE).at("/spec/template/spec/containers"));
    }

    @ParameterizedTest
    @EnumSource(Manifest.class)
    void theFileHasTheseObjectsAndSaysNothingOfANamespace(Manifest manifest) throws IOException {
        var parts = new ArrayList<Manifest.Part>();
        for (JsonNode each : documents(manifest)) {
            parts.add(new Manifest.Part(
                    each.path("apiVersion").asString(),
                    each.path("kind").asString(),
                    each.at("/metadata/name").asString()));
            assertThat(each.path("metadata").has("namespace")).isFalse();
        }
        assertThat(manifest.parts()).isEqualTo(parts);
    }
}
