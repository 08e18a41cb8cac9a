package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.app.Relay.Answer;
import cockpit.live.LiveStage;
import cockpit.live.StageFile;
import cockpit.recording.Head;
import cockpit.recording.Recorder;
import cockpit.script.CelChecks;
import cockpit.script.Cue;
import cockpit.script.Scenario;
import cockpit.stage.Command;
import cockpit.stage.Printout;
import cockpit.views.theme.Texts;
import cockpit.world.Event;
import cockpit.world.Planted;
import cockpit.world.Scrubber;
import cockpit.world.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Secrets of every kind stand in the lab's objects, its events, its function's log and AWS's own messages: none comes
/// into a recording, a report, a log or onto the screen.
@Tag("lab")
final class SecretsLabTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String POD = "planted";
    private static final String GROUP = "/aws/lambda/octank-burst-shift";
    private static final long SECONDS = Event.SECOND;

    @TempDir
    private Path folder = Path.of("");

    private final List<Planted> planted = Planted.all();
    private final StringBuilder screen = new StringBuilder();

    @Test
    void noneIsShownOrKept() throws IOException, InterruptedException {
        Lab lab = Lab.orSkip();
        URI ministack = URI.create(String.valueOf(System.getenv("COCKPIT_LAB_MINISTACK")));
        try (var relay = new Relay(ministack)) {
            StageFile file =
                    lab.with(folder, Map.of(ministack.toString(), relay.url().toString()));
            try (LiveStage stage = LiveOpening.open(file, folder.resolve("journals"))) {
                seen(stage, relay);
            }
        } finally {
            Lab.run("kubectl", "--context", "MAIN", "-n", "hipster-app", "delete", "pod", POD, "--ignore-not-found");
            Lab.run("kubectl", "--context", "MAIN", "-n", "hipster-app", "delete", "events", "-l", "lab=planted");
            Lab.run("aws", "logs", "delete-log-stream", "--log-group-name", GROUP, "--log-stream-name", POD);
        }
    }

    private void seen(LiveStage stage, Relay relay) throws IOException, InterruptedException {
        Scenario scenario = looksOnly(Assets.scenario("bursting", stage.names()));
        var checks = new CelChecks(scenario, stage.names());
        var conductor = Rehearsal.conductor(stage, scenario, checks);
        Path sealed = folder.resolve("live.cockpit");
        Path made = folder.resolve("live.d");
        var recorder = Recorder.open(
                made, new Head(stage.name(), stage.source(), "bursting", stage.names(), "the lab", "", 0));
        conductor.recordTo(Optional.of(recorder));
        conductor.onWorld(this::show);
        conductor.advance(10 * SECONDS);
        plant();
        var told = new AtomicInteger();
        relay.suffers(exchange -> String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"))
                        .contains("x-www-form-urlencoded")
                ? Optional.of(refusal(told.getAndIncrement()))
                : Optional.empty());
        conductor.advance(conductor.now() + 20 * SECONDS);
        Rehearsal.Result result =
                new Rehearsal(stage, scenario, checks, Double.POSITIVE_INFINITY, conductor).run((i, cue, frame) -> {});
        for (Command.View view : Command.View.values()) {
            if (view != Command.View.SHOP) {
                screen.append(Printout.of(view, conductor.world(), stage.names()));
            }
        }
        String kept = everything(made);
        recorder.seal(sealed);
        new Report(
                        result,
                        new Report.About("bursting", "x", "en", 0, stage.source(), stage.name(), 1),
                        scenario.usual())
                .write(folder.resolve("report"));

        assertThat(told.get()).as("AWS's messages").isGreaterThan(5);
        for (Planted each : planted) {
            assertThat(kept).as("it was there: %s", each.kind()).contains(inJson(Scrubber.scrub(each.text())));
        }
        none("the recording while it is made", kept);
        none("the recording", unpacked(Files.readAllBytes(sealed)));
        none("the report", everything(folder.resolve("report")));
        none("the screen", screen.toString());
        none("the log", everything(Path.of("target/logs")));
    }

    private void none(String where, String text) {
        assertThat(text).as(where).isNotBlank();
        var found = planted.stream()
                .filter(each -> text.contains(each.secret()) || text.contains(inJson(each.secret())))
                .map(Planted::kind)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).as(where).isEmpty();
    }

    /// All that the picture and the cards are made of.
    private void show(World world) {
        Texts texts = Texts.of("en");
        world.talk()
                .sources()
                .forEach(each -> screen.append(texts.told(each.detail())).append('\n'));
        world.platform().pods().forEach(each -> screen.append(each).append('\n'));
        screen.append(world.cloud()).append(world.mesh()).append('\n');
    }

    /// Three cues that ask for nothing to be changed.
    private static Scenario looksOnly(Scenario scenario) {
        List<Cue> cues = scenario.cues().stream()
                .filter(cue -> List.of("clusters", "pods", "before").contains(cue.id()))
                .toList();
        return new Scenario(scenario.id(), scenario.title(), scenario.seconds(), cues, scenario.usual());
    }

    private Answer refusal(int index) {
        String words =
                planted.get(index % planted.size()).text().replace("&", "&amp;").replace("<", "&lt;");
        return new Answer(
                400,
                "text/xml",
                "<ErrorResponse><Error><Code>ValidationError</Code><Message>" + words
                        + "</Message></Error></ErrorResponse>");
    }

    /// A pod that carries them all in its environment and annotations, an Event and a run of the function for each.
    private void plant() throws IOException, InterruptedException {
        ObjectNode all = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
        ArrayNode items = all.putArray("items");
        ObjectNode pod = items.addObject().put("apiVersion", "v1").put("kind", "Pod");
        ObjectNode meta = pod.putObject("metadata").put("name", POD).put("namespace", "hipster-app");
        ObjectNode spec = pod.putObject("spec");
        spec.putObject("nodeSelector").put("planted", "nowhere");
        ObjectNode container =
                spec.putArray("containers").addObject().put("name", "shop").put("image", "shop");
        ArrayNode variables = container.putArray("env");
        ObjectNode annotations = meta.putObject("annotations");
        int index = 0;
        for (Planted each : planted) {
            variables.addObject().put("name", each.kind().replace('-', '_')).put("value", each.text());
            annotations.put("planted/" + each.kind(), each.text());
            items.add(event(each, index++));
        }
        Path file = Files.writeString(folder.resolve("planted.json"), JSON.writeValueAsString(all));
        Lab.run("kubectl", "--context", "MAIN", "apply", "--server-side", "-f", file.toString());
        log();
    }

    private ObjectNode event(Planted each, int index) {
        ObjectNode event = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "Event");
        ObjectNode meta = event.putObject("metadata").put("name", POD + "." + each.kind());
        meta.put("namespace", "hipster-app").putObject("labels").put("lab", POD);
        ObjectNode about = event.putObject("involvedObject").put("kind", "Pod").put("name", POD);
        about.put("namespace", "hipster-app").put("apiVersion", "v1");
        return event.put("type", "Warning")
                .put("reason", "Failed")
                .put("message", each.text())
                .put(
                        "lastTimestamp",
                        Instant.now()
                                .plusSeconds(index)
                                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                                .toString());
    }

    private void log() throws IOException, InterruptedException {
        ArrayNode lines = JSON.createArrayNode();
        long at = Instant.now().toEpochMilli();
        for (Planted each : planted) {
            String request = "RequestId: " + each.kind();
            for (String line : List.of(
                    "START " + request + " Version: $LATEST",
                    each.text(),
                    "REPORT " + request + "\tDuration: 3.00 ms\tBilled Duration: 4 ms")) {
                lines.addObject().put("timestamp", at++).put("message", line);
            }
        }
        Path file = Files.writeString(folder.resolve("log.json"), JSON.writeValueAsString(lines));
        Lab.run("aws", "logs", "create-log-stream", "--log-group-name", GROUP, "--log-stream-name", POD);
        Lab.run(
                "aws",
                "logs",
                "put-log-events",
                "--log-group-name",
                GROUP,
                "--log-stream-name",
                POD,
                "--log-events",
                "file://" + file);
    }

    private static String inJson(String text) {
        String quoted = JSON.writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String everything(Path folder) throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(each, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    /// Whatever gzip members a file has, unpacked.
    private static String unpacked(byte[] file) {
        var all = new StringBuilder(new String(file, StandardCharsets.ISO_8859_1));
        for (int i = 0; i + 2 < file.length; i++) {
            if (file[i] == 0x1f && file[i + 1] == (byte) 0x8b && file[i + 2] == 8) {
                try (var in = new GZIPInputStream(new ByteArrayInputStream(file, i, file.length - i))) {
                    all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                } catch (IOException e) {
                    all.append("not a member at ").append(i); // three bytes that look like one
                }
            }
        }
        return all.toString();
    }
}
