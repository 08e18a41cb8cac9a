package cockpit.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A cockpit as anybody starts it, on a live stage and without a display, seen through the file that it traces what it
/// draws to.
final class Traced implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final long started;
    private final Path trace;

    private Traced(Process process, long started, Path trace) {
        this.process = process;
        this.started = started;
        this.trace = trace;
    }

    /// @param options of its JVM
    static Traced start(Path stage, String options) throws IOException {
        Path folder = Files.createTempDirectory("cockpit-live");
        Path trace = folder.resolve("trace.jsonl");
        var command = new ProcessBuilder(
                Path.of("target/cockpit/bin/cockpit").toAbsolutePath().toString(),
                "--lang",
                "en",
                "--stage",
                stage.toString(),
                "--trace",
                trace.toString());
        var environment = command.environment();
        environment.put("COCKPIT_OPTS", options);
        environment.remove("DISPLAY");
        environment.remove("WAYLAND_DISPLAY");
        for (String place : List.of("CONFIG", "DATA", "STATE")) {
            environment.put("XDG_" + place + "_HOME", folder.resolve(place).toString());
        }
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        command.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        long started = System.currentTimeMillis();
        return new Traced(command.start(), started, trace);
    }

    /// Waits until so many pods are drawn; returns the milliseconds from the start of the process.
    ///
    /// @throws IllegalStateException if that does not come
    long drawn(int pods, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            for (JsonNode line : lines()) {
                if (line.path("pods").asInt() >= pods) {
                    return line.path("t").asLong() - started;
                }
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new IllegalStateException(pods + " pods were not drawn within " + patience);
    }

    /// When each pod was first drawn, ms since 1970.
    Map<String, Long> added() throws IOException {
        var times = new HashMap<String, Long>();
        for (JsonNode line : lines()) {
            long at = line.path("t").asLong();
            line.path("added").forEach(name -> times.putIfAbsent(name.asString(), at));
        }
        return times;
    }

    private List<JsonNode> lines() throws IOException {
        if (!Files.exists(trace)) {
            return List.of();
        }
        String text = Files.readString(trace, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(JSON::readTree)
                .toList();
    }

    /// Processor time it has taken.
    Duration cpu() {
        Optional<Duration> taken = process.info().totalCpuDuration();
        return taken.orElseThrow();
    }

    /// Memory it holds, MB, as `ps` tells.
    int megabytes() throws IOException, InterruptedException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(process.pid())).start();
        String kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        ps.waitFor();
        return Integer.parseInt(kilobytes) / 1_024;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
