package cockpit.app;

import cockpit.recording.RecordedStage;
import cockpit.script.Checks;
import cockpit.script.Pace;
import cockpit.script.Scenario;
import cockpit.stage.Command;
import cockpit.stage.Gap;
import cockpit.stage.Seekable;
import cockpit.stage.Source;
import cockpit.stage.Stage;
import cockpit.views.desk.Desk;
import cockpit.views.desk.Frame;
import cockpit.world.Event;
import cockpit.world.World;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A talk under way at a desk: a thread of its own leads the stage by the wall clock and publishes a frame about sixty
/// times a second. Wishes only queue; nothing here ever waits for the window, nor the window for it.
final class Performance implements Desk, AutoCloseable {
    /// How long an arming lasts: longer than the acts of scenario 1, which come within eight minutes.
    private static final long ARMED = 10 * 60 * Event.SECOND;
    private static final Logger LOG = LoggerFactory.getLogger(Performance.class);
    private static final long TURN = 15;
    private static final double SLOWEST = 0.25;
    private static final double FASTEST = 64;

    private final Conductor conductor;
    private final Recordings recordings;
    private final LinkedBlockingQueue<Runnable> wishes = new LinkedBlockingQueue<>();
    private volatile Frame newest;
    private final Thread thread;
    private final DeadTime deadTime;
    private volatile boolean closed;
    private boolean playing;
    private boolean loop;
    private double speed = 1;
    private double squeeze = 1;
    private double fraction;
    private long begun = -1;
    private long heldSince = -1;
    private long heldFor;

    /// @param recordings where recordings go
    Performance(Stage stage, Scenario scenario, Checks checks, Path recordings) {
        this.conductor = new Conductor(stage, scenario, checks, stage.seekable().isPresent());
        this.recordings = new Recordings(conductor, recordings, wishes::add);
        this.deadTime = stage.seekable()
                .map(course -> DeadTime.of(course.last().talk().marks(), course.duration()))
                .orElse(DeadTime.NONE);
        this.playing = stage.seekable().isEmpty();
        conductor.advance(0);
        sayRepairs(stage);
        this.newest = picture();
        this.thread = Thread.ofPlatform().name("conductor").daemon().unstarted(this::run);
    }

    private void sayRepairs(Stage stage) {
        if (!(stage instanceof RecordedStage recorded) || recorded.repairs().isEmpty()) {
            return;
        }
        LOG.warn("{} was repaired: {}", recorded.name(), recorded.repairs());
        long lost = recorded.gaps().stream().mapToLong(Gap::lines).sum();
        conductor.tell(lost > 0 ? "notice.recording.lost" : "notice.recording.torn", String.valueOf(lost));
    }

    /// Tells the person something that happened around the performance.
    void tell(String key, String detail) {
        wishes.add(() -> conductor.tell(key, detail));
    }

    /// Begins.
    void start() {
        thread.start();
    }

    private void run() {
        long last = System.nanoTime();
        while (!closed) {
            try {
                Runnable wish = wishes.poll(TURN, TimeUnit.MILLISECONDS);
                while (wish != null) {
                    wish.run();
                    wish = wishes.poll();
                }
                long now = System.nanoTime();
                turn(now - last);
                last = now;
                recordings.look();
                newest = picture();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.error("The performance stumbled", e);
                conductor.tell("notice.stumbled", String.valueOf(e.getMessage()));
                playing = false;
            }
        }
    }

    private void turn(long nanos) {
        if (conductor.stage().source() == Source.LIVE) {
            conductor.catchUp(); // what is real goes on by itself, at its own speed
            return;
        }
        if (!playing) {
            return;
        }
        squeeze = conductor.recorded() && !conductor.waits() ? deadTime.squeeze(conductor.now()) : 1;
        double micros = nanos / 1_000.0 * speed * squeeze + fraction;
        long whole = (long) micros;
        fraction = micros - whole;
        conductor.advance(conductor.now() + whole);
        if (conductor.stage().ended()) {
            if (loop) {
                conductor.seek(0);
            } else {
                playing = false;
            }
        }
    }

    private Frame picture() {
        Optional<Seekable> course = conductor.stage().seekable();
        var transport = new Frame.Transport(
                playing,
                speed,
                squeeze,
                course.isPresent(),
                loop,
                course.map(Seekable::duration).orElse(0L),
                course.map(Seekable::last).orElse(World.EMPTY));
        return new Frame(
                conductor.world(),
                Math.max(conductor.now(), conductor.world().now()),
                conductor.show(),
                Pace.of(conductor.show(), elapsed()),
                heldSince >= 0,
                conductor.stage().source(),
                conductor.stage().name(),
                conductor.stage().names(),
                transport,
                recordings.running(),
                conductor.notice(),
                conductor.arming());
    }

    private double elapsed() {
        if (begun < 0) {
            return -1;
        }
        long now = heldSince >= 0 ? heldSince : System.nanoTime();
        return (now - begun - heldFor) / 1e9;
    }

    @Override
    public Frame frame() {
        return newest;
    }

    @Override
    public void go() {
        wishes.add(() -> {
            beginNow();
            conductor.go();
            playing = true;
        });
    }

    @Override
    public void undo() {
        wishes.add(conductor::undo);
    }

    @Override
    public void pointAt(int cue) {
        wishes.add(() -> conductor.pointAt(cue));
    }

    @Override
    public void begin() {
        wishes.add(this::beginNow);
    }

    private void beginNow() {
        if (begun < 0) {
            begun = System.nanoTime();
        }
    }

    @Override
    public void toggleHold() {
        wishes.add(() -> {
            if (heldSince >= 0) {
                heldFor += System.nanoTime() - heldSince;
                heldSince = -1;
            } else if (begun >= 0) {
                heldSince = System.nanoTime();
            }
        });
    }

    @Override
    public void send(Command command) {
        wishes.add(() -> conductor.send(command, ""));
    }

    @Override
    public void toggleArm() {
        wishes.add(() -> conductor.arm(conductor.armedFor() > 0 ? 0 : ARMED));
    }

    @Override
    public void reset() {
        wishes.add(conductor::reset);
    }

    @Override
    public void panic() {
        wishes.add(conductor::panic);
    }

    @Override
    public void togglePlay() {
        wishes.add(() -> {
            playing = !playing;
            conductor.runFree();
            if (playing && conductor.stage().ended()) {
                conductor.seek(0);
            }
        });
    }

    @Override
    public void seek(long at) {
        wishes.add(() -> conductor.seek(at));
    }

    @Override
    public void step(int events) {
        wishes.add(() -> {
            playing = false;
            Stepping.step(conductor, events);
        });
    }

    @Override
    public void speed(double times) {
        wishes.add(() -> speed = Math.clamp(times, SLOWEST, FASTEST));
    }

    @Override
    public void toggleLoop() {
        wishes.add(() -> loop = !loop);
    }

    @Override
    public void toggleRecord() {
        wishes.add(recordings::toggle);
    }

    /// Ends the thread and whatever is being recorded. Waits for both.
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
            recordings.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        conductor.stage().close();
    }
}
