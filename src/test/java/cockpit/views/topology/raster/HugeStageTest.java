package cockpit.views.topology.raster;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.views.Headless;
import cockpit.views.Sample;
import cockpit.views.desk.Subject;
import cockpit.views.theme.Brush;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.world.Capacity;
import cockpit.world.Event;
import cockpit.world.Node;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.Origin;
import cockpit.world.PlatformFact;
import cockpit.world.Room;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(Headless.class)
@Tag("draws")
final class HugeStageTest {
    private static final World WORLD = Sample.huge(900, 20_000);
    private static final long CALM = 250_000_000L;

    private static HugeStage stage() {
        var stage = new HugeStage(Palette.of(Mode.DARK), Texts.of("en"));
        var scene = new Scene(stage, 1_248, 748);
        scene.getRoot().applyCss();
        stage.layout();
        return stage;
    }

    private static List<String> words(World world) {
        return Headless.on(() -> {
            HugeStage stage = stage();
            stage.show(Sample.frame(world), 1);
            return stage.words().stream().map(Brush.Words::text).toList();
        });
    }

    private static World with(World world, PlatformFact fact) {
        return world.apply(new Event(world.now(), new Origin("test"), fact));
    }

    private static PlatformFact.NodeSeen node(String name, Capacity capacity, NodePhase phase) {
        return new PlatformFact.NodeSeen(
                new NodeId("MAIN", name), "m5.large", "w", capacity, phase, new Room(4_000, 16_000, 29, 0), "");
    }

    private static List<Node> nodes(World world) {
        var all = new ArrayList<Node>();
        world.platform().nodes().forEach(all::add);
        return all;
    }

    @Test
    void withLessMotionNothingMovesOnTheHugeStageEither() {
        Headless.on(() -> {
            HugeStage stage = stage();
            stage.show(Sample.frame(WORLD), 1);
            stage.show(Sample.frame(WORLD), 1 + CALM);
            assertThat(stage.dotsInFlight()).isPositive();
            stage.reduceMotion(true);
            stage.show(Sample.frame(WORLD), 1 + 2 * CALM);
            assertThat(stage.dotsInFlight()).isZero();
            assertThat(stage.words()).extracting(Brush.Words::text).noneMatch(text -> text.contains("1 dot"));
            stage.reduceMotion(false);
            stage.show(Sample.frame(WORLD), 1 + 3 * CALM);
            assertThat(stage.dotsInFlight()).isPositive();
            return true;
        });
    }

    @Test
    void whatTheChipsSayIsWhatIsThere() {
        List<Node> nodes = nodes(WORLD);
        long hot = nodes.stream()
                .filter(n -> n.id().context().equals("REMOTE") && n.cpuTenths() > 900)
                .count();
        long booting =
                nodes.stream().filter(n -> n.phase() == NodePhase.BOOTING).count();
        var pending = new int[1];
        WORLD.platform().pods().forEach(pod -> pending[0] += pod.placed() ? 0 : 1);
        assertThat(hot).isPositive();
        assertThat(words(WORLD))
                .contains("" + hot, "hosts over 90 %", booting + " booting")
                .contains("%,d pods waiting".formatted(pending[0]));
    }

    @Test
    void theGroupsCountTheirNodesAndAddUp() {
        long spot = nodes(WORLD).stream()
                .filter(n -> n.capacity() == Capacity.SPOT && n.room().gpus() == 0)
                .count();
        long gpu = nodes(WORLD).stream().filter(n -> n.room().gpus() > 0).count();
        assertThat(words(WORLD)).contains("Spot " + spot, "GPU " + gpu);
    }

    @Test
    void whereNothingBootsAndNobodyIsHotThereIsNoChip() {
        World calm = WORLD;
        for (Node node : nodes(WORLD)) {
            if (node.phase() == NodePhase.BOOTING) {
                calm = with(calm, new PlatformFact.NodeGone(node.id(), ""));
            } else {
                calm = with(calm, new PlatformFact.NodeMeasured(node.id(), 20));
            }
        }
        var waiting = new ArrayList<PlatformFact>();
        calm.platform().pods().forEach(pod -> {
            if (!pod.placed()) {
                waiting.add(new PlatformFact.PodGone(pod.id(), ""));
            }
        });
        for (PlatformFact fact : waiting) {
            calm = with(calm, fact);
        }
        World then = calm;
        var words = Headless.on(() -> {
            HugeStage stage = stage();
            stage.show(Sample.frame(WORLD), 1);
            for (int i = 1; i < 8; i++) {
                stage.show(Sample.frame(then), i * CALM + 1);
            }
            return stage.words().stream().map(Brush.Words::text).toList();
        });
        assertThat(words).noneMatch(w -> w.contains(" booting") || w.contains("waiting ") || w.contains("over "));
        assertThat(words).noneMatch(w -> w.endsWith("pods waiting"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void noNodeMovesWhileOthersComeAndGo(long seed) {
        Headless.on(() -> {
            var random = new Random(seed);
            HugeStage stage = stage();
            World world = Sample.huge(600, 3_000);
            stage.show(Sample.frame(world), 1);
            Map<NodeId, Rectangle2D> places = places(stage, world);
            List<Node> there = nodes(world);
            for (int i = 0; i < 60; i++) {
                Node some = there.get(random.nextInt(there.size()));
                Capacity capacity = random.nextBoolean() ? Capacity.SPOT : Capacity.ON_DEMAND;
                world = switch (random.nextInt(3)) {
                    case 0 -> with(world, new PlatformFact.NodeMeasured(some.id(), random.nextInt(100)));
                    case 1 -> with(world, new PlatformFact.NodeGone(some.id(), ""));
                    default -> with(world, node("new-" + i, capacity, NodePhase.BOOTING));
                };
                stage.show(Sample.frame(world), i * CALM + 2);
                Map<NodeId, Rectangle2D> now = places(stage, world);
                now.forEach((id, at) -> {
                    Rectangle2D was = places.putIfAbsent(id, at);
                    assertThat(at).as("seed %d: %s", seed, id).isEqualTo(was == null ? at : was);
                });
            }
            return stage;
        });
    }

    @Test
    void anotherDressMovesNobody() {
        Headless.on(() -> {
            HugeStage stage = stage();
            World world = with(WORLD, node("newest", Capacity.SPOT, NodePhase.READY));
            stage.show(Sample.frame(WORLD), 1);
            stage.show(Sample.frame(world), 2);
            Map<NodeId, Rectangle2D> before = places(stage, world);
            stage.dress(Palette.of(Mode.LIGHT), Texts.of("ko"));
            stage.show(Sample.frame(world), 3);
            assertThat(places(stage, world)).isEqualTo(before);
            return stage;
        });
    }

    private static Map<NodeId, Rectangle2D> places(HugeStage stage, World world) {
        var places = new HashMap<NodeId, Rectangle2D>();
        world.platform()
                .nodes()
                .forEach(
                        node -> stage.anchor(new Subject.OfNode(node.id())).ifPresent(at -> places.put(node.id(), at)));
        return places;
    }

    @Test
    void aNodeIsFoundWhereItIsPainted() {
        Headless.on(() -> {
            HugeStage stage = stage();
            stage.show(Sample.frame(WORLD), 1);
            for (String name : List.of("n0", "n250", "n420", "n899")) {
                var id = new NodeId(name.compareTo("n3") < 0 ? "REMOTE" : "MAIN", name);
                Rectangle2D at = stage.anchor(new Subject.OfNode(id)).orElseThrow();
                Subject found = stage.at(at.getMinX() + 1, at.getMaxY() - 2).orElseThrow();
                NodeId node = found instanceof Subject.OfPod p
                        ? WORLD.platform().pods().find(p.pod()).orElseThrow().nodeId()
                        : ((Subject.OfNode) found).node();
                assertThat(node).isEqualTo(id);
            }
            return stage;
        });
    }
}
