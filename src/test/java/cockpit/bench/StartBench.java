package cockpit.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// From the start of the packaged program's process to the first frame of its window, on the headless platform at
/// 1920x1080: the median of nine launches after one that fills the caches. The launcher's own time is counted.
public final class StartBench {
    private static final int LAUNCHES = 9;

    private StartBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        launch();
        double[] millis = new double[LAUNCHES];
        double[] jvm = new double[LAUNCHES];
        for (int i = 0; i < LAUNCHES; i++) {
            long start = System.nanoTime();
            jvm[i] = launch();
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        Arrays.sort(jvm);
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"start\",\"value\":%.0f,\"unit\":\"ms to the first frame\",\"launches\":%d,"
                        + "\"worst\":%.0f,\"processMillis\":%.0f}%n",
                jvm[LAUNCHES / 2],
                LAUNCHES,
                jvm[LAUNCHES - 1],
                millis[LAUNCHES / 2]);
    }

    /// Runs the program until its first frame; milliseconds of its JVM until then.
    private static double launch() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of("target/cockpit/bin/cockpit").toAbsolutePath().toString(), "--measure-start")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("The program failed: " + printed);
        }
        return Double.parseDouble(printed.strip().lines().reduce((a, b) -> b).orElseThrow());
    }
}
