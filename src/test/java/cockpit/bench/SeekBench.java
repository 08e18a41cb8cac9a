package cockpit.bench;

import cockpit.recording.Head;
import cockpit.recording.Recorder;
import cockpit.recording.Recording;
import cockpit.stage.Names;
import cockpit.stage.Source;
import cockpit.world.Event;
import cockpit.world.World;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// How long it takes to show any instant of a recording of 60 minutes with 200 events a second: 1,000 random seeks
/// after
/// opening, the world of each folded to the end. Beside the wall clock's milliseconds stand those the thread worked: on
/// a
/// machine shared with others they tell the program's part.
public final class SeekBench {
    private static final int SECONDS = 3_600;
    private static final int PER_SECOND = 200;
    private static final int SEEKS = 1_000;

    private SeekBench() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("seek-bench");
        Path file = folder.resolve("hour.cockpit");
        var source = new Events(20, 300, 1);
        long start = System.nanoTime();
        long count = record(source, folder.resolve("hour.d"), file);
        double recorded = (System.nanoTime() - start) / 1e6;
        start = System.nanoTime();
        try (var recording = Recording.open(file)) {
            double opened = (System.nanoTime() - start) / 1e6;
            var random = new Random(7);
            double[] millis = new double[SEEKS];
            double[] cpu = new double[SEEKS];
            var threads = ManagementFactory.getThreadMXBean();
            long pods = 0;
            for (int i = 0; i < SEEKS; i++) {
                long at = random.nextLong(recording.duration());
                long before = System.nanoTime();
                long worked = threads.getCurrentThreadCpuTime();
                pods += recording.at(at).platform().pods().size();
                cpu[i] = (threads.getCurrentThreadCpuTime() - worked) / 1e6;
                millis[i] = (System.nanoTime() - before) / 1e6;
            }
            Arrays.sort(millis);
            Arrays.sort(cpu);
            System.out.printf(
                    Locale.ROOT,
                    "{\"bench\":\"seek\",\"value\":%.1f,\"unit\":\"ms at p99\",\"p50\":%.1f,\"p95\":%.1f,\"worst\":%.1f,"
                            + "\"cpuP50\":%.1f,\"cpuP95\":%.1f,\"cpuP99\":%.1f,"
                            + "\"bytesPerEvent\":%.1f,\"events\":%d,\"openMillis\":%.0f,\"recordMillis\":%.0f,\"pods\":%d}%n",
                    millis[SEEKS * 99 / 100],
                    millis[SEEKS / 2],
                    millis[SEEKS * 95 / 100],
                    millis[SEEKS - 1],
                    cpu[SEEKS / 2],
                    cpu[SEEKS * 95 / 100],
                    cpu[SEEKS * 99 / 100],
                    Files.size(file) / (double) count,
                    count,
                    opened,
                    recorded,
                    pods / SEEKS);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static long record(Events source, Path to, Path file) throws IOException {
        var head = new Head("bench", Source.SIMULATED, "", Names.SHIPPED, "SeekBench", "", 0);
        var recorder = Recorder.open(to, head);
        World world = World.EMPTY;
        long count = 0;
        List<Event> events = source.first();
        for (int second = 0; second <= SECONDS; second++) {
            recorder.record(events, world);
            world = world.apply(events);
            count += events.size();
            events = source.churn(PER_SECOND, second * Event.SECOND + 1, PER_SECOND);
        }
        recorder.seal(file);
        return count;
    }
}
