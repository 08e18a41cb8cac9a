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

    private final OnAir air;
    private final Recordings recordings;
    private final LinkedBlockingQueue<Runnable> wishes = new LinkedBlockingQueue<>();
    private volatile Frame newest;
    private final Thread thread;
    private final DeadTime deadTime;
    private final TalkClock clock = new TalkClock(System::nanoTime);
    private volatile boolean closed;
    private boolean playing;
    private Optional<Rested> rested = Optional.empty();
    private boolean loop;
    private double speed = 1;
    private double squeeze = 1;
    private double fraction;

    /// @param recordings where recordings go
    Performance(Stage stage, Scenario scenario, Checks checks, Path recordings) {
        this(stage, scenario, checks, recordings, Parachute.none());
    }

    /// @param parachute of a live stage; closed with the performance
    Performance(Stage stage, Scenario scenario, Checks checks, Path recordings, Parachute parachute) {
        var conductor = new Conductor(stage, scenario, checks, stage.seekable().isPresent());
        this.air = new OnAir(conductor, checks, parachute);
        this.recordings = new Recordings(conductor, recordings, wishes::add);
        this.deadTime = stage.seekable()
                .map(course -> DeadTime.of(course.last().talk().marks(), course.duration()))
                .orElse(DeadTime.NONE);
        this.playing = stage.seekable().isEmpty();
        conductor.advance(0);
        sayRepairs(conductor);
        this.newest = picture();
        this.thread = Thread.ofPlatform().name("conductor").daemon().unstarted(this::run);
    }

    private static void sayRepairs(Conductor conductor) {
        if (!(conductor.stage() instanceof RecordedStage recorded)
                || recorded.repairs().isEmpty()) {
            return;
        }
        LOG.warn("{} was repaired: {}", recorded.name(), recorded.repairs());
        long lost = recorded.gaps().stream().mapToLong(Gap::lines).sum();
        conductor.tell(lost > 0 ? "notice.recording.lost" : "notice.recording.torn", String.valueOf(lost));
    }

    /// Tells the person something that happened around the performance.
    void tell(String key, String detail) {
        wishes.add(() -> air.own().tell(key, detail));
    }

    /// Rests while another talk of the desk is shown: nothing goes on, its clock neither.
    void rest() {
        wishes.add(() -> {
            if (rested.isEmpty()) {
                boolean runs = !clock.held();
                if (runs) {
                    clock.toggleHold();
                }
                rested = Optional.of(new Rested(playing, runs && clock.held()));
                playing = false;
            }
        });
    }

    /// Goes on as it was when it was left.
    void wake() {
        wishes.add(() -> {
            rested.ifPresent(left -> {
                playing = left.played();
                if (left.clockRan() && clock.held()) {
                    clock.toggleHold();
                }
            });
            rested = Optional.empty();
        });
    }

    /// How it was when it was left.
    private record Rested(boolean played, boolean clockRan) {}

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
                air.own().tell("notice.stumbled", String.valueOf(e.getMessage()));
                playing = false;
            }
        }
    }

    private void turn(long nanos) {
        Conductor conductor = air.conductor();
        if (air.own().stage().source() == Source.LIVE) {
            air.own().catchUp(); // what is real goes on by itself, at its own speed
        }
        if (!playing || conductor.stage().source() == Source.LIVE) {
            return;
        }
        squeeze = conductor.recorded() && !conductor.waits() && !air.out() ? deadTime.squeeze(conductor.now()) : 1;
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
        Conductor conductor = air.conductor();
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
                Pace.of(air.own().show(), clock.elapsed()),
                clock.held(),
                conductor.stage().source(),
                conductor.stage().name(),
                conductor.stage().names(),
                transport,
                recordings.running(),
                conductor.notice(),
                conductor.arming(),
                air.parachute());
    }

    @Override
    public Frame frame() {
        return newest;
    }

    @Override
    public void go() {
        wishes.add(() -> {
            clock.begin();
            air.go();
            playing = true;
        });
    }

    @Override
    public void undo() {
        wishes.add(() -> air.conductor().undo());
    }

    @Override
    public void pointAt(int cue) {
        wishes.add(() -> air.conductor().pointAt(cue));
    }

    @Override
    public void begin() {
        wishes.add(clock::begin);
    }

    @Override
    public void toggleHold() {
        wishes.add(clock::toggleHold);
    }

    @Override
    public void send(Command command) {
        wishes.add(() -> air.conductor().send(command, ""));
    }

    @Override
    public void toggleArm() {
        wishes.add(() -> air.conductor().arm(air.conductor().armedFor() > 0 ? 0 : ARMED));
    }

    @Override
    public void reset() {
        wishes.add(() -> air.conductor().reset());
    }

    @Override
    public void panic() {
        wishes.add(air::panic);
    }

    @Override
    public void pullParachute() {
        wishes.add(() -> {
            if (air.pull()) {
                playing = true;
                speed = 1;
                fraction = 0;
            }
        });
    }

    @Override
    public void togglePlay() {
        wishes.add(() -> {
            Conductor conductor = air.conductor();
            playing = !playing;
            conductor.runFree();
            if (playing && conductor.stage().ended()) {
                conductor.seek(0);
            }
        });
    }

    @Override
    public void seek(long at) {
        wishes.add(() -> air.conductor().seek(at));
    }

    @Override
    public void step(int events) {
        wishes.add(() -> {
            playing = false;
            Stepping.step(air.conductor(), events);
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
        air.close();
    }
}
