package cockpit.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cockpit.live.LiveStage;
import cockpit.stage.Answer;
import cockpit.stage.Command;
import cockpit.world.Capacity;
import cockpit.world.Event;
import cockpit.world.GroupId;
import cockpit.world.Hop;
import cockpit.world.Hpa;
import cockpit.world.NodeGroup;
import cockpit.world.NodePhase;
import cockpit.world.ScaleUp;
import cockpit.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a live stage tells of scenario 2 on real servers. The cockpit is not armed and writes nothing: kubectl does.
@Tag("lab")
final class ScalingReadLabTest {
    /// A node of the lab is born in some seconds, beside other builds in more.
    private static final int PATIENCE = 180;

    private static final List<String> SAMPLE = List.of("php-apache", "load-generator");

    @TempDir
    private Path folder = Path.of("");

    private LiveStage stage;
    private World world = World.EMPTY;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        Lab lab = Lab.orSkip();
        assumeTrue(lab.stage().autoscaling().isPresent(), "The lab that is up has nothing that scales");
        for (String each : SAMPLE) {
            kubectl("apply", "-f", "assets/stage/" + each + ".yaml");
        }
        stage = LiveOpening.open(lab.stage(), "autoscaling", folder.resolve("journals"));
    }

    @AfterEach
    void close() throws IOException, InterruptedException {
        stage.close();
        for (String each : SAMPLE) {
            kubectl("delete", "--ignore-not-found", "-f", "assets/stage/" + each + ".yaml");
        }
    }

    private static void kubectl(String... words) throws IOException, InterruptedException {
        Lab.run(Stream.concat(Stream.of("kubectl", "--context", "MAIN", "-n", "hipster-app"), Stream.of(words))
                .toArray(String[]::new));
    }

    private void until(String what, Predicate<World> holds) {
        long limit = stage.now() + PATIENCE * Event.SECOND;
        while (!holds.test(world) && stage.now() < limit) {
            world = world.apply(stage.advance(stage.now() + Event.SECOND / 4));
        }
        assertThat(holds.test(world))
                .as("%s; sources: %s", what, world.talk().sources())
                .isTrue();
    }

    private static Optional<NodeGroup> group(World world, String role) {
        return world.scaling().flatMap(all -> all.groups().find(new GroupId("MAIN", role)));
    }

    @Test
    void theHpaTheGroupsTheirNodesAndTheAutoscalerAreToldByTheirRoles() {
        until(
                "the HPA",
                all -> all.scaling()
                        .filter(s -> s.hpas().find(stage.names().hpaId()).isPresent())
                        .isPresent());
        for (String role : List.of("on-demand", "spot", "gpu")) {
            until(
                    role + " has no policies",
                    all -> group(all, role).filter(g -> g.policies() == 0).isPresent());
            until(
                    role + " is judged",
                    all -> group(all, role).flatMap(NodeGroup::judgement).isPresent());
        }
        NodeGroup spot = group(world, "spot").orElseThrow();
        assertThat(spot.capacity()).isEqualTo(Capacity.SPOT);
        assertThat(spot.status()).isEqualTo("ACTIVE");
        assertThat(spot.asg()).isEqualTo("eks-spot");
        assertThat(group(world, "gpu").orElseThrow().taints()).containsExactly("nvidia.com/gpu=present:NoSchedule");
        int[] workers = {0};
        world.platform().nodes().forEach(node -> workers[0] += node.group().equals("on-demand") ? 1 : 0);
        assertThat(workers[0]).isPositive();
        until("who loads it", all -> all.demand().askedUsers() >= 0);
        for (Command.View view : List.of(
                Command.View.HPA,
                Command.View.NODE_GROUPS,
                Command.View.SCALING_POLICIES,
                Command.View.AUTOSCALER_STATUS)) {
            assertThat(stage.send(new Command.Inspect(view)))
                    .isInstanceOfSatisfying(
                            Answer.Accepted.class,
                            answer -> assertThat(answer.output()).isNotEmpty().doesNotContain("NotFound", "not known"));
        }
    }

    /// From the load to a node that is born for it, each station in the words of who decides there.
    @Test
    void aLoadIsFollowedToTheNodeThatIsBornForIt() throws IOException, InterruptedException {
        until(
                "one pod",
                all -> hpa(all).filter(each -> each.current() == 1
                                && !Double.isNaN(each.percent().last()))
                        .isPresent());
        until(
                "all groups",
                all -> group(all, "gpu").filter(g -> g.policies() == 0).isPresent());
        kubectl("scale", "deploy/load-generator", "--replicas=4");
        until("load", all -> all.demand().users() == 4);
        until(
                "rescaled",
                all -> hpa(all).filter(each -> each.rescaled() >= 0 && each.desired() > 1)
                        .isPresent());
        assertThat(hpa(world).orElseThrow().text()).contains("New size: ", "above target");
        until(
                "a group grows",
                all -> all.scaling().orElseThrow().scaleUps().find("MAIN").isPresent());
        ScaleUp up = world.scaling().orElseThrow().scaleUps().find("MAIN").orElseThrow();
        assertThat(up.chosen()).isEqualTo("on-demand");
        assertThat(up.expander()).isEqualTo("least-waste");
        assertThat(up.to()).isGreaterThan(up.from());
        until(
                "the activity",
                all -> group(all, "on-demand")
                        .filter(g -> g.desired() > 2 && !g.activities().isEmpty())
                        .isPresent());
        assertThat(group(world, "on-demand")
                        .orElseThrow()
                        .activities()
                        .getFirst()
                        .cause())
                .contains("a user request explicitly set group desired capacity");
        until(
                "the whole ribbon but the answers' time",
                all -> all.scaling().orElseThrow().ribbon().reached(Hop.RUNNING));
        long[] born = {0};
        world.platform()
                .nodes()
                .forEach(node -> born[0] +=
                        node.group().equals("on-demand") && node.phase() == NodePhase.READY && node.seen() > 0 ? 1 : 0);
        assertThat(born[0]).isGreaterThan(2);
    }

    private Optional<Hpa> hpa(World all) {
        return all.scaling()
                .flatMap(scaling -> scaling.hpas().find(stage.names().hpaId()));
    }
}
