package cockpit.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// How long a person waits for the window: milliseconds from starting the packaged launcher to the first drawn frame
/// of the
/// desk, on JavaFX's headless platform at 1920x1080 with the software pipeline. The stopwatch is outside: it runs from
/// before the process is made until the process says that its first frame is drawn.
///
/// The first launch, which also writes the class archive, is told apart. Arguments: the launcher, and the launches.
public final class StartBench {
    private static final String FIRST_FRAME = "first frame";
    private static final int LAUNCHES = 11;
    private static final long LIMIT = 60;

    private StartBench() {}

    /// Runs the benchmark.
    ///
    /// @throws IOException if the launcher cannot be started
    public static void main(String[] args) throws IOException, InterruptedException {
        Path launcher = Path.of(args.length > 0 ? args[0] : "target/cockpit/bin/cockpit");
        int launches = args.length > 1 ? Integer.parseInt(args[1]) : LAUNCHES;
        Path places = Files.createTempDirectory("cockpit-start");
        double first = launch(launcher, places);
        var millis = new ArrayList<Double>();
        for (int i = 0; i < launches; i++) {
            millis.add(launch(launcher, places));
            System.err.printf(Locale.ROOT, "%d of %d: %.0f ms%n", i + 1, launches, millis.getLast());
        }
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"start\",\"value\":%.0f,\"unit\":\"ms\",\"launches\":%d,\"min\":%.0f,\"max\":%.0f,"
                        + "\"firstEver\":%.0f,\"cores\":%d}%n",
                sorted.get(sorted.size() / 2),
                launches,
                sorted.getFirst(),
                sorted.getLast(),
                first,
                Runtime.getRuntime().availableProcessors());
    }

    private static double launch(Path launcher, Path places) throws IOException, InterruptedException {
        var command = new ProcessBuilder(launcher.toAbsolutePath().toString(), "--lang", "en");
        var environment = command.environment();
        environment.put("COCKPIT_OPTS", "-Dcockpit.firstFrame=true");
        environment.remove("DISPLAY");
        environment.remove("WAYLAND_DISPLAY");
        for (String place : List.of("CONFIG", "DATA", "STATE", "CACHE")) {
            environment.put("XDG_" + place + "_HOME", places.resolve(place).toString());
        }
        command.redirectError(ProcessBuilder.Redirect.INHERIT);
        long began = System.nanoTime();
        Process process = command.start();
        double millis = Double.NaN;
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.equals(FIRST_FRAME)) {
                    millis = (System.nanoTime() - began) / 1e6;
                }
            }
        }
        if (!process.waitFor(LIMIT, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("The desk did not close within " + LIMIT + " s");
        }
        if (process.exitValue() != 0 || Double.isNaN(millis)) {
            throw new IllegalStateException("The desk ended with " + process.exitValue() + " without a first frame");
        }
        return millis;
    }
}
