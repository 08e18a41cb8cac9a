package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.LiveStage;
import cockpit.live.StageFile;
import cockpit.script.CelChecks;
import cockpit.script.Scenario;
import cockpit.stage.Command;
import cockpit.views.theme.Texts;
import cockpit.world.Event;
import cockpit.world.SentCommand;
import cockpit.world.SourceState;
import cockpit.world.TalkFact.Health;
import cockpit.world.World;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// A cockpit on the lab that is armed and watched while something fails: what it says of its sources, whether anything
/// vanishes from its world, and what it writes.
final class LabRun implements AutoCloseable {
    private static final Texts TEXTS = Texts.of("en");
    private static final long STEP = Event.SECOND / 20;
    private static final int FIRST_PICTURE = 60;
    private static final int SAID = 3;
    private static final int BACK = 5;
    /// The main cluster's Prometheus is none of them: it has nothing to tell before the first request was shifted
    /// there.
    private static final List<String> SOURCES = List.of(
            "AWS",
            "CloudWatch",
            "CloudWatch Logs",
            "EC2",
            "EKS",
            "Lambda",
            "Locust",
            "Prometheus REMOTE",
            "SNS",
            "watch MAIN",
            "watch REMOTE");

    private final Lab lab;
    private final LiveStage stage;
    private final Conductor conductor;
    private final World before;
    private final TreeSet<String> vanished = new TreeSet<>();
    private final StringWriter said = new StringWriter();
    private final long changes;

    /// Opens the stage and waits until every source is well.
    LabRun(Lab lab, StageFile file, Path journals) throws IOException {
        this.lab = lab;
        this.changes = lab.changes();
        this.stage = LiveOpening.open(file, journals);
        Scenario scenario = Assets.scenario("bursting", stage.names());
        this.conductor = Rehearsal.conductor(stage, scenario, new CelChecks(scenario, stage.names()));
        await("the first picture", FIRST_PICTURE, LabRun::complete);
        this.before = conductor.world();
        conductor.onWorld(this::look);
        LiveRehearsal.arm(stage, conductor);
    }

    private static boolean complete(World world) {
        return SOURCES.stream()
                        .allMatch(each -> world.talk()
                                .sources()
                                .find(each)
                                .filter(source -> source.health() == Health.WELL)
                                .isPresent())
                && world.mesh().routes().size() > 0
                && world.mesh().edges().size() > 0
                && world.demand().users() > 0
                && world.cloud().alarms().size() > 0;
    }

    private void look(World now) {
        before.platform().nodes().forEach(each -> {
            if (now.platform().nodes().find(each.id()).isEmpty()) {
                vanished.add(each.id().toString());
            }
        });
        before.platform().pods().forEach(each -> {
            if (now.platform().pods().find(each.id()).isEmpty()) {
                vanished.add(each.id().toString());
            }
        });
        before.platform().workloads().forEach(each -> {
            if (now.platform().workloads().find(each.id()).isEmpty()) {
                vanished.add(each.id().toString());
            }
        });
    }

    World world() {
        return conductor.world();
    }

    void advance(double seconds) {
        conductor.advance(conductor.now() + Math.round(seconds * Event.SECOND));
    }

    /// Lets time pass until something holds; returns how long that took, seconds.
    double await(String what, double seconds, Predicate<World> holds) {
        long began = conductor.now();
        long limit = began + Math.round(seconds * Event.SECOND);
        while (!holds.test(conductor.world())) {
            if (conductor.now() >= limit) {
                throw new AssertionError(what + ": not within " + seconds + " s; " + sources());
            }
            conductor.advance(conductor.now() + STEP);
        }
        return (conductor.now() - began) / (double) Event.SECOND;
    }

    private String sources() {
        var words = new ArrayList<String>();
        conductor
                .world()
                .talk()
                .sources()
                .forEach(each ->
                        words.add(each.id() + " " + each.health() + " " + age(each.id()) + " s " + words(each.id())));
        return String.join("\n", words);
    }

    private Optional<SourceState> source(String name) {
        return conductor.world().talk().sources().find(name);
    }

    private boolean is(String source, Health... any) {
        return source(source)
                .filter(each -> List.of(any).contains(each.health()))
                .isPresent();
    }

    /// It is on screen within three seconds that a source is missed, with words.
    void missed(String source) {
        missedWithin(source, SAID);
    }

    void missedWithin(String source, double seconds) {
        await(source + " is missed", seconds, world -> is(source, Health.DOUBT, Health.LOST));
        assertThat(words(source)).as(source).isNotBlank();
    }

    /// A source counts as lost, in words that name these.
    void lost(String source, String... named) {
        await(source + " is lost", 10, world -> is(source, Health.LOST));
        assertThat(words(source)).as(source).contains(named);
    }

    /// What the screen says of a source.
    String words(String source) {
        return source(source).map(each -> TEXTS.told(each.detail())).orElse("");
    }

    /// The age that the screen shows, seconds.
    double age(String source) {
        return source(source)
                .map(each -> (conductor.now() - each.heard()) / (double) Event.SECOND)
                .orElse(Double.NaN);
    }

    void ages(String source, double atLeast) {
        assertThat(age(source)).as("age of " + source).isGreaterThanOrEqualTo(atLeast);
    }

    /// It is well again, by itself, within five seconds, and what the screen shows is fresh.
    void recovered(String source) {
        double took = await(source + " is back", BACK, world -> is(source, Health.WELL) && partsAreWell(source));
        System.out.printf("%s: back after %.1f s%n", source, took);
        assertThat(words(source)).as(source).isEmpty();
    }

    /// A cluster's kinds of objects that were missed by themselves.
    private boolean partsAreWell(String source) {
        return conductor.world().talk().sources().sorted(Comparator.comparing(SourceState::id)).stream()
                .filter(each -> each.id().startsWith(source + " ") && !SOURCES.contains(each.id()))
                .allMatch(each -> each.health() == Health.WELL);
    }

    int applied() {
        return conductor
                .world()
                .mesh()
                .routes()
                .find(stage.names().routeId())
                .map(route -> (int) route.applied().value())
                .orElse(-1);
    }

    /// A weight is asked for, and the API server does not take it: that is said, and nothing is written, now or later.
    void refusedInVain(int weight) {
        fails(new Command.SetWeight(stage.names().routeId(), weight));
    }

    void loadRefusedInVain() {
        fails(new Command.SetLoad(60, 10));
    }

    private void fails(Command command) {
        SentCommand answered = answered(command);
        assertThat(answered.accepted()).as("%s", answered).isFalse();
        assertThat(TEXTS.told(answered.output())).isNotBlank();
    }

    private SentCommand answered(Command command) {
        int sent = commands().size();
        conductor.send(command, "");
        await(
                "it is answered",
                20,
                world -> commands().size() > sent && commands().getLast().answered() >= 0);
        return commands().getLast();
    }

    private List<SentCommand> commands() {
        return conductor.world().talk().commands();
    }

    /// One more weight and its reset are two changes for the API servers, and there were no others.
    void writesOnce() {
        try {
            SentCommand answered = answered(new Command.SetWeight(stage.names().routeId(), 20));
            assertThat(answered.accepted()).as("%s", answered).isTrue();
            await("the weight is applied", 10, world -> applied() == 20);
            conductor.reset();
            await("it is put back", 10, world -> applied() == 0 && stage.left().isEmpty());
            assertThat(lab.changes() - changes).as("changes").isEqualTo(2);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (stage) {
            assertThat(LiveReset.run(stage, false, TEXTS, new PrintWriter(said)))
                    .as("%s", said)
                    .isTrue();
            assertThat(vanished).isEmpty();
        }
    }
}
