package cockpit.bench;

import cockpit.live.StageFile;
import cockpit.live.kubernetes.CrowdDouble;
import cockpit.live.load.LocustTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// How long a pod takes from the API server's 201 to the pulse that drew it, at 5,000 pods on 200 nodes of the lab's
/// cluster: at rest, under 100 changes a second, and under 500 over both clusters; how long the first whole picture
/// takes from the start of the process; what the cockpit takes at rest; and the first picture of 30,000 pods, which a
/// double serves. The cockpit is the packaged one, traced from outside by its `--trace`. Needs the lab's environment.
public final class LiveBench {
    private static final int NODES = 200;
    private static final int PODS = 5_000;
    private static final int FEW_NODES = 4;
    private static final int FEW_PODS = 100;
    private static final int PROBES = 20;
    private static final int REST = 20;
    private static final double SPAWN_RATE = 10;
    /// Over which Prometheus' rates reach, and some more: until then they fall.
    private static final int RATE_WINDOW = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private LiveBench() {}

    private record Delay(long median, long worst, int changes) {
        static Delay of(List<Long> millis, int changes) {
            List<Long> sorted = millis.stream().sorted().toList();
            return new Delay(sorted.get(sorted.size() / 2), sorted.getLast(), changes);
        }
    }

    /// Runs the benchmark.
    public static void main(String[] args) throws Exception {
        String stage = System.getenv("COCKPIT_STAGE");
        if (stage == null) {
            System.err.println("The lab is not up: src/test/lab/lab up, then eval \"$(src/test/lab/lab env)\"");
            System.exit(2);
            return;
        }
        long crowded = thirtyThousand();
        System.err.println("30,000 pods drawn after " + crowded + " ms; making the crowd of " + PODS);
        try (var main = Crowd.in("MAIN", NODES, PODS);
                var remote = Crowd.in("REMOTE", FEW_NODES, FEW_PODS)) {
            warm(Path.of(stage));
            try (var cockpit = Traced.start(Path.of(stage), "-Xmx1g")) {
                long whole = cockpit.drawn(PODS, PATIENCE);
                TimeUnit.SECONDS.sleep(REST); // until its compiler has come to rest
                double flowing = cores(cockpit);
                double cores = atRest(Path.of(stage), cockpit);
                int megabytes = cockpit.megabytes();
                System.err.println("whole after " + whole + " ms; with the shop's usual traffic " + flowing
                        + " cores, at rest " + cores + " and " + megabytes + " MB");
                Delay idle = probes(cockpit, main, "idle");
                System.err.println("at rest " + idle);
                Delay hundred = under(cockpit, main, Map.of(main, 100), "hundred");
                System.err.println("under 100 a second " + hundred);
                Delay both = under(cockpit, main, Map.of(main, 250, remote, 250), "both");
                System.err.println("under 500 a second over both " + both);
                print(whole, flowing, cores, megabytes, idle, hundred, both, crowded);
            }
        }
        System.exit(0);
    }

    /// Processor time a second, over some.
    private static double cores(Traced cockpit) throws InterruptedException {
        Duration before = cockpit.cpu();
        TimeUnit.SECONDS.sleep(REST);
        return cockpit.cpu().minus(before).toMillis() / 1_000.0 / REST;
    }

    /// The same while nobody loads the shop, so that nothing flows and nothing changes.
    private static double atRest(Path stage, Traced cockpit) throws Exception {
        try (var locust = new LocustTarget(StageFile.read(stage).load().locust().orElseThrow())) {
            JsonNode usual = locust.settled();
            locust.set(0, SPAWN_RATE);
            try {
                locust.settled();
                TimeUnit.SECONDS.sleep(RATE_WINDOW);
                return cores(cockpit);
            } finally {
                locust.restore(usual);
                locust.settled();
            }
        }
    }

    /// The first start also writes the class archive.
    private static void warm(Path stage) throws IOException, InterruptedException {
        try (var cockpit = Traced.start(stage, "-Xmx1g")) {
            cockpit.drawn(PODS, PATIENCE);
        }
    }

    private static long thirtyThousand() throws Exception {
        try (var served = CrowdDouble.of(1_000, 30_000);
                var cockpit = Traced.start(served.stage(), "-Xmx1g")) {
            return cockpit.drawn(30_000, PATIENCE);
        }
    }

    private static Delay under(Traced cockpit, Crowd probed, Map<Crowd, Integer> churned, String name)
            throws IOException, InterruptedException {
        var stop = new AtomicBoolean();
        var done = new AtomicInteger();
        List<Thread> threads = churned.entrySet().stream()
                .map(each -> Thread.ofPlatform().start(() -> churn(each.getKey(), each.getValue(), stop, done)))
                .toList();
        long begun = System.nanoTime();
        TimeUnit.SECONDS.sleep(5);
        Delay delay = probes(cockpit, probed, name);
        double seconds = (System.nanoTime() - begun) / 1e9;
        int reached = (int) Math.round(done.get() / seconds);
        stop.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
        return new Delay(delay.median(), delay.worst(), reached);
    }

    private static void churn(Crowd crowd, int perSecond, AtomicBoolean stop, AtomicInteger done) {
        try {
            crowd.churn(perSecond, stop, done);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Delay probes(Traced cockpit, Crowd crowd, String name) throws IOException, InterruptedException {
        var acknowledged = new ArrayList<Long>();
        for (int i = 0; i < PROBES; i++) {
            acknowledged.add(crowd.probe(name + "-" + i, i * 7));
            TimeUnit.MILLISECONDS.sleep(300 + 13 * i); // no beat with anything that is done by a timer
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!cockpit.added().containsKey(name + "-" + (PROBES - 1)) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        Map<String, Long> drawn = cockpit.added();
        var millis = new ArrayList<Long>();
        for (int i = 0; i < PROBES; i++) {
            Long at = drawn.get(name + "-" + i);
            if (at == null) {
                throw new IllegalStateException(name + "-" + i + " was never drawn");
            }
            millis.add(at - acknowledged.get(i));
        }
        return Delay.of(millis, 0);
    }

    private static void print(
            long whole,
            double flowing,
            double cores,
            int megabytes,
            Delay idle,
            Delay hundred,
            Delay both,
            long crowded) {
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"live\",\"value\":%d,\"unit\":\"ms from 201 to pulse, median under 100 changes/s\","
                        + "\"worst\":%d,\"changes\":%d,\"idleMedian\":%d,\"idleWorst\":%d,\"bothMedian\":%d,"
                        + "\"bothWorst\":%d,\"bothChanges\":%d,\"wholeMillisFromStart\":%d,\"trafficCores\":%.3f,\"restCores\":%.3f,"
                        + "\"restMB\":%d,\"thirtyThousandMillisFromStart\":%d,\"maxHeapMB\":1024,\"cores\":%d}%n",
                hundred.median(),
                hundred.worst(),
                hundred.changes(),
                idle.median(),
                idle.worst(),
                both.median(),
                both.worst(),
                both.changes(),
                whole,
                flowing,
                cores,
                megabytes,
                crowded,
                Runtime.getRuntime().availableProcessors());
    }
}
