package cockpit.live;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.live.Reset.Outcome;
import cockpit.stage.Answer;
import cockpit.stage.Answer.Reason;
import cockpit.stage.Command;
import cockpit.stage.Manifest;
import cockpit.stage.Source;
import cockpit.world.Event;
import cockpit.world.MeshFact;
import cockpit.world.Origin;
import cockpit.world.RouteId;
import cockpit.world.TalkFact;
import cockpit.world.WorkloadId;
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
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The live stage behind its gate, on targets of the test's own.
final class LiveStageTest extends GatedStage {
    private static final Origin WATCH = new Origin("watch MAIN");

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
        assertThat(clusters.bounds.values())
                .allSatisfy(each -> assertThat(each.log).isEmpty());
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
        var node = new EmptiedNode("spot-1");
        clusters.nodes.put("spot", node);
        gate.arm(60 * Event.SECOND);
        assertThat(send(command))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_ALLOWED));
        assertThat(stage.advance(stage.now() + Event.SECOND / 10)).isEmpty();
        assertThat(clusters.bounds.values())
                .allSatisfy(each -> assertThat(each.log).isEmpty());
        assertThat(node.log).isEmpty();
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
        assertThat(send(HPA_BOUNDS))
                .isEqualTo(new Answer.Refused(
                        Reason.NOT_ALLOWED,
                        "{context: MAIN, namespace: hipster-app, kind: HorizontalPodAutoscaler, verbs: [patch]}"));
        assertThat(send(GROUP_BOUNDS))
                .isEqualTo(new Answer.Refused(Reason.NOT_ALLOWED, "aws: allow: [UpdateNodegroupConfig]"));
        assertThat(send(INTERRUPTION))
                .isEqualTo(
                        new Answer.Refused(Reason.NOT_ALLOWED, "{context: MAIN, kind: Node, verbs: [cordon, drain]}"));
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
