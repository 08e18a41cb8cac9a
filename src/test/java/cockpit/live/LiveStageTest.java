package cockpit.live;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.Reset.Outcome;
import cockpit.stage.Answer;
import cockpit.stage.Answer.Reason;
import cockpit.stage.Command;
import cockpit.stage.Gate;
import cockpit.stage.Manifest;
import cockpit.stage.Source;
import cockpit.world.Event;
import cockpit.world.MeshFact;
import cockpit.world.Origin;
import cockpit.world.RouteId;
import cockpit.world.TalkFact;
import cockpit.world.WorkloadId;
import cockpit.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The live stage behind its gate, on targets of the test's own.
final class LiveStageTest {
    private static final RouteId ROUTE = new RouteId("MAIN", "hipster-app", "recommend-split");
    private static final Origin WATCH = new Origin("watch MAIN");
    private static final Command SCALE = new Command.Scale(new WorkloadId("REMOTE", "hipster-app", "adservice"), 5);
    private static final Command ALARM = new Command.SetAlarmState("octank-cpu-high", Command.AlarmState.ALARM);
    /// What lets every command through.
    private static final String MORE = """
              - {context: MAIN, namespace: hipster-app, kind: Deployment, verbs: [scale, apply, delete]}
              - {context: MAIN, namespace: hipster-app, kind: Service, verbs: [apply, delete]}
              - {context: MAIN, namespace: hipster-app, kind: HorizontalPodAutoscaler, verbs: [apply, delete]}
            """;
    private static final long LIMIT = 20 * Event.SECOND;

    @TempDir
    private Path folder = Path.of("");

    private final Part route = new Part("route", 0);
    private final Part load = new Part("load", 50);
    private final Part alarm = new Part("alarm", 0);
    private final ClusterParts clusters = new ClusterParts();
    private final Targets targets = new Targets(route, load, alarm, clusters);
    private final List<Feed> feeds = new ArrayList<>();
    private Journal journal;
    private LiveStage stage;
    private Gate gate;
    private World world = World.EMPTY;

    @BeforeEach
    void open() throws IOException {
        openWith(Files.readString(Path.of("assets/stage/stage.yaml")));
    }

    private void openWith(String yaml) throws IOException {
        StageFile file = StageFile.read(Files.writeString(folder.resolve("stage.yaml"), yaml));
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

    private Answer send(Command command) {
        Gate.Passed passed = gate.send(command, "");
        world = world.apply(passed.events());
        return passed.answer();
    }

    /// Waits for the answer of a command that was begun.
    private TalkFact.CommandAnswered answered() {
        for (long end = stage.now() + LIMIT; stage.now() < end; ) {
            for (Event event : stage.advance(end)) {
                world = world.apply(event);
                if (event.fact() instanceof TalkFact.CommandAnswered answered) {
                    return answered;
                }
            }
        }
        throw new AssertionError("no answer within " + LIMIT / Event.SECOND + " s");
    }

    static Stream<Command> changes() {
        return Stream.of(
                new Command.SetWeight(ROUTE, 80),
                new Command.SetLoad(1_200, 60),
                SCALE,
                new Command.Apply(Manifest.PHP_APACHE),
                new Command.Delete(Manifest.LOADGENERATOR),
                ALARM,
                new Command.Reset(false));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nothingIsChangedUnlessItIsArmed(Command command) {
        assertThat(send(command))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_ARMED));
        assertThat(route.log).isEmpty();
        assertThat(load.log).isEmpty();
        assertThat(alarm.log).isEmpty();
        assertThat(clusters.scales).isEmpty();
        assertThat(clusters.objects).isEmpty();
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void armedItChangesNotesAndTells() {
        gate.arm(60 * Event.SECOND);
        assertThat(gate.armedFor()).isPositive();
        assertThat(send(new Command.SetWeight(ROUTE, 80))).isEqualTo(new Answer.Begun());
        TalkFact.CommandAnswered answered = answered();
        assertThat(answered.accepted()).isTrue();
        assertThat(answered.output()).isEqualTo("route patched");
        assertThat(route.value).isEqualTo(80);
        assertThat(stage.changes()).isEqualTo(1);
        assertThat(world.mesh().routes().find(ROUTE).orElseThrow().asked().value())
                .isEqualTo(80);

        assertThat(send(new Command.Reset(false))).isEqualTo(new Answer.Begun());
        assertThat(answered().accepted()).isTrue();
        assertThat(route.value).isZero();
        assertThat(stage.changes()).isZero();
    }

    @Test
    void loadIsNotedWithTheRouteThatItWillMove() {
        gate.arm(60 * Event.SECOND);
        send(new Command.SetLoad(1_200, 60));
        assertThat(answered().accepted()).isTrue();
        assertThat(journal.open()).extracting(Journal.Entry::target).containsExactly("route", "load");
        route.value = 80; // the function's work
        route.writer = java.util.Optional.of("octank-burst-shift");
        assertThat(new StageActs(read(), feeds.getFirst(), journal, targets, ClusterParts.calm(route))
                        .reset()
                        .run(false))
                .containsExactly(new Outcome.Restored("load"), new Outcome.Restored("route"));
        assertThat(route.value).isZero();
    }

    /// Whoever interrupts a rehearsal may do so while a load is being set.
    @Test
    void aResetWaitsForWhatIsStillBeingChanged() throws InterruptedException {
        gate.arm(60 * Event.SECOND);
        load.held = new CountDownLatch(1);
        send(new Command.SetLoad(1_200, 60));
        assertThat(load.begun.await(20, TimeUnit.SECONDS)).isTrue();
        var outcomes = new ArrayList<Outcome>();
        Thread reset =
                Thread.ofVirtual().start(() -> outcomes.addAll(stage.reset().run(false)));
        assertThat(reset.join(Duration.ofMillis(200))).as("it waits").isFalse();
        load.held.countDown();
        reset.join();
        assertThat(load.log).containsExactly("set 1200", "restore 50");
        assertThat(outcomes).hasSize(2).allSatisfy(each -> assertThat(each).isInstanceOf(Outcome.Restored.class));
    }

    private StageFile read() {
        try {
            return StageFile.read(folder.resolve("stage.yaml"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void openWithAll() throws IOException {
        close();
        openWith(Files.readString(Path.of("assets/stage/stage.yaml"))
                .replace("allow: []", "allow: [SetAlarmState]")
                .replace("kind: VirtualService, verbs: [patch]}\n", "kind: VirtualService, verbs: [patch]}\n" + MORE));
        gate.arm(60 * Event.SECOND);
    }

    private String did(Command command) {
        assertThat(send(command)).isEqualTo(new Answer.Begun());
        TalkFact.CommandAnswered answered = answered();
        assertThat(answered.accepted()).as("%s", answered).isTrue();
        return answered.output();
    }

    @Test
    void aDeploymentIsScaledAndPutBack() throws IOException {
        openWithAll();
        did(SCALE);
        assertThat(journal.open()).extracting(Journal.Entry::target).containsExactly("adservice scale");
        assertThat(journal.open().getFirst().before().asInt()).isEqualTo(3);
        assertThat(part("adservice").value).isEqualTo(5);
        did(new Command.Reset(false));
        assertThat(part("adservice").value).isEqualTo(3);
    }

    private Part part(String deployment) {
        return Objects.requireNonNull(clusters.scales.get(deployment));
    }

    @Test
    void whatWasNotThereIsDeletedAgainByTheUidThatItGot() throws IOException {
        openWithAll();
        clusters.objects.put("service/php-apache", "older");
        assertThat(did(new Command.Apply(Manifest.PHP_APACHE)).lines())
                .containsExactly(
                        "deployment.apps/php-apache serverside-applied",
                        "service/php-apache serverside-applied",
                        "horizontalpodautoscaler.autoscaling/php-apache serverside-applied");
        assertThat(journal.open())
                .extracting(entry -> entry.target() + " " + entry.before().isNull() + " " + entry.made())
                .containsExactly(
                        "deployment.apps/php-apache true u0",
                        "service/php-apache false ",
                        "horizontalpodautoscaler.autoscaling/php-apache true u2");
        clusters.objects.put("deployment.apps/php-apache", "somebody else's");
        send(new Command.Reset(true));
        assertThat(answered().output()).startsWith("live.kubernetes.others\t");
        assertThat(clusters.objects).containsOnlyKeys("deployment.apps/php-apache", "service/php-apache");
        assertThat(journal.open()).extracting(Journal.Entry::target).containsExactly("deployment.apps/php-apache");
    }

    /// The file alone tells the next cockpit which object was made.
    @Test
    void theUidOutlivesTheProcess() throws IOException {
        openWithAll();
        did(new Command.Apply(Manifest.PHP_APACHE));
        journal.close();
        journal = Journal.open(folder.resolve("journal.jsonl"), Clock.systemUTC());
        assertThat(journal.open()).extracting(Journal.Entry::made).containsExactly("u0", "u1", "u2");
    }

    @Test
    void nothingOfAManifestIsWrittenThatTheServerWouldNotTakeWhole() throws IOException {
        openWithAll();
        clusters.refused = "horizontalpodautoscaler.autoscaling/php-apache";
        send(new Command.Apply(Manifest.PHP_APACHE));
        assertThat(answered().output()).isEqualTo("live.test.refused\t" + clusters.refused);
        assertThat(clusters.objects).isEmpty();
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void whatIsDeletedComesBack() throws IOException {
        openWithAll();
        clusters.objects.put("deployment.apps/loadgenerator", "older");
        assertThat(did(new Command.Delete(Manifest.LOADGENERATOR))).isEqualTo("deployment.apps/loadgenerator deleted");
        assertThat(clusters.objects).isEmpty();
        did(new Command.Reset(false));
        assertThat(clusters.objects).containsOnlyKeys("deployment.apps/loadgenerator");
    }

    /// The alarm calls the function, and that shifts the route.
    @Test
    void theAlarmIsSetAndNotedWithTheRouteThatItMoves() throws IOException {
        openWithAll();
        did(ALARM);
        assertThat(alarm.value).isEqualTo(Command.AlarmState.ALARM.ordinal());
        assertThat(journal.open()).extracting(Journal.Entry::target).containsExactly("route", "alarm");
        route.value = 80;
        did(new Command.Reset(false));
        assertThat(route.value + alarm.value).isZero();
    }

    /// On the shipped list are on-prem Deployments alone.
    @Test
    void eachIsRefusedWithTheLineThatIsMissing() {
        gate.arm(60 * Event.SECOND);
        assertThat(send(ALARM)).isEqualTo(new Answer.Refused(Reason.NOT_ALLOWED, "aws: allow: [SetAlarmState]"));
        assertThat(send(new Command.Scale(new WorkloadId("MAIN", "hipster-app", "recommendationservice"), 5)))
                .isEqualTo(new Answer.Refused(
                        Reason.NOT_ALLOWED,
                        "{context: MAIN, namespace: hipster-app, kind: Deployment, verbs: [scale]}"));
        assertThat(send(new Command.Scale(new WorkloadId("REMOTE", "kube-system", "coredns"), 0)))
                .isEqualTo(new Answer.Refused(
                        Reason.NOT_ALLOWED,
                        "{context: REMOTE, namespace: kube-system, kind: Deployment, verbs: [scale]}"));
        assertThat(send(new Command.Scale(new WorkloadId("MAIN", "hipster-app", "cartservice"), 1)))
                .isEqualTo(new Answer.Refused(Reason.SENSITIVE, "cartservice"));
        assertThat(send(new Command.Scale(new WorkloadId("REMOTE", "hipster-app", "adservice"), 1_000)))
                .isEqualTo(new Answer.Refused(Reason.OUT_OF_BOUNDS, "replicas 0 to 100"));
        assertThat(send(new Command.Apply(Manifest.TRAIN)))
                .isEqualTo(new Answer.Refused(
                        Reason.NOT_ALLOWED,
                        "{context: MAIN, namespace: hipster-app, kind: TrainingJob, verbs: [apply]}"));
        assertThat(send(new Command.Delete(Manifest.SECOND_INGRESS)))
                .isEqualTo(new Answer.Refused(
                        Reason.NOT_ALLOWED,
                        "{context: MAIN, namespace: hipster-app, kind: Deployment, verbs: [delete]}"));
        assertThat(send(new Command.SetAlarmState("another", Command.AlarmState.OK)))
                .isEqualTo(new Answer.Refused(Reason.UNKNOWN_OBJECT, "another"));
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void disarmedAgainItChangesNothing() {
        gate.arm(60 * Event.SECOND);
        gate.arm(0);
        assertThat(send(new Command.SetWeight(ROUTE, 80))).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void armedItStillKeepsToTheAllowList() throws IOException {
        close();
        openWith(Files.readString(Path.of("assets/stage/stage.yaml")).replace("verbs: [patch]", "verbs: [scale]"));
        gate.arm(60 * Event.SECOND);
        assertThat(send(new Command.SetWeight(ROUTE, 80)))
                .isEqualTo(new Answer.Refused(
                        Reason.NOT_ALLOWED,
                        "{context: MAIN, namespace: hipster-app, kind: VirtualService, verbs: [patch]}"));
        assertThat(send(new Command.SetWeight(new RouteId("MAIN", "hipster-app", "other"), 80)))
                .isEqualTo(new Answer.Refused(Reason.UNKNOWN_OBJECT, "other"));
        assertThat(send(new Command.SetLoad(-1, 1))).isInstanceOf(Answer.Refused.class);
        assertThat(route.log).isEmpty();
    }

    @Test
    void whatFailsIsTold() {
        gate.arm(60 * Event.SECOND);
        route.silent = true;
        send(new Command.SetWeight(ROUTE, 80));
        TalkFact.CommandAnswered answered = answered();
        assertThat(answered.accepted()).isFalse();
        assertThat(answered.output()).isEqualTo("live.test.silent\troute");
        assertThat(journal.open()).as("what could not be read was not touched").isEmpty();
    }

    /// But home it goes: whoever stops the show is not asked for subsets.
    @Test
    void aWeightIsNotSetWhereASubsetIsNotDefined() {
        gate.arm(60 * Event.SECOND);
        did(new Command.SetWeight(ROUTE, 80));
        route.defined = false;
        send(new Command.SetWeight(ROUTE, 50));
        assertThat(answered().output()).isEqualTo("live.test.undefined\troute");
        assertThat(route.value).isEqualTo(80);
        gate.panic();
        assertThat(answered().accepted()).isTrue();
        assertThat(route.value).isZero();
    }

    @Test
    void whatIsHeardComesInOrderMaskedAndNeverBeforeWhatWasToldAlready() {
        Feed feed = feeds.getFirst();
        feed.tell(WATCH, new MeshFact.RouteApplied(ROUTE, "r", "onprem", "cloud", 0, "1", "444455556666"));
        feed.well(WATCH, Duration.ofSeconds(1));
        long now = stage.now();
        List<Event> events = stage.advance(now);
        assertThat(events).hasSize(2).isSortedAccordingTo(java.util.Comparator.comparingLong(Event::at));
        assertThat(events.getFirst().at()).isGreaterThanOrEqualTo(now);
        assertThat(events.toString()).doesNotContain("444455556666");
        assertThat(stage.source()).isEqualTo(Source.LIVE);
    }

    @Test
    void anEmptyStageWaitsNoLongerThanAsked() {
        long until = stage.now() + 20_000;
        assertThat(stage.advance(until)).isEmpty();
        assertThat(stage.now()).isGreaterThanOrEqualTo(until);
    }
}
