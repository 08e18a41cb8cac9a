package cockpit.live;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.stage.Answer;
import cockpit.stage.Answer.Reason;
import cockpit.stage.Command;
import cockpit.world.Event;
import cockpit.world.GroupId;
import cockpit.world.HpaId;
import cockpit.world.NodeId;
import cockpit.world.NodeOutlook;
import cockpit.world.TalkFact;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scenario 2's commands behind the gate, on targets of the test's own.
final class ScalingActsTest extends GatedStage {
    @Test
    void boundsAreSetAndPutBack() throws IOException {
        openWithAll();
        assertThat(did(HPA_BOUNDS)).isEqualTo("php-apache bounds set");
        assertThat(did(GROUP_BOUNDS)).isEqualTo("on-demand bounds set");
        assertThat(journal.open())
                .extracting(entry -> entry.target() + " " + entry.before())
                .containsExactly("php-apache bounds {\"min\":1,\"max\":10}", "on-demand bounds {\"min\":1,\"max\":10}");
        did(new Command.Reset(false));
        assertThat(bounds("php-apache").log).containsExactly("set 2 20", "restore {\"min\":1,\"max\":10}");
        assertThat(bounds("on-demand").log).containsExactly("set 2 5", "restore {\"min\":1,\"max\":10}");
        assertThat(journal.open()).isEmpty();
    }

    private ClusterParts.Bounds bounds(String of) {
        return Objects.requireNonNull(clusters.bounds.get(of));
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

    /// A played interruption takes both verbs.
    @ParameterizedTest
    @ValueSource(strings = {"cordon", "drain"})
    void halfOfARightIsNone(String verb) throws IOException {
        openWithAll();
        close();
        openWith(Files.readString(folder.resolve("stage.yaml")).replace("[cordon, drain]", "[" + verb + "]"));
        gate.arm(60 * Event.SECOND);
        EmptiedNode node = spotNode("shop/a");
        assertThat(send(INTERRUPTION))
                .isEqualTo(
                        new Answer.Refused(Reason.NOT_ALLOWED, "{context: MAIN, kind: Node, verbs: [cordon, drain]}"));
        assertThat(node.log).isEmpty();
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
        assertThat(bounds("php-apache").log).endsWith("restore {\"min\":1,\"max\":10}");
        assertThat(route.log).isEmpty();
        assertThat(journal.open())
                .as("what it was before is a reset's")
                .extracting(Journal.Entry::target)
                .containsExactly("load");
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
}
