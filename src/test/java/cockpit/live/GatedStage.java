package cockpit.live;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.stage.Gate;
import cockpit.world.Event;
import cockpit.world.GroupId;
import cockpit.world.HpaId;
import cockpit.world.RouteId;
import cockpit.world.TalkFact;
import cockpit.world.WorkloadId;
import cockpit.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A live stage behind its gate, on targets of the test's own.
abstract class GatedStage {
    static final RouteId ROUTE = new RouteId("MAIN", "hipster-app", "recommend-split");
    static final Command SCALE = new Command.Scale(new WorkloadId("REMOTE", "hipster-app", "adservice"), 5);
    static final Command ALARM = new Command.SetAlarmState("octank-cpu-high", Command.AlarmState.ALARM);
    static final Command HPA_BOUNDS = new Command.SetHpaBounds(new HpaId("MAIN", "hipster-app", "php-apache"), 2, 20);
    static final Command GROUP_BOUNDS = new Command.SetGroupBounds(new GroupId("MAIN", "on-demand"), 2, 5);
    static final Command INTERRUPTION = new Command.InterruptSpot(new GroupId("MAIN", "spot"));
    /// What lets every command through.
    static final String MORE = """
              - {context: MAIN, kind: Node, verbs: [cordon, drain]}
              - {context: MAIN, namespace: hipster-app, kind: Deployment, verbs: [scale, apply, delete]}
              - {context: MAIN, namespace: hipster-app, kind: Service, verbs: [apply, delete]}
              - {context: MAIN, namespace: hipster-app, kind: HorizontalPodAutoscaler, verbs: [patch, apply, delete]}
            """;
    static final long LIMIT = 20 * Event.SECOND;

    @TempDir
    Path folder = Path.of("");

    final Part route = new Part("route", 0);
    final Part load = new Part("load", 50);
    final Part alarm = new Part("alarm", 0);
    final ClusterParts clusters = new ClusterParts();
    final Targets targets = ClusterParts.targets(route, load, alarm, clusters);
    /// Told, and not yet looked at.
    private final Deque<Event> heard = new ArrayDeque<>();
    final List<Feed> feeds = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // opened before each test
    Journal journal;

    @SuppressWarnings("NullAway.Init") // opened before each test
    LiveStage stage;

    @SuppressWarnings("NullAway.Init") // opened before each test
    Gate gate;

    World world = World.EMPTY;

    @BeforeEach
    void open() throws IOException {
        openWith(Files.readString(Path.of("assets/stage/stage.yaml")));
    }

    void openWith(String yaml) throws IOException {
        open(StageFile.read(Files.writeString(folder.resolve("stage.yaml"), yaml)));
    }

    void open(StageFile file) throws IOException {
        journal = Journal.open(folder.resolve("journal.jsonl"), Clock.systemUTC());
        stage = LiveStage.open(
                file,
                System::nanoTime,
                Clock.systemUTC(),
                feed -> {
                    feeds.add(feed);
                    return List.of();
                },
                feed -> new StageActs(file, feed, journal, targets, ClusterParts.calm(route)),
                () -> {});
        gate = new Gate(stage);
    }

    @AfterEach
    void close() throws IOException {
        stage.close();
        journal.close();
    }

    Answer send(Command command) {
        Gate.Passed passed = gate.send(command, "");
        world = world.apply(passed.events());
        return passed.answer();
    }

    /// Waits for the answer of a command that was begun.
    TalkFact.CommandAnswered answered() {
        for (long end = stage.now() + LIMIT; stage.now() < end; heard.addAll(stage.advance(end))) {
            while (!heard.isEmpty()) {
                Event event = heard.removeFirst();
                world = world.apply(event);
                if (event.fact() instanceof TalkFact.CommandAnswered answered) {
                    return answered;
                }
            }
        }
        throw new AssertionError("no answer within " + LIMIT / Event.SECOND + " s");
    }

    /// The same, for scenario 2.
    void openScaling() throws IOException {
        openWithAll();
        close();
        open(read().scaling());
        gate.arm(60 * Event.SECOND);
    }

    StageFile read() {
        try {
            return StageFile.read(folder.resolve("stage.yaml"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void openWithAll() throws IOException {
        close();
        openWith(Files.readString(Path.of("assets/stage/stage.yaml"))
                .replace("allow: []", "allow: [SetAlarmState, UpdateNodegroupConfig]")
                .replace("kind: VirtualService, verbs: [patch]}\n", "kind: VirtualService, verbs: [patch]}\n" + MORE));
        gate.arm(60 * Event.SECOND);
    }

    String did(Command command) {
        assertThat(send(command)).isEqualTo(new Answer.Begun());
        TalkFact.CommandAnswered answered = answered();
        assertThat(answered.accepted()).as("%s", answered).isTrue();
        return answered.output();
    }
}
