package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cockpit.live.StageFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The lab that is up, as the environment tells of it (`eval "$(src/test/lab/lab env)"`): what its servers hold, seen
/// by
/// other means than the cockpit's.
final class Lab {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String NAMESPACE = "hipster-app";
    private static final List<String> WRITES = List.of("create", "update", "patch", "delete", "deletecollection");

    private final StageFile stage;

    private Lab(StageFile stage) {
        this.stage = stage;
    }

    /// Skips the test, and says so, where there is none.
    static Lab orSkip() {
        String file = System.getenv("COCKPIT_STAGE");
        assumeTrue(file != null, "The lab is not up: src/test/lab/lab up, then eval \"$(src/test/lab/lab env)\"");
        try {
            return new Lab(StageFile.read(Path.of(String.valueOf(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    StageFile stage() {
        return stage;
    }

    /// Where the stage's file is, and what it names beside it.
    Path folder() {
        return Objects.requireNonNull(stage.file().getParent());
    }

    /// What the talk may change of both clusters: specs by object, without the replicas of what an autoscaler sizes.
    Map<String, JsonNode> specs() throws IOException, InterruptedException {
        var specs = new TreeMap<String, JsonNode>();
        for (String context : List.of("MAIN", "REMOTE")) {
            String kinds = context.equals("MAIN")
                    ? "vs,dr,deploy,svc,hpa,gateways,trainingjobs.sagemaker.services.k8s.aws"
                    : "deploy,svc";
            JsonNode all =
                    JSON.readTree(run("kubectl", "--context", context, "-n", NAMESPACE, "get", kinds, "-o", "json"));
            for (JsonNode item : all.path("items")) {
                JsonNode spec = item.path("spec").deepCopy();
                if (context.equals("MAIN") && spec instanceof ObjectNode object) {
                    object.remove("replicas");
                }
                specs.put(
                        context + " " + item.path("kind").asString() + " "
                                + item.at("/metadata/name").asString(),
                        spec);
            }
        }
        return specs;
    }

    /// How many calls that change something the API servers have noted of the stage's user; access reviews, which are
    /// POSTs, are none.
    long writes() throws IOException {
        return audited().size();
    }

    private static List<JsonNode> audited() throws IOException {
        var audited = new ArrayList<JsonNode>();
        for (String log : List.of("COCKPIT_LAB_AUDIT_MAIN", "COCKPIT_LAB_AUDIT_REMOTE")) {
            for (String line : Files.readAllLines(Path.of(String.valueOf(System.getenv(log))))) {
                JsonNode entry = JSON.readTree(line);
                if (entry.at("/user/username").asString("").equals("operator")
                        && WRITES.contains(entry.path("verb").asString(""))
                        && !entry.at("/objectRef/resource").asString("").endsWith("accessreviews")) {
                    audited.add(entry);
                }
            }
        }
        return audited;
    }

    /// How many of those were to stay, and were granted.
    long changes() throws IOException {
        long changes = 0;
        for (JsonNode entry : audited()) {
            if (!entry.path("requestURI").asString("").contains("dryRun")
                    && entry.at("/responseStatus/code").asInt(0) / 100 == 2) {
                changes++;
            }
        }
        return changes;
    }

    /// The stage's file with some of it replaced, in another folder.
    StageFile with(Path folder, Map<String, String> instead) throws IOException {
        Path own = stage.file().toAbsolutePath().resolve("..").normalize();
        String text = Files.readString(stage.file()).replaceAll("(?m)(File|kubeconfig): (\\w)", "$1: " + own + "/$2");
        for (var each : instead.entrySet()) {
            assertThat(text).contains(each.getKey());
            text = text.replace(each.getKey(), each.getValue());
        }
        return StageFile.read(Files.writeString(folder.resolve("stage.yaml"), text));
    }

    /// The stage's kubeconfig.
    String kubeconfig() throws IOException {
        return Files.readString(stage.kubernetes().kubeconfig().orElseThrow());
    }

    /// What the lab's own command says, e.g. `stop NAME`.
    String command(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("env", "COCKPIT_LAB=" + kept(), "src/test/lab/lab"));
        command.addAll(List.of(words));
        return run(command.toArray(String[]::new));
    }

    private Path kept() {
        return stage.file().toAbsolutePath().resolve("../..").normalize();
    }

    /// The port of a server, as the lab names it.
    static int port(String name) {
        return Integer.parseInt(String.valueOf(System.getenv("COCKPIT_LAB_PORT_" + name)));
    }

    void swarm(int users) throws IOException, InterruptedException {
        URI at = stage.load().locust().orElseThrow().resolve("/swarm");
        try (var client = HttpClient.newHttpClient()) {
            var form = HttpRequest.BodyPublishers.ofString("user_count=" + users + "&spawn_rate=50");
            var request = HttpRequest.newBuilder(at)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(form)
                    .build();
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains("true");
        }
    }

    int users() throws IOException, InterruptedException {
        return locust("/stats/requests").path("user_count").asInt(-1);
    }

    private JsonNode locust(String path) throws IOException, InterruptedException {
        URI server = stage.load().locust().orElseThrow();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(server.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
            return JSON.readTree(answer.body());
        }
    }

    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
        return output;
    }
}
