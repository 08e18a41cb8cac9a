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
import cockpit.world.GroupId;
import cockpit.world.HpaId;
import cockpit.world.MeshFact;
import cockpit.world.NodeId;
import cockpit.world.NodeOutlook;
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
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
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
    private static final Command HPA_BOUNDS =
            new Command.SetHpaBounds(new HpaId("MAIN", "hipster-app", "php-apache"), 2, 20);
    private static final Command GROUP_BOUNDS = new Command.SetGroupBounds(new GroupId("MAIN", "on-demand"), 2, 5);
    private static final Command INTERRUPTION = new Command.InterruptSpot(new GroupId("MAIN", "spot"));
    /// What lets every command through.
    private static final String MORE = """
              - {context: MAIN, kind: Node, verbs: [cordon, drain]}
              - {context: MAIN, namespace: hipster-app, kind: Deployment, verbs: [scale, apply, delete]}
              - {context: MAIN, namespace: hipster-app, kind: Service, verbs: [apply, delete]}
              - {context: MAIN, namespace: hipster-app, kind: HorizontalPodAutoscaler, verbs: [patch, apply, delete]}
            """;
    private static final long LIMIT = 20 * Event.SECOND;

    @TempDir
    private Path folder = Path.of("");

    private final Part route = new Part("route", 0);
    private final Part load = new Part("load", 50);
    private final Part alarm = new Part("alarm", 0);
    private final ClusterParts clusters = new ClusterParts();
    private final Targets targets = ClusterParts.targets(route, load, alarm, clusters);
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
        open(StageFile.read(Files.writeString(folder.resolve("stage.yaml"), yaml)));
    }

    private void open(StageFile file) throws IOException {
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
                HPA_BOUNDS,
                GROUP_BOUNDS,
                INTERRUPTION,
                new Command.Reset(false));
    }

    /// What only looks, stops, or is a simulation's.
    private static final Set<Class<?>> NO_CHANGES =
            Set.of(Command.Inspect.class, Command.Panic.class, Command.TurnKnob.class, Command.Fault.class);

    @Test
    void everyCommandIsTriedUnarmedHere() {
        Set<Class<?>> tried = changes().map(Command::getClass).collect(Collectors.toSet());
        Set<Class<?>> all = Set.of(Command.class.getPermittedSubclasses());
        assertThat(Stream.concat(tried.stream(), NO_CHANGES.stream())).containsExactlyInAnyOrderElementsOf(all);
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
        assertThat(clusters.bounds.values()).allSatisfy(each -> assertThat(each.log).isEmpty());
        assertThat(journal.open()).isEmpty();
    }

    /// Off the list, armed: the line that is missing is named, and nothing is done.
    @ParameterizedTest
    @MethodSource("changes")
    void armedNothingIsChangedThatIsNotOnTheList(Command command) throws IOException {
        Assumptions.assumeFalse(command instanceof Command.Reset, "it only undoes what was let through");
        close();
        String text = Files.readString(Path.of("assets/stage/stage.yaml"));
        openWith(text.substring(0, text.indexOf("\nallow:")) + "\n");
        clusters.nodes.put("spot", new EmptiedNode("spot-1"));
        gate.arm(60 * Event.SECOND);
        assertThat(send(command))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_ALLOWED));
        assertThat(stage.advance(stage.now() + Event.SECOND / 10)).isEmpty();
        assertThat(clusters.bounds.values()).allSatisfy(each -> assertThat(each.log).isEmpty());
        assertThat(clusters.nodes.get("spot").log).isEmpty();
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
                .replace("allow: []", "allow: [SetAlarmState, UpdateNodegroupConfig]")
                .replace("kind: VirtualService, verbs: [patch]}\n", "kind: VirtualService, verbs: [patch]}\n" + MORE));
        gate.arm(60 * Event.SECOND);
    }

    /// The same, for scenario 2.
    private void openScaling() throws IOException {
        openWithAll();
        close();
        open(read().scaling());
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

    @Test
    void boundsAreSetAndPutBack() throws IOException {
        openWithAll();
        assertThat(did(HPA_BOUNDS)).isEqualTo("php-apache bounds set");
        assertThat(did(GROUP_BOUNDS)).isEqualTo("on-demand bounds set");
        assertThat(journal.open())
                .extracting(entry -> entry.target() + " " + entry.before())
                .containsExactly("php-apache bounds {\"min\":1,\"max\":10}", "on-demand bounds {\"min\":1,\"max\":10}");
        did(new Command.Reset(false));
        assertThat(clusters.bounds.get("php-apache").log).containsExactly("set 2 20", "restore {\"min\":1,\"max\":10}");
        assertThat(clusters.bounds.get("on-demand").log).containsExactly("set 2 5", "restore {\"min\":1,\"max\":10}");
        assertThat(journal.open()).isEmpty();
    }

    private EmptiedNode spotNode(String... pods) {
        var node = new EmptiedNode("spot-1", pods);
        clusters.nodes.put("spot", node);
        return node;
    }

    private NodeOutlook outlook() {
        return world.scaling().orElseThrow().outlook(new NodeId("MAIN", "spot-1"));
    }

    @Test
    void anInterruptionIsPlayedToldAsPlayedAndUndone() throws IOException {
        openWithAll();
        EmptiedNode node = spotNode("shop/a", "shop/b");
        assertThat(did(INTERRUPTION).lines())
                .containsExactly(
                        "node/spot-1 cordoned", "evicting pod shop/a", "evicting pod shop/b", "node/spot-1 drained");
        assertThat(outlook().played()).isPresent();
        assertThat(outlook().until() - outlook().noticed()).isBetween(119 * Event.SECOND, 121 * Event.SECOND);
        assertThat(journal.open()).extracting(Journal.Entry::target).containsExactly("node spot-1");
        did(new Command.Reset(false));
        assertThat(node.log).startsWith("cordon").endsWith("uncordon");
        assertThat(outlook().until()).as("the countdown is over").isEqualTo(-1);
    }

    /// The drain goes on beside what is done next, and ends with what undoes it.
    @Test
    void aDrainThatIsHeldHoldsNobodyUpAndEndsWhenItIsUndone() throws IOException, InterruptedException {
        openWithAll();
        EmptiedNode node = spotNode("shop/a");
        node.holds = true;
        send(INTERRUPTION);
        assertThat(node.asked.await(20, TimeUnit.SECONDS)).isTrue();
        send(SCALE);
        assertThat(answered().output()).isEqualTo("adservice scale patched");
        send(new Command.Reset(false));
        TalkFact.CommandAnswered drained = answered();
        assertThat(drained.accepted()).isFalse();
        assertThat(drained.output()).isEqualTo("live.drain.stopped\tnode spot-1");
        assertThat(answered().accepted()).isTrue();
        assertThat(node.cordoned).isFalse();
        assertThat(node.log.getLast()).as("nothing is evicted after").isEqualTo("uncordon");
    }

    @Test
    void aNodeThatWouldNotBeDrainedIsNotCordoned() throws IOException {
        openWithAll();
        EmptiedNode node = spotNode("shop/a");
        node.refuses = true;
        send(INTERRUPTION);
        assertThat(answered().output()).isEqualTo("live.test.refused\tspot-1");
        assertThat(node.log).isEmpty();
        assertThat(journal.open()).isEmpty();
        clusters.nodes.clear();
        send(INTERRUPTION);
        assertThat(answered().output()).isEqualTo("live.test.noNode\tspot");
    }

    /// Scenario 2's load moves no route, and its panic undoes all else.
    @Test
    void panicInScenario2StopsTheLoadAndUndoesWhatThisRunDid() throws IOException {
        openScaling();
        EmptiedNode node = spotNode("shop/a");
        assertThat(stage.words(new Command.SetLoad(4, 4)))
                .isEqualTo("kubectl --context MAIN -n hipster-app scale deploy/load-generator --replicas=4");
        did(new Command.SetLoad(4, 4));
        assertThat(journal.open()).extracting(Journal.Entry::target).containsExactly("load");
        assertThat(world.demand().spawnRate()).as("no rate is claimed").isNaN();
        did(HPA_BOUNDS);
        did(INTERRUPTION);
        world = world.apply(gate.panic().events());
        assertThat(answered().accepted()).isTrue();
        assertThat(load.log).containsExactly("set 4", "set 0");
        assertThat(node.cordoned).isFalse();
        assertThat(clusters.bounds.get("php-apache").log).endsWith("restore {\"min\":1,\"max\":10}");
        assertThat(route.log).isEmpty();
        assertThat(journal.open()).as("what it was before is a reset's").extracting(Journal.Entry::target).containsExactly("load");
        assertThat(stage.words(new Command.Panic()))
                .isEqualTo("kubectl --context MAIN -n hipster-app scale deploy/load-generator --replicas=0;"
                        + " cockpit reset --stage stage.yaml");
    }

    @Test
    void whatScenario2IsRefused() throws IOException {
        openScaling();
        assertThat(send(new Command.SetHpaBounds(new HpaId("MAIN", "hipster-app", "php-apache"), 0, 5)))
                .isEqualTo(new Answer.Refused(Reason.OUT_OF_BOUNDS, "1 <= min <= max <= 100"));
        assertThat(send(new Command.SetHpaBounds(new HpaId("MAIN", "hipster-app", "php-apache"), 3, 2)))
                .isEqualTo(new Answer.Refused(Reason.OUT_OF_BOUNDS, "1 <= min <= max <= 100"));
        assertThat(send(new Command.SetHpaBounds(new HpaId("MAIN", "kube-system", "php-apache"), 1, 2)))
                .isEqualTo(new Answer.Refused(Reason.UNKNOWN_OBJECT, "php-apache"));
        assertThat(send(new Command.SetGroupBounds(new GroupId("MAIN", "on-demand"), 0, 0)))
                .isEqualTo(new Answer.Refused(Reason.OUT_OF_BOUNDS, "0 <= min <= max, max 1 to 50"));
        assertThat(send(new Command.SetGroupBounds(new GroupId("MAIN", "workers"), 0, 5)))
                .isEqualTo(new Answer.Refused(Reason.UNKNOWN_OBJECT, "workers"));
        assertThat(send(new Command.InterruptSpot(new GroupId("REMOTE", "spot"))))
                .isEqualTo(new Answer.Refused(Reason.UNKNOWN_OBJECT, "spot"));
        assertThat(send(new Command.SetLoad(101, 4)))
                .isEqualTo(new Answer.Refused(Reason.OUT_OF_BOUNDS, "users 0 to 100"));
        close();
        openWith(Files.readString(folder.resolve("stage.yaml")).replaceAll("(?m)^autoscaling:\\n(  .*\\n)+", ""));
        gate.arm(60 * Event.SECOND);
        for (Command command : List.of(HPA_BOUNDS, GROUP_BOUNDS, INTERRUPTION)) {
            assertThat(send(command)).isEqualTo(new Answer.Refused(Reason.NOT_HERE, "stage.yaml: autoscaling"));
        }
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
        assertThat(send(HPA_BOUNDS))
                .isEqualTo(new Answer.Refused(
                        Reason.NOT_ALLOWED,
                        "{context: MAIN, namespace: hipster-app, kind: HorizontalPodAutoscaler, verbs: [patch]}"));
        assertThat(send(GROUP_BOUNDS))
                .isEqualTo(new Answer.Refused(Reason.NOT_ALLOWED, "aws: allow: [UpdateNodegroupConfig]"));
        assertThat(send(INTERRUPTION))
                .isEqualTo(new Answer.Refused(
                        Reason.NOT_ALLOWED, "{context: MAIN, kind: Node, verbs: [cordon, drain]}"));
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
