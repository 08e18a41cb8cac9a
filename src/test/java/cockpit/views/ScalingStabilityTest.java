package cockpit.views;

import static org.assertj.core.api.Assertions.assertThat;

import cockpit.views.desk.Figure;
import cockpit.views.desk.Frame;
import cockpit.views.desk.Panel;
import cockpit.views.desk.StillDesk;
import cockpit.views.desk.Subject;
import cockpit.views.scaling.GroupsPanel;
import cockpit.views.scaling.QueuePanel;
import cockpit.views.scaling.ScalingInstruments;
import cockpit.views.theme.Mode;
import cockpit.views.theme.Palette;
import cockpit.views.theme.Texts;
import cockpit.world.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A hundred pods and ten nodes may come at once: what is drawn already does not move by one pixel.
@ExtendWith(Headless.class)
@Tag("draws")
final class ScalingStabilityTest {
    private static final double HEIGHT = 608;

    /// A panel on a scene of its own, and what it showed last.
    private static final class Watched {
        private final Panel panel;
        private final double width;
        private final double headings;
        private int[] pixels = {};
        private Map<Subject, Rectangle2D> places = Map.of();

        /// @param headings px at the top in which counts are written
        Watched(Panel panel, double width, double headings) {
            this.panel = panel;
            this.width = width;
            this.headings = headings;
            var scene = new Scene(panel, width, HEIGHT);
            scene.getRoot().applyCss();
            panel.resize(width, HEIGHT);
            panel.layout();
        }

        void show(Frame frame, long nanos) {
            panel.show(frame, nanos);
            var image = panel.getScene().snapshot(null);
            int w = (int) width;
            pixels = new int[w * (int) HEIGHT];
            image.getPixelReader().getPixels(0, 0, w, (int) HEIGHT, PixelFormat.getIntArgbInstance(), pixels, 0, w);
            var now = new HashMap<Subject, Rectangle2D>();
            panel.subjects().forEach(subject -> panel.anchor(subject).ifPresent(box -> now.put(subject, box)));
            places = now;
        }

        /// Pixels that differ from before, outside these boxes, so many px around them, and the headings.
        long strayed(int[] before, List<Rectangle2D> allowed, double margin) {
            int w = (int) width;
            long strayed = 0;
            for (int i = 0; i < pixels.length; i++) {
                int x = i % w;
                int y = i / w;
                boolean in = y < headings
                        || allowed.stream()
                                .anyMatch(r -> x >= r.getMinX() - margin
                                        && x <= r.getMaxX() + margin
                                        && y >= r.getMinY() - margin
                                        && y <= r.getMaxY() + margin);
                strayed += !in && pixels[i] != before[i] ? 1 : 0;
            }
            return strayed;
        }
    }

    private static Watched groups() {
        var panel = new GroupsPanel(Palette.of(Mode.DARK), Texts.of("en"));
        panel.birth(164);
        return new Watched(panel, 680, 56);
    }

    @Test
    void tenNodesAndAHundredPodsComeAndNothingElseMoves() {
        Headless.on(() -> {
            Watched watched = groups();
            World before = ScalingSample.wide();
            watched.show(ScalingSample.frame(before), 1);
            int[] pixels = watched.pixels;
            Map<Subject, Rectangle2D> places = watched.places;
            World after = ScalingSample.flooded(before);
            watched.show(still(before, after), 2_000_000_000L);
            var come = new ArrayList<Rectangle2D>();
            int[] counts = {0, 0};
            watched.places.forEach((subject, box) -> {
                Rectangle2D was = places.get(subject);
                if (was != null) {
                    assertThat(box).as("%s", subject).isEqualTo(was);
                } else {
                    come.add(box);
                    counts[0] += subject instanceof Subject.OfNode ? 1 : 0;
                    counts[1] += subject instanceof Subject.OfPod ? 1 : 0;
                }
            });
            assertThat(counts[0]).as("nodes that came").isEqualTo(10);
            assertThat(counts[1]).as("pods that came").isEqualTo(100);
            assertThat(watched.strayed(pixels, come, 12)).isZero();
            return true;
        });
    }

    /// The same instant for both, so that no watch goes on.
    private static Frame still(World before, World after) {
        Frame frame = ScalingSample.frame(before);
        return new Frame(
                after,
                frame.at(),
                frame.show(),
                frame.pace(),
                frame.held(),
                frame.source(),
                frame.stageName(),
                frame.names(),
                frame.transport(),
                frame.recording(),
                frame.notice(),
                frame.arming(),
                frame.parachute());
    }

    @Test
    void aHundredPodsQueueUpAndThoseThatWaitedStayWhereTheyAre() {
        Headless.on(() -> {
            var watched = new Watched(new QueuePanel(Palette.of(Mode.DARK), Texts.of("en")), 132, 112);
            World before = ScalingSample.waiting(ScalingSample.wide(), 6, 0);
            watched.show(ScalingSample.frame(before), 1);
            int[] pixels = watched.pixels;
            Map<Subject, Rectangle2D> places = watched.places;
            watched.show(still(before, ScalingSample.waiting(before, 100, 6)), 2_000_000_000L);
            var come = new ArrayList<Rectangle2D>();
            watched.places.forEach((subject, box) -> {
                if (!places.containsKey(subject)) {
                    come.add(box);
                } else {
                    assertThat(box).as("%s", subject).isEqualTo(places.get(subject));
                }
            });
            assertThat(come).hasSize(100);
            assertThat(watched.strayed(pixels, come, 1)).isZero();
            return true;
        });
    }

    @Test
    void aNodeThatGoesLeavesItsPlaceAndOneThatComesMovesNobody() {
        Headless.on(() -> {
            Watched watched = groups();
            World world = ScalingSample.growing();
            watched.show(ScalingSample.frame(world), 1);
            Map<Subject, Rectangle2D> first = watched.places;
            World without = ScalingSample.without(world, "od-1");
            watched.show(ScalingSample.frame(without), 2_000_000_000L);
            assertStayed(first, watched.places);
            assertThat(watched.places).doesNotContainKey(ScalingSample.nodeOf("od-1"));
            World with = ScalingSample.with(without, "on-demand", "od-9");
            watched.show(ScalingSample.frame(with), 4_000_000_000L);
            assertStayed(first, watched.places);
            assertThat(watched.places.get(ScalingSample.nodeOf("od-9")))
                    .as("the place never taken, before the one that is free again")
                    .isNotEqualTo(first.get(ScalingSample.nodeOf("od-1")));
            World back = ScalingSample.with(with, "on-demand", "od-1");
            watched.show(ScalingSample.frame(back), 6_000_000_000L);
            assertStayed(first, watched.places);
            assertThat(watched.places.get(ScalingSample.nodeOf("od-1")))
                    .isEqualTo(first.get(ScalingSample.nodeOf("od-1")));
            return true;
        });
    }

    @Test
    void instrumentsStayWhereTheyAreWhateverComes() {
        Headless.on(() -> {
            var watched = new Watched(
                    new ScalingInstruments(
                            new StillDesk(() -> ScalingSample.frame(ScalingSample.growing())),
                            Palette.of(Mode.DARK),
                            Texts.of("en")),
                    352,
                    0);
            watched.show(ScalingSample.frame(ScalingSample.quiet(true)), 1);
            Map<Subject, Rectangle2D> quiet = watched.places;
            watched.show(ScalingSample.frame(ScalingSample.growing()), 2_000_000_000L);
            for (Figure figure : List.of(Figure.EXPANDER, Figure.CAPACITY, Figure.COST_DEMO, Figure.COST_GROUPS)) {
                var subject = new Subject.OfFigure(figure);
                assertThat(watched.places.get(subject)).as("%s", figure).isEqualTo(quiet.get(subject));
            }
            return true;
        });
    }

    private static void assertStayed(Map<Subject, Rectangle2D> before, Map<Subject, Rectangle2D> now) {
        now.forEach((subject, box) -> {
            if (before.containsKey(subject)) {
                assertThat(box).as("%s", subject).isEqualTo(before.get(subject));
            }
        });
    }
}
