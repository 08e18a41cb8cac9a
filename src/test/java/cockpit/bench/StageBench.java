package cockpit.bench;

import cockpit.app.HeadlessScreen;
import cockpit.script.Checks;
import cockpit.script.Expectation;
import cockpit.script.Pace;
import cockpit.script.Said;
import cockpit.script.Scenario;
import cockpit.script.Show;
import cockpit.stage.Names;
import cockpit.stage.Source;
import cockpit.views.desk.Frame;
import cockpit.views.desk.StillDesk;
import cockpit.views.theme.Mode;
import cockpit.views.window.PresenterWindow;
import cockpit.world.EdgeId;
import cockpit.world.Event;
import cockpit.world.MeshFact;
import cockpit.world.Origin;
import cockpit.world.World;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// The whole window at 1920x1080 on the software pipeline: 5,000 nodes, 150,000 pods, 1,000 changes a second, 300
/// requests
/// in flight; with `--small` 20 nodes, 300 pods. Frames are counted as pulses of the scene after layout: a pulse waits
/// until the picture before it is rendered, so no frame is counted that was not drawn.
public final class StageBench {
    /// Until the compiler has come to rest: a talk goes on for a quarter of an hour.
    private static final int WARM = 20;
    private static final int SECONDS = 20;

    private StageBench() {}

    private static volatile World world = World.EMPTY;

    public static void main(String[] args) throws InterruptedException {
        boolean small = args.length > 0 && args[0].equals("--small");
        int nodes = small ? 20 : 5_000;
        int pods = small ? 300 : 150_000;
        var source = new Events(nodes, pods, 1);
        world = World.EMPTY.apply(source.first()).apply(crossing());
        Thread.ofPlatform().daemon().start(() -> feed(source, small ? 20 : 1_000));
        var up = new CountDownLatch(1);
        Platform.startup(() -> {
            HeadlessScreen.enlarge(1_920, 1_080);
            up.countDown();
        });
        up.await();
        var frames = new long[20_000];
        var busy = new double[20_000];
        var counts = new int[1];
        var opened = new CountDownLatch(1);
        Platform.runLater(() -> {
            open(frames, busy, counts);
            opened.countDown();
        });
        opened.await();
        TimeUnit.SECONDS.sleep(WARM);
        var longest = new AtomicLong();
        Thread.ofPlatform().daemon().start(() -> watch(longest));
        int first = counts[0];
        long cpu = cpu();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(SECONDS);
        double seconds = (System.nanoTime() - start) / 1e9;
        double core = (cpu() - cpu) / 1e9 / seconds;
        print(small, frames, busy, first, counts[0], longest.get() / 1e6, core);
        System.exit(0);
    }

    private static Event crossing() {
        return new Event(
                0,
                new Origin("bench"),
                new MeshFact.EdgeMeasured(
                        new EdgeId("REMOTE", "frontend", "MAIN", Names.SHIPPED.service()), 180, 0, 0, 20, 90, true));
    }

    private static void feed(Events source, int perSecond) {
        long at = 1_000_000;
        while (true) {
            List<Event> events = source.churn(Math.max(1, perSecond / 50), at, perSecond);
            at = events.getLast().at() + 1;
            world = world.apply(events);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static void open(long[] frames, double[] busy, int[] counts) {
        Names names = Names.SHIPPED;
        var scenario = new Scenario("bench", new Said("b", "b"), 60, List.of(), Map.of());
        Show show = Show.of(scenario);
        var window = new PresenterWindow(
                new StillDesk(() -> frame(show, names)),
                NOTHING,
                show.scenario(),
                "en",
                Mode.DARK,
                System::nanoTime,
                (t, p) -> Optional.empty());
        var began = new long[1];
        new AnimationTimer() {
            @Override
            public void handle(long nanos) {
                began[0] = System.nanoTime();
            }
        }.start();
        var scene = new Scene(window, 1_920, 1_080);
        scene.addPostLayoutPulseListener(() -> {
            if (counts[0] < frames.length) {
                long now = System.nanoTime();
                frames[counts[0]] = now;
                busy[counts[0]++] = (now - began[0]) / 1e6;
            }
        });
        var stage = new Stage();
        stage.setScene(scene);
        stage.show();
    }

    private static void watch(AtomicLong longest) {
        while (true) {
            var seen = new CountDownLatch(1);
            long asked = System.nanoTime();
            Platform.runLater(seen::countDown);
            try {
                seen.await();
                longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void print(
            boolean small, long[] frames, double[] busy, int first, int last, double blocked, double core) {
        double[] gaps = new double[last - first - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (frames[first + i + 1] - frames[first + i]) / 1e6;
        }
        double[] work = Arrays.copyOfRange(busy, first, last);
        Arrays.sort(gaps);
        Arrays.sort(work);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "{\"bench\":\"stage\",\"value\":%.1f,\"unit\":\"frames/s at p5\",\"median\":%.1f,\"frames\":%d,"
                        + "\"fxMillisP50\":%.2f,\"fxMillisP99\":%.2f,\"longestBlockMillis\":%.0f,\"cores\":%.2f,"
                        + "\"heapMB\":%d,\"stage\":\"%s\",\"counted\":\"pulses after layout; each waits for the picture"
                        + " before it\"}%n",
                1_000 / gaps[gaps.length * 95 / 100],
                1_000 / gaps[gaps.length / 2],
                last - first,
                work[work.length / 2],
                work[work.length * 99 / 100],
                blocked,
                core,
                runtime.totalMemory() - runtime.freeMemory() >> 20,
                small ? "20 nodes, 300 pods" : "5,000 nodes, 150,000 pods, 1,000 changes/s");
    }

    private static final Checks NOTHING = new Checks() {
        @Override
        public boolean holds(Expectation expectation, World world, long fired) {
            return false;
        }

        @Override
        public String figure(Expectation expectation, World world, long fired) {
            return "";
        }
    };

    private static Frame frame(Show show, Names names) {
        World now = world;
        return new Frame(
                now,
                now.now(),
                show,
                new Pace(0, 60, 0, 0, Pace.Word.NOT_BEGUN),
                false,
                Source.SIMULATED,
                "bench",
                names,
                new Frame.Transport(true, 1, 1, false, false, 0, World.EMPTY),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
