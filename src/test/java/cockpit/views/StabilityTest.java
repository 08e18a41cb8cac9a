package cockpit.views;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.script.Focus;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Subject;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.views.topology.TopologyView;
import cockpit.views.topology.raster.HugeStage;
import cockpit.world.Capacity;
import cockpit.world.EdgeId;
import cockpit.world.Event;
import cockpit.world.Fact;
import cockpit.world.MeshFact;
import cockpit.world.NodeId;
import cockpit.world.NodePhase;
import cockpit.world.Origin;
import cockpit.world.PlatformFact;
import cockpit.world.PodId;
import cockpit.world.PodPhase;
import cockpit.world.Room;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What stands still does not move: not by one pixel.
@ExtendWith(Headless.class)
@Tag("draws")
final class StabilityTest {
    private static final int WIDTH = 1_248;
    private static final int HEIGHT = 604;

    private static TopologyView view() {
        var view = new TopologyView(Palette.of(Mode.DARK), Texts.of("en"));
        view.reduceMotion(true);
        var scene = new Scene(view, WIDTH, HEIGHT);
        scene.getRoot().applyCss();
        view.layout();
        return view;
    }

    private static int[] pixels(TopologyView view, World world) {
        Frame frame = Sample.frame(world);
        view.layout();
        view.showStill(frame, Focus.ALL, 1);
        var image = view.getScene().snapshot(null);
        int[] pixels = new int[WIDTH * HEIGHT];
        image.getPixelReader().getPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), pixels, 0, WIDTH);
        return pixels;
    }

    private static World with(World world, Fact... facts) {
        World next = world;
        for (Fact fact : facts) {
            next = next.apply(new Event(world.now(), new Origin("test"), fact));
        }
        return next;
    }

    private static PlatformFact.PodSeen pod(String node, String name, PodPhase phase) {
        return new PlatformFact.PodSeen(new PodId("MAIN", "hipster-app", name), "adservice", node, phase, 100, "");
    }

    @Test
    void aPodThatComesTouchesNothingOutsideItsPlace() {
        World before = Sample.burst(false);
        World after = with(before, pod("eks-2", "newcomer", PodPhase.READY));
        var change = Headless.on(() -> {
            TopologyView view = view();
            int[] a = pixels(view, before);
            int[] b = pixels(view, after);
            double[] place = box(view.anchor(new Subject.OfPod(new PodId("MAIN", "hipster-app", "newcomer")))
                    .orElseThrow());
            return new Change(a, b, place);
        });
        assertThat(change.count()).as("the newcomer is seen").isPositive();
        assertThat(change.outside(8, List.of(new double[] {605, 0, 643, 84})))
                .as("pixels that changed outside its place and the heading's count")
                .isZero();
    }

    @Test
    void aNodeThatComesFillsTheReservedPlaceAndMovesNoOther() {
        World before = Sample.burst(false);
        World after = with(
                before,
                new PlatformFact.NodeSeen(
                        new NodeId("MAIN", "eks-3"),
                        "m5.large",
                        "workers",
                        Capacity.ON_DEMAND,
                        NodePhase.READY,
                        new Room(4_000, 16_000, 29, 0),
                        ""));
        var change = Headless.on(() -> {
            TopologyView view = view();
            int[] a = pixels(view, before);
            int[] b = pixels(view, after);
            double[] place = box(
                    view.anchor(new Subject.OfNode(new NodeId("MAIN", "eks-3"))).orElseThrow());
            return new Change(a, b, place);
        });
        assertThat(change.count()).isPositive();
        assertThat(change.outside(6, List.of(new double[] {605, 0, 643, 84}))).isZero();
    }

    private static double[] box(Rectangle2D r) {
        return new double[] {r.getMinX(), r.getMinY(), r.getWidth(), r.getHeight()};
    }

    @Test
    void inAHugeStageOnlyTheCellThatChangedIsPainted() {
        World before = Sample.huge(900, 20_000);
        var pod = new PodId("MAIN", "shop", "p" + 400);
        World after =
                with(before, new PlatformFact.PodSeen(pod, "recommendationservice", "n400", PodPhase.FAILED, 100, ""));
        var changed = Headless.on(() -> {
            var view = new HugeStage(Palette.of(Mode.DARK), Texts.of("en"));
            var scene = new Scene(view, WIDTH, HEIGHT);
            scene.getRoot().applyCss();
            view.layout();
            view.show(still(before), 1);
            int[] a = snapshot(scene);
            view.show(still(after), 1);
            int[] b = snapshot(scene);
            return new Change(a, b, new double[] {0, 0, 0, 0});
        });
        assertThat(changed.count()).as("the pod is seen, and nothing else").isBetween(1, 400);
    }

    /// Without requests under way, so that no dot moves.
    private static Frame still(World world) {
        return Sample.frame(with(
                world,
                new MeshFact.EdgeMeasured(
                        new EdgeId("REMOTE", "frontend", "MAIN", "recommendationservice"), 0, 0, 0, 1, 1, true)));
    }

    private static int[] snapshot(Scene scene) {
        var image = scene.snapshot(null);
        int[] pixels = new int[WIDTH * HEIGHT];
        image.getPixelReader().getPixels(0, 0, WIDTH, HEIGHT, PixelFormat.getIntArgbInstance(), pixels, 0, WIDTH);
        return pixels;
    }

    private record Change(int[] a, int[] b, double[] place) {
        int count() {
            int n = 0;
            for (int i = 0; i < a.length; i++) {
                n += a[i] == b[i] ? 0 : 1;
            }
            return n;
        }

        int outside(double margin, List<double[]> allowed) {
            int n = 0;
            for (int i = 0; i < a.length; i++) {
                if (a[i] != b[i]) {
                    int x = i % WIDTH;
                    int y = i / WIDTH;
                    boolean in = within(place, x, y, margin) || allowed.stream().anyMatch(r -> within(r, x, y, 0));
                    n += in ? 0 : 1;
                }
            }
            return n;
        }

        private static boolean within(double[] r, int x, int y, double margin) {
            return x >= r[0] - margin && x <= r[0] + r[2] + margin && y >= r[1] - margin && y <= r[1] + r[3] + margin;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void placesOnScreenStayThroughAHundredChanges(long seed) {
        Headless.on(() -> {
            var random = new Random(seed);
            TopologyView view = view();
            World world = Sample.burst(false);
            Map<Subject, Rectangle2D> places = new HashMap<>();
            for (int i = 0; i < 100; i++) {
                String name = "p" + random.nextInt(12);
                world = random.nextInt(3) == 0
                        ? with(world, new PlatformFact.PodGone(new PodId("MAIN", "hipster-app", name), ""))
                        : with(
                                world,
                                pod("eks-" + (1 + random.nextInt(2)), name, PodPhase.values()[2 + random.nextInt(3)]));
                view.showStill(Sample.frame(world), Focus.ALL, i);
                var now = new HashMap<Subject, Rectangle2D>();
                for (Subject subject : new ArrayList<>(view.subjects())) {
                    view.anchor(subject).ifPresent(at -> now.put(subject, at));
                }
                assertStayed(places, now, world, seed);
                places = now;
            }
            return view;
        });
    }

    private static void assertStayed(
            Map<Subject, Rectangle2D> before, Map<Subject, Rectangle2D> now, World world, long seed) {
        now.forEach((subject, at) -> {
            Rectangle2D was = before.get(subject);
            boolean rescheduled = subject instanceof Subject.OfPod p
                    && world.platform()
                            .pods()
                            .find(p.pod())
                            .map(pod -> pod.seen() == world.now())
                            .orElse(true);
            if (was != null && !rescheduled && !(subject instanceof Subject.OfPod)) {
                assertThat(at).as("seed %d: %s", seed, subject).isEqualTo(was);
            }
        });
    }
}
