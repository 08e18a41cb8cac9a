package cockpit.app.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cockpit.CaseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The real HPA controller and the real scheduler against the models, over seeded load curves and pod sets. More of
/// them:
/// `src/test/lab/lab differential --runs 500 --seed 7`, or the property `lab.differential.runs`.
@Tag("lab")
final class ControllersLabTest {
    private static final int RUNS = Integer.getInteger("lab.differential.runs", 10);
    private static final long SEED = Long.getLong("lab.differential.seed", 1);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theModelsAnswerAsTheRealOnes() throws IOException, InterruptedException {
        assumeTrue(
                System.getenv("COCKPIT_STAGE") != null,
                "The lab is not up: src/test/lab/lab up, then eval \"$(src/test/lab/lab env)\"");
        List<JsonNode> lines = real();
        assertThat(lines).hasSize(2 * RUNS);

        assertThat(differences(lines, "hpa-run", ControllersLabTest::replicas)).isEmpty();
        assertThat(differences(lines, "scheduler", decision -> decision.path("pods")))
                .isEmpty();
    }

    /// Cases and the real controllers' answers, a line each.
    private List<JsonNode> real() throws IOException, InterruptedException {
        Path out = folder.resolve("answers.jsonl");
        Path said = folder.resolve("said");
        var words = List.of("src/test/lab/lab", "differential", "--runs", "" + RUNS, "--seed", "" + SEED, "--out");
        var command = new ArrayList<>(words);
        command.add(out.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
        return Files.readString(out).lines().map(CaseFile::parse).toList();
    }

    /// Each run of the kind that is answered otherwise, with its seed, so that it can be had again.
    private static List<String> differences(List<JsonNode> lines, String kind, UnaryOperator<JsonNode> compared) {
        var differences = new ArrayList<String>();
        for (JsonNode line : lines) {
            if (!line.path("kind").asString("").equals(kind)) {
                continue;
            }
            JsonNode model = Ran.run(line.path("case").toString(), kind).json();
            JsonNode theirs = compared.apply(line.at("/answer/decision"));
            JsonNode ours = compared.apply(model.path("decision"));
            if (!theirs.equals(ours)) {
                differences.add(kind + ", seed " + SEED + ", run " + line.path("run") + ":\nreal  " + theirs
                        + "\nmodel " + (ours.isMissingNode() ? model : ours));
            }
        }
        return differences;
    }

    /// Of each sync only what the controller is seen to do: replicas before and after.
    private static JsonNode replicas(JsonNode decision) {
        String kept = StreamSupport.stream(decision.path("steps").spliterator(), false)
                .map(step -> "[\"%s\",%s,%s]"
                        .formatted(
                                step.path("at").asString(""),
                                step.path("currentReplicas"),
                                step.path("desiredReplicas")))
                .toList()
                .toString();
        return CaseFile.parse(kept);
    }
}
